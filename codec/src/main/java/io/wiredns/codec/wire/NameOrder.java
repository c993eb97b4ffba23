package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.Bytes;

/**
 * The canonical order of names, RFC 4034 section 6.1: labels are compared from the last to the
 * first, as octets with letters in lower case; a prefix comes first.
 */
final class NameOrder {
  /**
   * The number of symbols in a key, where a symbol stands for an octet or the end of a label. It is
   * the largest number for which 40 to this power fits 32 bits.
   */
  private static final int KEY_SYMBOLS = 6;

  private static final int SYMBOLS = 40;
  private static final int FIRST_DIGIT = 2;
  private static final int BETWEEN_DIGITS_AND_LETTERS = 12;
  private static final int FIRST_LETTER = 13;
  private static final int AFTER_LETTERS = 39;

  /** The symbol of each octet, in ascending order; 0 is the end of a label, or of the name. */
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
   * Returns the beginning of a name in canonical order as an unsigned number. Of two names with
   * different keys, the one with the smaller key comes first; if the keys are equal, the names must
   * be compared.
   *
   * <p>A key is six symbols to the base of 40, from the last label on. For {@code www.example.com}
   * they are {@code com}, the end of that label, and {@code ex}. A symbol that several octets share
   * ends the key.
   *
   * @return the key, 0 for the root and not 0 for every other name
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

  /**
   * Compares two names in wire form and returns a negative number, 0 or a positive number, like a
   * comparator.
   */
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
   * Returns the positions of the last eight labels, each in 8 bits as its index plus 1, with the
   * last label in the lowest bits; 0 means that there are no more labels.
   */
  private static long lastLabels(byte[] wire) {
    long starts = 0;
    int b;
    for (int p = 0; (b = wire[p]) != 0; p += b + 1) {
      starts = starts << 8 | p + 1;
    }
    return starts;
  }

  /** Compares names with more labels than {@link #lastLabels} holds. */
  private static int compareAll(byte[] a, byte[] b) {
    int mine = labels(a);
    int theirs = labels(b);
    int p = start(a, mine - theirs);
    int q = start(b, theirs - mine);
    // from left to right, so that the rightmost difference decides
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

  /**
   * Returns the index of the label that has the given number of labels before it, or of the first
   * label if the number is negative.
   */
  private static int start(byte[] wire, int before) {
    int p = 0;
    for (int i = 0; i < before; i++) {
      p += wire[p] + 1;
    }
    return p;
  }

  /** Compares two labels, given by the indices of their length octets. */
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
