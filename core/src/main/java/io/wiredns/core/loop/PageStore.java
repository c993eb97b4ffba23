package io.wiredns.core.loop;

/**
 * The pages of heap memory that all connections of a server or client hold, with a limit. Direct
 * memory would be short without notice: when there is none left, each reservation takes the JVM
 * half a second, in which the loop would serve no connection. Thread-safe.
 *
 * <p>The connections should hold at most {@link #budget}; a server closes the one that holds most
 * when they exceed it. Until that has happened, they may hold a quarter more.
 *
 * @since 0.1
 */
public final class PageStore {
  /** The size of a page. */
  public static final int PAGE_OCTETS = 2 * 1024;

  /** The number of unused pages that are kept for reuse: half a mebibyte. */
  private static final int SPARE_PAGES = 256;

  /** A page, linked to the next one of its queue. */
  static final class Page {
    final byte[] octets = new byte[PAGE_OCTETS];
    Page next;
  }

  private final long budget;
  private final long maxPages;
  private Page spare;
  private int spares;
  private volatile long pages;

  /**
   * Creates a store without pages.
   *
   * @param budget the number of octets that the connections should hold at most; for no limit,
   *     {@link Long#MAX_VALUE}
   */
  public PageStore(long budget) {
    this.budget = budget;
    maxPages = budget / PAGE_OCTETS + budget / 4 / PAGE_OCTETS;
  }

  /**
   * Returns the number of octets that the connections should hold at most.
   *
   * @return the number that the constructor was given
   */
  public long budget() {
    return budget;
  }

  /**
   * Returns the number of octets of the pages that connections hold.
   *
   * @return the number of octets, also those of pages that are not full
   */
  public long heldOctets() {
    return pages * PAGE_OCTETS;
  }

  /**
   * Returns whether the connections hold more than the budget.
   *
   * @return true if a connection should be closed
   */
  public boolean isOver() {
    return heldOctets() > budget;
  }

  /** Returns a page, or null if the limit is reached or the heap has no memory. */
  synchronized Page take() {
    if (pages >= maxPages) {
      return null;
    }
    Page page = spare;
    if (page == null) {
      try {
        page = new Page();
      } catch (OutOfMemoryError none) {
        return null;
      }
    } else {
      spare = page.next;
      spares--;
      page.next = null;
    }
    pages++;
    return page;
  }

  /** Takes back a page. */
  synchronized void give(Page page) {
    pages--;
    if (spares < SPARE_PAGES) {
      page.next = spare;
      spare = page;
      spares++;
    }
  }
}
