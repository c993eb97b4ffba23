package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireLimits;

/**
 * The name engine: walks names where they lie in a message, compressed or not; RFC 1035 sections
 * 3.1 and 4.1.4.
 *
 * <p>A name is pieces. A piece is labels, perhaps none, and what ends them: the root, or a pointer
 * to the next piece. {@link #pieceEnd} passes the labels, and {@link #next} alone says where a
 * pointer may lead. {@link #walk} is the loop over pieces, {@link #copy} the same loop for a name
 * that has been walked, and {@link #diagnose} the one for a name that is refused, which says why.
 * {@link PieceCache} is the walk that remembers pieces, for messages made to cost much.
 *
 * @since 0.1
 */
public final class WireNames {
  /** What a walk returns of a name that breaks a rule. */
  public static final int MALFORMED = -1;

  /** A walked name is one number: octets, above these pointers, and above them octets in place. */
  private static final int OCTET_BITS = 8;

  private static final int POINTER_BITS = 7;

  private WireNames() {}

  /**
   * Passes the labels of a piece, and no more.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the piece's first octet
   * @param end the index after the last octet that the piece may take
   * @return the index of the first octet that starts no label: the root, a pointer, or an octet of
   *     another kind; {@code end} or more if the labels run past the end
   */
  public static int pieceEnd(byte[] a, int at, int end) {
    int p = at;
    int b;
    while (p < end && (b = a[p]) > 0) {
      if (b > WireLimits.LABEL_OCTETS) {
        return p;
      }
      p += b + 1;
    }
    return p;
  }

  /**
   * Says where a name goes on after the labels of a piece. A pointer leads to an octet before the
   * first of the piece, so that every name ends, and not into the header.
   *
   * @param a holds the message from index 0 on
   * @param start the index of the piece's first octet
   * @param p what {@link #pieceEnd} returned
   * @param end the index after the last octet that the piece may take
   * @return the index of the next piece, 0 if the root ends this one, or {@link #MALFORMED}
   */
  static int next(byte[] a, int start, int p, int end) {
    if (p >= end || p - start >= WireLimits.NAME_OCTETS) {
      return MALFORMED;
    }
    int b = a[p];
    if (b == 0) {
      return 0;
    }
    // Pointer.isAt and Pointer.target, written out: each call is a step of every pointer, and the
    // bound of steps that a message may cost (LawTest) has no room for them.
    if (p + 1 >= end || (b & Pointer.BITS) != Pointer.BITS) {
      return MALFORMED;
    }
    int next = (b & Pointer.OFFSET_BITS) << Byte.SIZE | a[p + 1] & 0xFF;
    return next < start && next >= WireLimits.HEADER_OCTETS ? next : MALFORMED;
  }

  /** Whether a name may have as many octets, root included, and follow as many pointers. */
  static boolean isWithinLimits(int octets, int pointers) {
    return octets <= WireLimits.NAME_OCTETS && pointers <= WireLimits.NAME_POINTERS;
  }

  /**
   * Walks a name through its pointers.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index after the last octet that the first piece may take
   * @param end the index after the message's last octet
   * @param target takes the name's octets without pointers, root included; null if nobody wants
   *     them
   * @param targetAt the index of the first; 255 octets must have room from there on
   * @return a number that {@link #octets}, {@link #pointers} and {@link #inlineOctets} take, or
   *     {@link #MALFORMED}
   */
  static int walk(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    int start = at;
    int bound = inlineEnd;
    int octets = 1;
    int inline = 0;
    for (int pointers = 0; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      // The loop of pieceEnd: a call for each piece would be one step more, and is slower.
      int p = start;
      int b = 0;
      while (p < bound && (b = a[p]) > 0) {
        if (b > WireLimits.LABEL_OCTETS) {
          return MALFORMED;
        }
        p += b + 1;
      }
      int labels = p - start;
      octets += labels;
      if (p >= bound || octets > WireLimits.NAME_OCTETS) {
        return MALFORMED;
      }
      if (b == 0) {
        if (target != null) {
          System.arraycopy(a, start, target, targetAt + octets - 1 - labels, labels + 1);
        }
        return (pointers == 0 ? labels + 1 : inline) << OCTET_BITS + POINTER_BITS
            | pointers << OCTET_BITS
            | octets;
      }
      int next = next(a, start, p, bound);
      if (next < 0) {
        return MALFORMED;
      }
      if (target != null && labels > 0) {
        System.arraycopy(a, start, target, targetAt + octets - 1 - labels, labels);
      }
      if (pointers == 0) {
        inline = labels + Pointer.OCTETS;
      }
      start = next;
      bound = end;
    }
    return MALFORMED;
  }

  /** A walked name of as many octets and pointers, nobody asking what it takes in its place. */
  static int walked(int octets, int pointers) {
    return pointers << OCTET_BITS | octets;
  }

  /**
   * How many octets a walked name has, root included, its pointers followed.
   *
   * @param walked as {@link #walk} or {@link #expand} returned it
   * @return 1 to 255
   */
  public static int octets(int walked) {
    return walked & (1 << OCTET_BITS) - 1;
  }

  /**
   * How many pointers a walked name follows.
   *
   * @param walked as {@link #walk} or {@link #expand} returned it
   * @return 0 to 127
   */
  public static int pointers(int walked) {
    return walked >>> OCTET_BITS & (1 << POINTER_BITS) - 1;
  }

