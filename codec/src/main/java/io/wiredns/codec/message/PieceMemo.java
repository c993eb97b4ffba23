package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * What names are that pointers lead to, by the offset at which they start, for messages made to
 * cost much: each label and each pointer is walked once, where else 8,000 names could take 127 of
 * them each. There is a place for every offset that a pointer can say, so nothing is ever
 * displaced.
 */
final class PieceMemo {
  /** What walking to targets may cost in a message before it is worth to remember them. */
  static final int EFFORT = 1 << 16;

  /** What a pointer costs, where an octet of labels costs 1. */
  static final int POINTER_EFFORT = 8;

  private static final int OCTET_BITS = 8;
  private static final int POINTER_BITS = 7;
  private static final int GENERATION_SHIFT = OCTET_BITS + POINTER_BITS;
  private static final int LAST_GENERATION = (1 << Integer.SIZE - GENERATION_SHIFT) - 1;

  /**
   * By label, and by the root or pointer behind labels: the message's generation, how many pointers
   * the name takes, how many octets it has.
   */
  private final int[] names = new int[WireLimits.POINTER_OFFSET + 1];

  /** Where the pointer leads that ends the piece; 0 if the root ends it. */
  private final char[] pointees = new char[WireLimits.POINTER_OFFSET + 1];

  private int generation;

  /** The pieces of the name being walked: where they start, and the octets before them. */
  private final int[] starts = new int[WireLimits.NAME_POINTERS];

  private final int[] before = new int[WireLimits.NAME_POINTERS];

  /** Forgets all names. */
  void clear() {
    if (generation == LAST_GENERATION) {
      Arrays.fill(names, 0);
      generation = 0;
    }
    generation++;
  }

  /** How many octets a name has that {@link #find} found. */
  static int octets(int name) {
    return name & (1 << OCTET_BITS) - 1;
  }

  /** How many pointers it takes. */
  static int pointers(int name) {
    return name >>> OCTET_BITS & (1 << POINTER_BITS) - 1;
  }

  /**
   * Walks the name at an offset as far as it is not known.
   *
   * @param a the message, a zero behind it
   * @return what {@link #octets} and {@link #pointers} take, or -1 if the name breaks a rule or
   *     takes as many pointers as a name may, so that none may lead to it
   */
  int find(byte[] a, int offset, int end) {
    int start = offset;
    int octets = 0;
    for (int pieces = 0; pieces < starts.length && start >= WireLimits.HEADER_OCTETS; pieces++) {
      starts[pieces] = start;
      before[pieces] = octets;
      int p = start;
      int b;
      while ((b = a[p]) > 0 && !isKnown(p, start)) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return -1;
        }
      }
      octets += p - start;
      if (isKnown(p, start)) {
        return keep(a, pieces, p, octets + octets(names[p]), pieces + pointers(names[p]));
      }
      if (b == 0) {
        return keep(a, pieces, p, octets + 1, pieces);
      }
      if (end - p < 2 || (b & 0xC0) != 0xC0) {
        return -1;
      }
      int next = Bytes.u16(a, p) & WireLimits.POINTER_OFFSET;
      if (next >= start) {
        return -1;
      }
      start = next;
    }
    return -1;
  }

  /**
   * Whether a label is known, or the pointer there, of a name that starts at {@code start}: the
   * pointer that ends its piece must lead before that start too.
   */
  private boolean isKnown(int p, int start) {
    return p < names.length && names[p] >>> GENERATION_SHIFT == generation && pointees[p] < start;
  }

  /** Keeps what has been walked of a name up to {@code known}, if the name keeps the limits. */
  private int keep(byte[] a, int pieces, int known, int octets, int pointers) {
    if (octets > WireLimits.NAME_OCTETS || pointers >= WireLimits.NAME_POINTERS) {
      return -1;
    }
    int pointee =
        known < names.length && names[known] >>> GENERATION_SHIFT == generation
            ? pointees[known]
            : 0;
    for (int piece = pieces; piece >= 0; piece--) {
      int start = starts[piece];
      int name = generation << GENERATION_SHIFT | pointers - piece << OCTET_BITS;
      int left = octets - before[piece];
      int p = start;
      while (p < names.length) {
        names[p] = name | left - (p - start);
        pointees[p] = (char) pointee;
        if (p == known || a[p] <= 0) {
          break;
        }
        p += a[p] + 1;
      }
      pointee = start;
    }
    return pointers << OCTET_BITS | octets;
  }
}
