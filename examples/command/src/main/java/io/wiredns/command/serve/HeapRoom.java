package io.wiredns.command.serve;

import java.util.Locale;

/**
 * Looks for free memory while a zone is read, and ends the reading before the heap is exhausted, so
 * that the zones that are served do not suffer. For one thread.
 */
final class HeapRoom implements Runnable {
  private static final long MIB = 1 << 20;

  /** The octets that the records between two calls need: 4,096 records of up to 512 octets. */
  private static final long OCTETS_OF_A_CALL = 2 * MIB;

  /** The figures of the heap. */
  interface Heap {
    Heap SYSTEM =
        new Heap() {
          @Override
          public long max() {
            return Runtime.getRuntime().maxMemory();
          }

          @Override
          public long free() {
            Runtime runtime = Runtime.getRuntime();
            return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
          }

          @Override
          public void collect() {
            System.gc();
          }
        };

    /** Returns the size to which the heap can grow. */
    long max();

    /** Returns how many octets can be allocated before objects must be collected. */
    long free();

    /** Collects all objects that are not in use. */
    void collect();
  }

  private final Heap heap;

  /** The octets that must be free after a collection. */
  private final long reserve;

  private long calls;

  /**
   * The number of calls after which half the reserve may be in use, so that a collection is due.
   */
  private long nextCollection;

  /** The number of calls before which there is no collection, however little is free. */
  private long earliestCollection;

  private HeapRoom(Heap heap, long reserve) {
    this.heap = heap;
    this.reserve = reserve;
  }

  /** Requires an eighth of the heap to be free, while nothing is served yet. */
  static HeapRoom atStart(Heap heap) {
    return new HeapRoom(heap, heap.max() / 8);
  }

  /**
   * Requires a quarter of the heap to be free, while other zones are served: with less, collections
   * follow each other and keep clients waiting.
   */
  static HeapRoom whileServing(Heap heap) {
    return new HeapRoom(heap, heap.max() / 4);
  }

  /**
   * Checks the heap; called every few thousand records.
   *
   * @throws ZoneTooLarge if less than the reserve remains
   */
  @Override
  public void run() {
    calls++;
    long before = heap.free();
    boolean isDue = before < reserve && calls >= nextCollection;
    boolean isShort = before < reserve / 4 && calls >= earliestCollection;
    if (!isDue && !isShort) {
      return;
    }
    heap.collect();
    long free = heap.free();
    earliestCollection = calls + 2;
    nextCollection = calls + Math.max(2, (free - reserve / 2) / OCTETS_OF_A_CALL);
    if (free < reserve) {
      throw new ZoneTooLarge(
          String.format(
              Locale.ROOT,
              "not enough memory: %,d MiB of %,d are free; raise -Xmx",
              free / MIB,
              heap.max() / MIB));
    }
  }

  /** Thrown if a zone does not fit into the heap. */
  static final class ZoneTooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ZoneTooLarge(String message) {
      super(message, null, false, false);
    }
  }
}