  /**
   * How many octets a walked name takes in its own place, its first pointer included.
   *
   * @param walked as {@link #walk} or {@link #expand} returned it
   * @return 1 to 256
   */
  public static int inlineOctets(int walked) {
    return walked >>> OCTET_BITS + POINTER_BITS;
  }

  /**
   * Walks a name through its pointers and says where it ends.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index after the last octet that the first piece may take
   * @param end the index after the message's last octet
   * @return the index after the name (after its first pointer if it has one), or {@link
   *     #MALFORMED}; {@link #diagnose} then says which rule it breaks
   */
  public static int skip(byte[] a, int at, int inlineEnd, int end) {
    int walked = walk(a, at, inlineEnd, end, null, 0);
    return walked < 0 ? MALFORMED : at + inlineOctets(walked);
  }

  /**
   * Writes a name out without pointers, checking it on the way.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index after the last octet that the first piece may take
   * @param end the index after the message's last octet
   * @param target takes the name's octets, root included
   * @param targetAt the index of the first; 255 octets must have room from there on
   * @return a number that {@link #octets} and {@link #inlineOctets} take, or {@link #MALFORMED}
   */
  public static int expand(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    return walk(a, at, inlineEnd, end, target, targetAt);
  }

  /**
   * Says which rule a name breaks that {@link #skip} or {@link #expand} refused.
   *
   * @param a holds the message from index 0 on
   * @param at the index of the name's first octet
   * @param inlineEnd the index after the last octet that the first piece may take
   * @param end the index after the message's last octet
   * @param into takes the fault
   * @return whether there is one
   */
  public static boolean diagnose(byte[] a, int at, int inlineEnd, int end, Diagnosis into) {
    int start = at;
    int bound = inlineEnd;
    int octets = 0;
    for (int pointers = 0; ; pointers++) {
      // Names that are too deep are mostly pieces of a pointer alone.
      int p = start < bound && a[start] < 0 ? start : pieceEnd(a, start, bound);
      int next = next(a, start, p, bound);
      int labels = p - start;
      if (next < 0
          || octets + labels >= WireLimits.NAME_OCTETS
          || next != 0 && pointers == WireLimits.NAME_POINTERS) {
        explain(a, start, bound, octets, pointers, into);
        return true;
      }
      if (next == 0) {
        return false;
      }
      octets += labels;
      start = next;
      bound = end;
    }
  }

  /** Says what is wrong with a piece after so many octets and pointers of its name. */
  private static void explain(
      byte[] a, int start, int bound, int before, int pointers, Diagnosis into) {
    int octets = before;
    int p = start;
    while (p < bound && (a[p] & 0xFF) <= WireLimits.LABEL_OCTETS) {
      int b = a[p];
      if (octets + b + 1 > WireLimits.NAME_OCTETS) {
        int least = octets + b + (b == 0 ? 1 : 2);
        into.set(Fault.NAME_TOO_LONG, p, least, WireLimits.NAME_OCTETS);
        return;
      }
      if (p + b + 1 >= bound) {
        into.set(Fault.NAME_TRUNCATED, p, b + 2, bound - p);
        return;
      }
      octets += b + 1;
      p += b + 1;
    }
    if (p >= bound) {
      into.set(Fault.NAME_TRUNCATED, p, 1, 0);
    } else if (!Pointer.starts(a[p])) {
      into.set(Fault.LABEL_TYPE, p, a[p] & 0xFF, (a[p] & 0xFF) >> 6);
    } else if (!Pointer.isAt(a, p, bound)) {
      into.set(Fault.POINTER_TRUNCATED, p, Pointer.OCTETS, 1);
    } else if (pointers == WireLimits.NAME_POINTERS) {
      into.set(Fault.POINTER_CHAIN, p, pointers + 1, WireLimits.NAME_POINTERS);
    } else if (Pointer.target(a, p) >= start) {
      into.set(Fault.POINTER_NOT_PRIOR, p, Pointer.target(a, p), start);
    } else {
      into.set(Fault.POINTER_INTO_HEADER, p, Pointer.target(a, p), WireLimits.HEADER_OCTETS);
    }
  }

  /**
   * How many octets a name has, root included, its pointers followed.
   *
   * @param a holds the message from index 0 on
   * @param start the index of the first octet of a name that {@link #skip} has passed
   * @return 1 to 255
   * @throws IllegalStateException if the octets have been changed since, so that there is no name
   */
  public static int lengthOfPieces(byte[] a, int start) {
    int walked = walk(a, start, a.length, a.length, null, 0);
    if (walked < 0) {
      throw changed(start);
    }
    return octets(walked);
  }

  /**
   * Copies a name that {@link #skip} has passed, without pointers and without a window on it.
   *
   * @param a holds the message from index 0 on
   * @param start the index of the name's first octet
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IndexOutOfBoundsException if they do not fit
   * @throws IllegalStateException if the octets have been changed since, so that there is no name
   */
  public static int copy(byte[] a, int start, byte[] target, int at) {
    int written = at;
    int piece = start;
    while (true) {
      int p = pieceEnd(a, piece, a.length);
      int next = next(a, piece, p, a.length);
      if (next == 0) {
        System.arraycopy(a, piece, target, written, p + 1 - piece);
        return written + p + 1 - piece - at;
      }
      if (next < 0) {
        throw changed(start);
      }
      if (p > piece) {
        System.arraycopy(a, piece, target, written, p - piece);
        written += p - piece;
      }
      piece = next;
    }
  }

  private static IllegalStateException changed(int start) {
    return new IllegalStateException(
        "the octets of the name at offset " + start + " have been changed since it was read");
  }
}
