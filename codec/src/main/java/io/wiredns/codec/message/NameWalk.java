package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.WireLimits;

/**
 * Follows the names of one message through their pointers. It remembers the name of the first
 * question, where most pointers lead, and the last other name that one led to.
 *
 * <p>Where a name lies flat, all octets together, is one number: the offset in the upper sixteen
 * bits, how many octets there are in the lower; 0 if it lies in pieces.
 */
final class NameWalk {
  /** No flat name: none is 0xFFFF octets long. */
  static final int MALFORMED = -1;

  /** What a length octet of 64 to 127 has set. */
  private static final int LABEL_TYPE = 0x40;

  private byte[] octets;
  private int end;

  /** Where the first question's name lies flat; 0 if there is none, or it lies in pieces. */
  private int question;

  /**
   * The last name that a pointer led to, so that the next pointer there needs no walk; -1 if none.
   */
  private int target;

  private int targetOctets;
  private int targetPointers;
  private int targetFlat;

  /** What walking to targets has cost in this message, and what it may not cost again. */
  private int effort;

  private PieceMemo memo;

  /** Starts a message, which has {@link MessageIndex#ROOM} octets behind it. */
  void message(byte[] octets, int end) {
    if (this.octets != octets) {
      this.octets = octets;
    }
    this.end = end;
    question = 0;
    target = -1;
    effort = 0;
  }

  /** Says where the first question's name lies flat. */
  void question(int flat) {
    question = flat;
  }

  int question() {
    return question;
  }

  /**
   * Passes the labels of a name.
   *
   * @return the index of what is no label: the root, or a pointer's first octet, or something else
   *     with the top bit set; negative if there is a label of a type that is none, or of 255 octets
   *     and more, or one that leads to the end
   */
  static int labels(byte[] a, int at, int end) {
    int p = at;
    int seen = 0;
    int b;
    while ((b = a[p]) > 0) {
      seen |= b;
      p += b + 1;
      if (p >= end) {
        return MALFORMED;
      }
    }
    return (seen & LABEL_TYPE) != 0 || p - at >= WireLimits.NAME_OCTETS ? MALFORMED : p;
  }

  /**
   * Follows the pointer at {@code p} of a name whose labels start at {@code at}.
   *
   * @return where the name lies flat: offset and length, or 0 if it lies in pieces, or {@link
   *     #MALFORMED}
   */
  int pointer(int at, int p) {
    if (end - p < 2 || p < at || (octets[p] & 0xC0) != 0xC0) {
      return MALFORMED;
    }
    int prefix = p - at;
    int pointee = Bytes.u16(octets, p) & WireLimits.POINTER_OFFSET;
    int flat;
    if (pointee == WireLimits.HEADER_OCTETS && question != 0) {
      flat = question;
      if (prefix + (flat & 0xFFFF) > WireLimits.NAME_OCTETS) {
        return MALFORMED;
      }
    } else {
      if (pointee >= at
          || pointee != target && !follow(pointee)
          || prefix + targetOctets > WireLimits.NAME_OCTETS
          || targetPointers >= WireLimits.NAME_POINTERS) {
        return MALFORMED;
      }
      flat = targetFlat;
    }
    return prefix == 0 ? flat : 0;
  }

  /** Walks the name that a pointer leads to, unless that is known; false if it breaks a rule. */
  private boolean follow(int offset) {
    return effort > PieceMemo.EFFORT ? remember(offset) : walkTarget(offset);
  }

  private boolean walkTarget(int offset) {
    byte[] a = octets;
    int end = this.end;
    int octets = 1;
    int start = offset;
    target = -1;
    for (int pointers = 0; pointers < WireLimits.NAME_POINTERS; pointers++) {
      if (start < WireLimits.HEADER_OCTETS) {
        return false;
      }
      int p = start;
      int b;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return false;
        }
      }
      octets += p - start;
      if (octets > WireLimits.NAME_OCTETS) {
        return false;
      }
      if (b == 0) {
        target = offset;
        targetOctets = octets;
        targetPointers = pointers;
        targetFlat = pointers == 0 ? offset << 16 | octets : 0;
        effort += octets + PieceMemo.POINTER_EFFORT * pointers;
        return true;
      }
      if (end - p < 2 || (b & 0xC0) != 0xC0) {
        return false;
      }
      int next = Bytes.u16(a, p) & WireLimits.POINTER_OFFSET;
      if (next >= start) {
        return false;
      }
      start = next;
    }
    return false;
  }

  /**
   * The same in a message whose names have cost much: it knows the pieces that it has walked, so
   * that each costs once however many names lead there.
   */
  private boolean remember(int offset) {
    if (memo == null) {
      memo = new PieceMemo();
    }
    if (effort < Integer.MAX_VALUE) {
      effort = Integer.MAX_VALUE;
      memo.clear();
    }
    target = -1;
    int known = memo.find(octets, offset, end);
    if (known < 0) {
      return false;
    }
    target = offset;
    targetOctets = PieceMemo.octets(known);
    targetPointers = PieceMemo.pointers(known);
    targetFlat = targetPointers == 0 ? offset << 16 | targetOctets : 0;
    return true;
  }
}
