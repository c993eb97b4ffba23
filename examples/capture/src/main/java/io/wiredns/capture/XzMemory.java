package io.wiredns.capture;

/**
 * How much of a heap xz may have for its dictionary, which a file chooses: up to 4 GiB.
 *
 * @param heapMib the heap
 */
record XzMemory(long heapMib) {
  /** What a heap keeps for all else, see {@linkplain io.wiredns.capture the package}. */
  static final long RESERVED_MIB = 40;

  private static final long KIB = 1024;

  static XzMemory ofThisHeap() {
    return new XzMemory(Runtime.getRuntime().maxMemory() / (KIB * KIB));
  }

  /** The limit in the unit of the xz library. */
  int limitKib() {
    // A dictionary is one array, and collectors with generations keep a third of a heap for others.
    long most = Math.min(heapMib - RESERVED_MIB, heapMib * 3 / 5);
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, most) * KIB);
  }

  /** Says what would be needed, and how to have it. */
  String refusal(int neededKib) {
    long needed = (neededKib + KIB - 1) / KIB;
    return ("the xz data need %d MiB of memory for their dictionary, and the heap of %d MiB has %d"
            + " MiB for that: java -Xmx%dm has enough")
        .formatted(needed, heapMib, limitKib() / KIB, heapFor(needed));
  }

  /** The value of -Xmx; some collectors do not count a ninth of it as heap. */
  private static long heapFor(long neededMib) {
    long heap = Math.max(neededMib + RESERVED_MIB, neededMib * 5 / 3 + 1);
    return heap + heap / 8 + 2;
  }
}
