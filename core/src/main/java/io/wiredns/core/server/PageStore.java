package io.wiredns.core.server;

/**
 * The pages of heap memory that all connections of a server hold, with a limit. Direct memory would
 * be short without notice: when there is none left, each reservation takes the JVM half a second,
 * in which the loop would serve no client. Thread-safe.
 *
 * <p>The connections should hold at most {@link #budget}; the server closes the one that holds most
 * when they exceed it. Until that has happened, they may hold a quarter more.
 */
final class PageStore {
  static final int PAGE_OCTETS = 2 * 1024;

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

  PageStore(long budget) {
    this.budget = budget;
    maxPages = (budget + budget / 4) / PAGE_OCTETS;
  }

  /** Returns the number of octets that the connections should hold at most. */
  long budget() {
    return budget;
  }

  /** Returns the number of octets of the pages that connections hold. */
  long heldOctets() {
    return pages * PAGE_OCTETS;
  }

  /** Returns whether the connections hold more than the budget. */
  boolean isOver() {
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
