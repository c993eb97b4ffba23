package io.wiredns.capture;

/**
 * The memory that xz may use for its dictionary, whose size is chosen by the file and can be 4 GiB.
 *
 * @param heapMib the size of the heap in MiB
 */
record XzMemory(long heapMib) {
  /**
   * The memory in MiB that is reserved for everything else, see {@linkplain io.wiredns.capture the
   * package}.
   */
  static final long RESERVED_MIB = 40;

  private static final long KIB = 1024;

  static XzMemory ofThisHeap() {
    return new XzMemory(Runtime.getRuntime().maxMemory() / (KIB * KIB));
  }

  /** Returns the limit in KiB, the unit of the xz library. */
  int limitKib() {
    // A dictionary is one array, and generational collectors keep a third of the heap for others.
    long most = Math.min(heapMib - RESERVED_MIB, heapMib * 3 / 5);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, most) * KIB);
  }

  /**
   * Returns the message of an exception: the memory that is needed, and the option that provides
   * it.
   */
  String refusal(int neededKib) {
    long needed = (neededKib + KIB - 1) / KIB;
    return ("the xz data need %d MiB of memory for their dictionary, and the heap of %d MiB has %d"
            + " MiB for that: java -Xmx%dm has enough")
        .formatted(needed, heapMib, limitKib() / KIB, heapFor(needed));
  }

  /** Returns the value of -Xmx; some collectors do not count a ninth of it as heap. */
  private static long heapFor(long neededMib) {
    long heap = Math.max(neededMib + RESERVED_MIB, neededMib * 5 / 3 + 1);
    return heap + heap / 8 + 2;
  }
}
