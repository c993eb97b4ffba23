package io.wiredns.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The least work of a view: it accepts and refuses the same messages as {@link
 * io.wiredns.codec.message.MessageView}, and leaves out all else. What cannot be left out, because
 * octets of any kind must lead to a message or a refusal and later changes of the buffer must not
 * change an accepted message:
 *
 * <ul>
 *   <li>the copy of the octets, of which there are 12 to 65,535;
 *   <li>of each name of a question or owner, along all its pointers: each label has at most 63
 *       octets and lies within the message; each pointer leads to an octet before its own piece,
 *       and not into the header; at most 127 pointers; at most 255 octets;
 *   <li>the fixed octets of each question and record, and RDLENGTH octets of RDATA, lie within the
 *       message;
 *   <li>the counts of the header equal what is there, and nothing follows the last record, except
 *       after the header of a DSO message without entries;
 *   <li>OPT is in the additional section, at most once, with the root as its owner; TSIG is the
 *       last record, in the additional section, of class ANY;
 *   <li>where each entry is, so that its fields can be read.
 * </ul>
 *
 * <p>There are no faults, no tolerance and no bound on the work of hostile pointers. As in the
 * view, pointers to a label of the first question are known by a bit for each label, and the last
 * other target is remembered.
 */
final class LeastView {
  private static final int HEADER = 12;
  private static final int POINTER = 0xC000;
  private static final int LONGEST_NAME = 255;
  private static final int MOST_POINTERS = 127;
  private static final int READ_AHEAD = 16;

  byte[] octets = new byte[512];

  /**
   * By entry: the offset of its owner, of its type, and of the octets of the owner, and the number
   * of these octets, 16 bits each; the last two are 0 if the owner is not contiguous.
   */
  long[] places = new long[16];

  int questions;
  int entries;
  int end;
  int opt;
  int tsig;

  /** A bit for each label of the first question's name, by its offset after the header. */
  private long labels;

  /** The first question's name as offset, in the upper half, and length; 0 if there is none. */
  private int question;

  /** The name that was walked last, in the same form; 0 if it is not contiguous. */
  private int contiguous;

  /** The last pointer target other than the question, its length and its number of pointers. */
  private int target;

  private int targetLength;
  private int targetPointers;

  static int u16(byte[] a, int at) {
    return (a[at] & 0xFF) << 8 | a[at + 1] & 0xFF;
  }

  /** Copies and checks a message. Returns the number of entries, or -1 if it is malformed. */
  int wrap(ByteBuffer message) {
    int length = message.remaining();
    if (length < HEADER || length > 65_535) {
      return -1;
    }
    byte[] a = octets;
    if (a.length < length + READ_AHEAD) {
      a = octets = new byte[2 * length + READ_AHEAD];
    }
    if (message.hasArray()) {
      System.arraycopy(message.array(), message.arrayOffset() + message.position(), a, 0, length);
    } else {
      message.get(message.position(), a, 0, length);
    }
    return walk(a, length) ? entries : -1;
  }

  private boolean walk(byte[] a, int end) {
    this.end = end;
    opt = tsig = target = -1;
    entries = 0;
    labels = 0;
    question = 0;
    questions = u16(a, 4);
    int beforeAdditional = questions + u16(a, 6) + u16(a, 8);
    int total = beforeAdditional + u16(a, 10);
    if (total == 0 && (a[2] >>> 3 & 0xF) == 6) {
      return true;
    }
    int p = HEADER;
    for (int entry = 0; entry < questions; entry++) {
      int fixed = entry == 0 ? firstQuestion(a, end) : name(a, p, end);
      if (fixed < 0 || fixed + 4 > end) {
        return false;
      }
      if (entry == places.length) {
        grow();
      }
      places[entry] = place(p, fixed, contiguous);
      p = fixed + 4;
    }
    return records(a, p, end, beforeAdditional, total);
  }

