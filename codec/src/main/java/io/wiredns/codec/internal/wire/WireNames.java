package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireLimits;

/**
 * Walks names in the octets of a message, compressed or not; RFC 1035 sections 3.1 and 4.1.4.
 *
 * <p>A name consists of pieces. A piece is a sequence of labels, possibly empty, and its end: the
 * root, or a pointer to the next piece. {@link #pieceEnd} skips the labels, and {@link #next} has
 * the rule where a pointer may lead; {@link PieceCache} and the walk of records, which accepts
 * pointers to the first question's name at once, rely on that rule. {@link #walk} is the loop over
 * the pieces of a name; {@link #skip}, {@link #expand} and {@link #lengthOfPieces} call it. {@link
 * #copy} is the same loop for a name that has been walked before, and {@link #diagnose} the loop
 * that finds the fault of a malformed name. {@link PieceCache} walks the names of hostile messages
 * and caches the results.
 *
 * @since 0.1
 */
public final class WireNames {
  /** The result of walking a name that breaks a rule. */
  public static final int MALFORMED = -1;

  /**
   * A walked name is packed in one number: the number of octets in the lowest bits, the number of
   * pointers above them, and the number of octets at its own position above those.
   */
  private static final int OCTET_BITS = 8;

  private static final int POINTER_BITS = 7;

  private WireNames() {}

  /**
   * Skips the labels of a piece.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the piece
   * @param end the index after the last octet that the piece may have
   * @return the index of the first octet that does not start a label: the root, a pointer, or an
   *     octet of another kind; {@code end} or more if the labels extend past the end
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
   * Returns the next piece of a name. A pointer must lead to an octet before the first of its own
   * piece, so that every name ends, and not into the header.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param start the index of the first octet of the piece
   * @param p the result of {@link #pieceEnd}
   * @param end the index after the last octet that the piece may have
   * @return the index of the next piece, 0 if the root ends this one, or {@link #MALFORMED}, also
   *     if the labels of the piece alone are longer than a name; the caller checks the limits of
   *     the whole name
   */
  static int next(byte[] a, int start, int p, int end) {
    if (p >= end || p - start >= WireLimits.NAME_OCTETS) {
      return MALFORMED;
    }
    int b = a[p];
    if (b == 0) {
      return 0;
    }
    // Pointer.isAt and Pointer.target are inlined by hand: each call would be one more step for
    // every pointer, as WireLimits counts them, and its limits (LawTest) do not allow that.
    if (p + 1 >= end || (b & Pointer.BITS) != Pointer.BITS) {
      return MALFORMED;
    }
    int next = (b & Pointer.OFFSET_BITS) << Byte.SIZE | a[p + 1] & 0xFF;
    return next < start && next >= WireLimits.HEADER_OCTETS ? next : MALFORMED;
  }

  /**
   * Returns whether a name may have the given number of octets, root included, and the given number
   * of pointers: at most 255 and 127, see {@link WireLimits}.
   */
  static boolean isWithinLimits(int octets, int pointers) {
    return octets <= WireLimits.NAME_OCTETS && pointers <= WireLimits.NAME_POINTERS;
  }

