package io.wiredns.core.loop;

import io.wiredns.core.loop.PageStore.Page;
import java.nio.ByteBuffer;

/**
 * Octets in pages, first in, first out. An empty queue holds no page. For one thread.
 *
 * @since 0.1
 */
public final class OctetQueue {
  private static final int PAGE_OCTETS = PageStore.PAGE_OCTETS;

  private final PageStore store;

  /** The page of the first octet and that of the last one; null if the queue is empty. */
  private Page first;

  private Page last;

  /** The index of the first octet in its page. */
  private int start;

  /** The index after the last octet in its page. */
  private int end;

  private int length;
  private int pages;

  /**
   * Creates an empty queue.
   *
   * @param store gives the pages
   */
  public OctetQueue(PageStore store) {
    this.store = store;
  }

  /**
   * Returns the number of octets in the queue.
   *
   * @return the number of octets; 0 if the queue is empty
   */
  public int length() {
    return length;
  }

  /**
   * Returns the number of octets of the pages that the queue holds.
   *
   * @return the number of octets, also those of pages that are not full
   */
  public int heldOctets() {
    return pages * PAGE_OCTETS;
  }

  /**
   * Adds the remaining octets of a buffer.
   *
   * @param from the buffer, whose position is then its limit
   * @return false if a page is missing; the queue and the buffer are then unchanged
   */
  public boolean add(ByteBuffer from) {
    int room = last == null ? 0 : PAGE_OCTETS - end;
    int missing = (from.remaining() - room + PAGE_OCTETS - 1) / PAGE_OCTETS;
    Page more = null;
    for (int i = 0; i < missing; i++) {
      Page page = store.take();
      if (page == null) {
        giveAll(more);
        return false;
      }
      page.next = more;
      more = page;
    }
    length += from.remaining();
    pages += Math.max(0, missing);
    while (from.hasRemaining()) {
      if (last == null || end == PAGE_OCTETS) {
        Page page = more;
        more = page.next;
        append(page);
      }
      int count = Math.min(from.remaining(), PAGE_OCTETS - end);
      from.get(last.octets, end, count);
      end += count;
    }
    return true;
  }

  private void append(Page page) {
    page.next = null;
    if (last == null) {
      first = page;
      start = 0;
    } else {
      last.next = page;
    }
    last = page;
    end = 0;
  }

  private void giveAll(Page pages) {
    Page page = pages;
    while (page != null) {
      Page next = page.next;
      store.give(page);
      page = next;
    }
  }

  /** Returns an octet from 0 to 255. */
  int octet(int index) {
    Page page = first;
    int at = start + index;
    while (at >= PAGE_OCTETS) {
      page = page.next;
      at -= PAGE_OCTETS;
    }
    return page.octets[at] & 0xFF;
  }

  /**
   * Copies the first octets to a buffer, as many as there are and fit.
   *
   * @param to the buffer, whose position moves
   */
  public void peek(ByteBuffer to) {
    int left = Math.min(length, to.remaining());
    Page page = first;
    int at = start;
    while (left > 0) {
      int count = Math.min(left, PAGE_OCTETS - at);
      to.put(page.octets, at, count);
      left -= count;
      page = page.next;
      at = 0;
    }
  }

  /**
   * Removes the first octets.
   *
   * @param octets their number, at most that of the octets in the queue
   */
  public void skip(int octets) {
    length -= octets;
    if (length == 0) {
      clear();
      return;
    }
    start += octets;
    while (start >= PAGE_OCTETS) {
      Page empty = first;
      first = empty.next;
      store.give(empty);
      pages--;
      start -= PAGE_OCTETS;
    }
  }

  /** Removes all octets. */
  public void clear() {
    Page held = first;
    first = null;
    last = null;
    length = 0;
    pages = 0;
    giveAll(held);
  }
}
