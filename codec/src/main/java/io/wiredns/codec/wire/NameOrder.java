package io.wiredns.codec.wire;

/**
 * The canonical order of names, RFC 4034 section 6.1: by labels from the last to the first, each as
 * octets with letters in lower case, what is shorter first.
 */
final class NameOrder {
  private NameOrder() {}

  /** Negative, 0 or positive, as a comparator, for two names as they are on the wire. */
  static int compare(byte[] a, byte[] b) {
    long mine = lastLabels(a);
    long theirs = lastLabels(b);
    int compared = 0;
    for (; mine != 0 && theirs != 0; mine >>>= 8, theirs >>>= 8) {
      int order = compareLabels(a, (int) (mine & 0xFF) - 1, b, (int) (theirs & 0xFF) - 1);
      if (order != 0) {
        return order;
      }
      compared++;
    }
    return compared == Long.BYTES ? compareAll(a, b) : Boolean.compare(mine != 0, theirs != 0);
  }

  /**
   * Where the last labels start, eight at most, an octet each and one more than the index, the last
   * label's the least significant; 0 in front of the first label.
   */
  private static long lastLabels(byte[] wire) {
    long starts = 0;
    int b;
    for (int p = 0; (b = wire[p]) != 0; p += b + 1) {
      starts = starts << 8 | p + 1;
    }
    return starts;
  }

  /** The order of names with more labels than fit {@link #lastLabels}. */
  private static int compareAll(byte[] a, byte[] b) {
    int mine = labels(a);
    int theirs = labels(b);
    int p = start(a, mine - theirs);
    int q = start(b, theirs - mine);
    // From left to right, so that the rightmost difference is the one that stays.
    int order = Integer.compare(mine, theirs);
    while (a[p] != 0) {
      int label = compareLabels(a, p, b, q);
      if (label != 0) {
        order = label;
      }
      p += a[p] + 1;
      q += b[q] + 1;
    }
    return order;
  }

  private static int labels(byte[] wire) {
    int count = 0;
    for (int p = 0; wire[p] != 0; p += wire[p] + 1) {
      count++;
    }
    return count;
  }

  /** Where the label starts before which there are so many; the first if the number is negative. */
  private static int start(byte[] wire, int before) {
    int p = 0;
    for (int i = 0; i < before; i++) {
      p += wire[p] + 1;
    }
    return p;
  }

  /** The order of two labels. */
  static int compareLabels(byte[] a, int p, byte[] b, int q) {
    int common = Math.min(a[p], b[q]);
    for (int i = 0; i < common; i += 8) {
      int count = Math.min(8, common - i);
      long left = Bytes.upTo8(a, p + 1 + i, count);
      long right = Bytes.upTo8(b, q + 1 + i, count);
      if (left != right) {
        int order = Long.compareUnsigned(Bytes.fold(left), Bytes.fold(right));
        if (order != 0) {
          return order;
        }
      }
    }
    return a[p] - b[q];
  }
}