  /**
   * Walks a name, following its pointers, and counts its octets and pointers.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the index after the last octet that the first piece may have
   * @param end the index after the last octet of the message
   * @param target the array that receives the uncompressed octets of the name, root included; null
   *     if they are not needed
   * @param targetAt the index of the first octet in that array, with space for 255 octets
   * @return a number for {@link #octets}, {@link #pointers} and {@link #inlineOctets}, or {@link
   *     #MALFORMED}
   */
  static int walk(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    int start = at;
    int bound = inlineEnd;
    int octets = 1;
    int inline = 0;
    for (int pointers = 0; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      // The loop of pieceEnd, inlined by hand: a call for each piece would be one more step, as
      // WireLimits counts them, and is slower.
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

  /**
   * Packs a walked name for {@link PieceCache}, which does not need the octets at its own position:
   * {@link #inlineOctets} of the result is 0.
   */
  static int walked(int octets, int pointers) {
    return pointers << OCTET_BITS | octets;
  }

  /**
   * Returns the length of a walked name when uncompressed, root included.
   *
   * @param walked the result of {@link #walk} or {@link #expand}
   * @return 1 to 255 octets
   */
  public static int octets(int walked) {
    return walked & (1 << OCTET_BITS) - 1;
  }

  /**
   * Returns the number of pointers in a walked name.
   *
   * @param walked the result of {@link #walk} or {@link #expand}
   * @return 0 to 127
   */
  public static int pointers(int walked) {
    return walked >>> OCTET_BITS & (1 << POINTER_BITS) - 1;
  }

  /**
   * Returns the number of octets of a walked name at its own position, up to and including its
   * first pointer.
   *
   * @param walked the result of {@link #walk} or {@link #expand}
   * @return 1 to 256
   */
  public static int inlineOctets(int walked) {
    return walked >>> OCTET_BITS + POINTER_BITS;
  }

  /**
   * Walks a name, following its pointers, and returns its end.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the index after the last octet that the first piece may have
   * @param end the index after the last octet of the message
   * @return the index after the name (after its first pointer if it has one), or {@link
   *     #MALFORMED}; {@link #diagnose} then finds the fault
   */
  public static int skip(byte[] a, int at, int inlineEnd, int end) {
    int walked = walk(a, at, inlineEnd, end, null, 0);
    return walked < 0 ? MALFORMED : at + inlineOctets(walked);
  }

  /**
   * Checks a name and copies it without pointers.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the index after the last octet that the first piece may have
   * @param end the index after the last octet of the message
   * @param target the array that receives the octets of the name, root included
   * @param targetAt the index of the first octet in that array, with space for 255 octets
   * @return the result of {@link #walk}: a number for {@link #octets}, {@link #pointers} and {@link
   *     #inlineOctets}, or {@link #MALFORMED}
   */
  public static int expand(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    return walk(a, at, inlineEnd, end, target, targetAt);
  }

  /**
   * Finds the fault of a name that {@link #skip} or {@link #expand} refused.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the index after the last octet that the first piece may have
   * @param end the index after the last octet of the message
   * @param into receives the fault
   * @return true if there is a fault
   */
  public static boolean diagnose(byte[] a, int at, int inlineEnd, int end, Diagnosis into) {
    int start = at;
    int bound = inlineEnd;
    int octets = 0;
    for (int pointers = 0; ; pointers++) {
      // Most names with too many pointers consist of pieces without labels.
      int p = start < bound && a[start] < 0 ? start : pieceEnd(a, start, bound);
      int next = next(a, start, p, bound);
      int labels = p - start;
      if (next < 0
          || octets + labels >= WireLimits.NAME_OCTETS
          || next != 0 && pointers == WireLimits.NAME_POINTERS) {
        explain(a, start, bound, end, octets, pointers, into);
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

  /**
   * Finds the fault of a piece, after {@code before} octets and {@code pointers} pointers of its
   * name. If its labels fill a name and a valid pointer follows, the fault is in the next piece.
   */
  private static void explain(
      byte[] a, int start, int bound, int end, int before, int pointers, Diagnosis into) {
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
    } else if (Pointer.target(a, p) < WireLimits.HEADER_OCTETS) {
      into.set(Fault.POINTER_INTO_HEADER, p, Pointer.target(a, p), WireLimits.HEADER_OCTETS);
    } else {
      explain(a, Pointer.target(a, p), end, end, octets, pointers + 1, into);
    }
  }

  /**
   * Returns the length of a name when uncompressed, root included.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param start the index of the first octet of a name that {@link #skip} has accepted
   * @return 1 to 255 octets
   * @throws IllegalStateException if the octets have been modified since, so that they are not a
   *     name
   */
  public static int lengthOfPieces(byte[] a, int start) {
    int walked = walk(a, start, a.length, a.length, null, 0);
    if (walked < 0) {
      throw changed(start);
    }
    return octets(walked);
  }

  /**
   * Copies a name that {@link #skip} has accepted, without pointers and without allocating a {@link
   * io.wiredns.codec.wire.WireName}.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param start the index of the first octet of the name
   * @param target the array that receives the octets, root included
   * @param at the index of the first octet in that array
   * @return the number of octets written, 1 to 255
   * @throws IndexOutOfBoundsException if the array is too short
   * @throws IllegalStateException if the octets have been modified since, so that they are not a
   *     name
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
