package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;

/**
 * The canonical order of names, RFC 4034 section 6.1: by labels from the last to the first, each as
 * octets with letters in lower case, what is shorter first.
 */
final class NameOrder {
  /**
   * How many octets, label ends counted, a key shows: as many as there are powers of the number of
   * symbols in 32 bits.
   */
  private static final int KEY_SYMBOLS = 6;

  private static final int SYMBOLS = 40;
  private static final int FIRST_DIGIT = 2;
  private static final int BETWEEN_DIGITS_AND_LETTERS = 12;
  private static final int FIRST_LETTER = 13;
  private static final int AFTER_LETTERS = 39;

  /** The symbol of each octet, in their order; 0 is the end of a label, or of the name. */
  private static final byte[] SYMBOL = symbols();

  private NameOrder() {}

  private static byte[] symbols() {
    byte[] symbols = new byte[256];
    for (int i = 0; i < symbols.length; i++) {
      int octet = Bytes.fold((byte) i);
      if (octet < '0') {
        symbols[i] = 1;
      } else if (octet <= '9') {
        symbols[i] = (byte) (FIRST_DIGIT + octet - '0');
      } else if (octet < 'a') {
        symbols[i] = BETWEEN_DIGITS_AND_LETTERS;
      } else if (octet <= 'z') {
        symbols[i] = (byte) (FIRST_LETTER + octet - 'a');
      } else {
        symbols[i] = (byte) AFTER_LETTERS;
      }
    }
    return symbols;
  }

  /**
   * The beginning of a name in canonical order as a number: of two names with different keys, the
   * one with the smaller key, taken as unsigned, comes first; equal keys say nothing.
   *
   * <p>Six symbols to the base of 40, from the last label on, {@code com}, its end, {@code ex} of
   * {@code www.example.com}. A symbol that several octets share is the last one.
   *
   * @return 0 for the root, and something else for every other name
   */
  static int key(byte[] wire) {
    int key = 0;
    int left = KEY_SYMBOLS;
    for (long labels = lastLabels(wire); labels != 0 && left > 0; labels >>>= 8) {
      int p = (int) (labels & 0xFF);
      for (int end = p + wire[p - 1]; p < end && left > 0; p++) {
        int symbol = SYMBOL[wire[p] & 0xFF];
        key = key * SYMBOLS + symbol;
        left--;
        if (isShared(symbol)) {
          return padded(key, left);
        }
      }
      if (left > 0) {
        key *= SYMBOLS;
        left--;
      }
    }
    return padded(key, left);
  }

  private static boolean isShared(int symbol) {
    return symbol == 1 || symbol == BETWEEN_DIGITS_AND_LETTERS || symbol == AFTER_LETTERS;
  }

  private static int padded(int key, int symbols) {
    int padded = key;
    for (int i = 0; i < symbols; i++) {
      padded *= SYMBOLS;
    }
    return padded;
  }

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
