package io.wiredns.bench;

import java.util.Arrays;

/**
 * The least work that a structural pass can do, as a lower bound for {@link View}. It reads a
 * message from an array, checks what the view checks, and stores the offsets of each entry and of
 * the end of its name. It only returns whether the message is well-formed; it has no faults, no
 * buffers and no field accessors.
 */
final class Floor {
  private static final int HEADER = 12;
  private static final int LONGEST_MESSAGE = 65_535;
  private static final int LONGEST_NAME = 255;
  private static final int MOST_POINTERS = 127;
  private static final int OPT = 41;
  private static final int TSIG = 250;
  private static final int CLASS_ANY = 255;
  private static final int DSO = 6;

  private int[] index = new int[16];

  private static int u16(byte[] a, int at) {
    return (a[at] & 0xFF) << 8 | a[at + 1] & 0xFF;
  }

  /** Returns the index after a name, or -1 if the name is malformed. */
  private static int name(byte[] a, int at, int end) {
    int p = at;
    int start = at;
    int octets = 1;
    int after = -1;
    int pointers = 0;
    while (p < end) {
      int b = a[p] & 0xFF;
      if (b == 0) {
        return octets > LONGEST_NAME ? -1 : after < 0 ? p + 1 : after;
      }
      if (b < 64) {
        octets += b + 1;
        p += b + 1;
        continue;
      }
      if (b < 0xC0 || p + 1 >= end || ++pointers > MOST_POINTERS) {
        return -1;
      }
      int target = (b & 0x3F) << 8 | a[p + 1] & 0xFF;
      if (target >= start || target < HEADER) {
        return -1;
      }
      if (after < 0) {
        after = p + 2;
      }
      start = p = target;
    }
    return -1;
  }

  /**
   * Checks a message.
   *
   * @return the number of questions and records, or -1 if the message is malformed
   */
  int walk(byte[] a, int end) {
    if (end < HEADER || end > LONGEST_MESSAGE) {
      return -1;
    }
    int questions = u16(a, 4);
    int beforeAdditional = u16(a, 6) + u16(a, 8);
    int additional = u16(a, 10);
    int records = beforeAdditional + additional;
    if (questions + records == 0 && (a[2] >>> 3 & 0xF) == DSO) {
      return 0;
    }
    int p = HEADER;
    int entry = 0;
    for (; entry < questions; entry++) {
      int fixed = name(a, p, end);
      if (fixed < 0 || end - fixed < 4) {
        return -1;
      }
      keep(entry, p, fixed);
      p = fixed + 4;
    }
    boolean opt = false;
    for (int i = 0; i < records; i++) {
      int fixed = name(a, p, end);
      if (fixed < 0 || end - fixed < 10) {
        return -1;
      }
      int next = fixed + 10 + u16(a, fixed + 8);
      if (next > end) {
        return -1;
      }
      keep(entry++, p, fixed);
      int type = u16(a, fixed);
      if (type == OPT) {
        if (i < beforeAdditional || opt || a[p] != 0) {
          return -1;
        }
        opt = true;
      } else if (type == TSIG
          && (i < beforeAdditional || i != records - 1 || u16(a, fixed + 2) != CLASS_ANY)) {
        return -1;
      }
      p = next;
    }
    return p == end ? entry : -1;
  }

  private void keep(int entry, int owner, int fixed) {
    int at = 2 * entry;
    if (at + 2 > index.length) {
      index = Arrays.copyOf(index, 2 * index.length);
    }
    index[at] = owner;
    index[at + 1] = fixed;
  }

  /**
   * Reads header and first question, for {@link ReadQuestion}.
   *
   * @return a sum of ID, flags, type, class and the name's length, or -1 if the message is
   *     malformed
   */
  static int question(byte[] a, int end) {
    if (end < HEADER || end > LONGEST_MESSAGE) {
      return -1;
    }
    int sum = u16(a, 0) + u16(a, 2);
    if (u16(a, 4) == 0) {
      return sum;
    }
    int fixed = name(a, HEADER, end);
    if (fixed < 0 || end - fixed < 4) {
      return -1;
    }
    return sum + u16(a, fixed) + u16(a, fixed + 2) + fixed - HEADER;
  }
}