  private boolean records(byte[] a, int from, int end, int beforeAdditional, int total) {
    int p = from;
    int entry = questions;
    long labels = this.labels;
    while (entry < total) {
      if (entry == this.places.length) {
        grow();
      }
      long[] places = this.places;
      int most = Math.min(total, places.length);
      for (; entry < most; entry++) {
        int fixed = p + 2;
        int at = u16(a, p) - POINTER - HEADER;
        int contiguous = question + (at << 16) - at;
        if ((at & -Long.SIZE) != 0 || (labels >>> at & 1) == 0) {
          fixed = name(a, p, end);
          if (fixed < 0) {
            return false;
          }
          contiguous = this.contiguous;
        }
        int next = fixed + 10 + u16(a, fixed + 8);
        if (next > end) {
          return false;
        }
        places[entry] = place(p, fixed, contiguous);
        int type = u16(a, fixed);
        if (type == 41) {
          if (entry < beforeAdditional || opt >= 0 || a[p] != 0) {
            return false;
          }
          opt = entry;
        } else if (type == 250) {
          if (entry < beforeAdditional || entry != total - 1 || u16(a, fixed + 2) != 255) {
            return false;
          }
          tsig = entry;
        }
        p = next;
      }
    }
    entries = entry;
    return p == end;
  }

  private static long place(int owner, int fixed, int contiguous) {
    return (long) (owner << 16 | fixed) << 32 | contiguous & 0xFFFF_FFFFL;
  }

  private void grow() {
    places = Arrays.copyOf(places, 2 * places.length);
  }

  private int firstQuestion(byte[] a, int end) {
    int p = HEADER;
    int b = 0;
    while (p < end && (b = a[p]) > 0) {
      if (b > 63) {
        return -1;
      }
      labels |= 1L << p - HEADER;
      p += b + 1;
    }
    int length = p + 1 - HEADER;
    if (p >= end || b != 0 || length > LONGEST_NAME) {
      return -1;
    }
    labels = length <= Long.SIZE ? labels | 1L << length - 1 : 1;
    contiguous = question = HEADER << 16 | length;
    return p + 1;
  }

  /** Returns the index after a name, or -1 if it is malformed. */
  private int name(byte[] a, int start, int end) {
    int p = start;
    int b = 0;
    while (p < end && (b = a[p]) > 0) {
      if (b > 63) {
        return -1;
      }
      p += b + 1;
    }
    int octets = p - start;
    if (p >= end || octets >= LONGEST_NAME) {
      return -1;
    }
    if (b == 0) {
      contiguous = start << 16 | octets + 1;
      return p + 1;
    }
    int at = u16(a, p) - POINTER - HEADER;
    if (at < 0 || p + 1 >= end) {
      return -1;
    }
    if (at < Long.SIZE && (labels >>> at & 1) != 0) {
      contiguous = octets == 0 ? question + (at << 16) - at : 0;
      return octets + (question & 0xFFFF) - at > LONGEST_NAME ? -1 : p + 2;
    }
    if (at + HEADER >= start || at != target && !walk(a, at, end)) {
      return -1;
    }
    boolean isAlone = octets == 0 && targetPointers == 0;
    contiguous = isAlone ? at + HEADER << 16 | targetLength : 0;
    return octets + targetLength > LONGEST_NAME || targetPointers >= MOST_POINTERS ? -1 : p + 2;
  }

  /** Walks the name at a pointer target. */
  private boolean walk(byte[] a, int offset, int end) {
    target = -1;
    int start = offset + HEADER;
    int length = 1;
    for (int pointers = 0; pointers < MOST_POINTERS; pointers++) {
      int p = start;
      int b = 0;
      while (p < end && (b = a[p]) > 0) {
        if (b > 63) {
          return false;
        }
        p += b + 1;
      }
      length += p - start;
      if (p >= end || length > LONGEST_NAME) {
        return false;
      }
      int at = u16(a, p) - POINTER - HEADER;
      if (b != 0 && (at < 0 || at + HEADER >= start || p + 1 >= end)) {
        return false;
      }
      boolean inQuestion = b != 0 && at < Long.SIZE && (labels >>> at & 1) != 0;
      if (b == 0 || inQuestion) {
        target = offset;
        targetLength = inQuestion ? length + (question & 0xFFFF) - at - 1 : length;
        targetPointers = inQuestion ? pointers + 1 : pointers;
        return targetLength <= LONGEST_NAME;
      }
      start = at + HEADER;
    }
    return false;
  }
}
