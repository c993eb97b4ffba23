package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireLimits;

/**
 * The implementations of walking names that preceded {@link WireNames}, each with loops and rules
 * of its own. They serve as an oracle, with which {@link NameFuzzTest} compares {@link WireNames}.
 */
final class FormerNameWalks {
  private static final int POINTER = 0xC0;

  private FormerNameWalks() {}

  /**
   * Walks a name, following its pointers, and returns its end.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the limit of the labels before the first pointer, an exclusive index
   * @param end the index after the last octet of the message
   * @return the index after the name (after its first pointer if it has one), or -1 if it breaks a
   *     rule; {@link #diagnose} then finds the fault
   */
  static int skip(byte[] a, int at, int inlineEnd, int end) {
    int p = at;
    while (p < inlineEnd) {
      int b = a[p];
      if (b <= 0) {
        if (b == 0) {
          return p - at < WireLimits.NAME_OCTETS ? p + 1 : -1;
        }
        return p + 1 < inlineEnd && follow(a, at, p, end) ? p + 2 : -1;
      }
      if (b > WireLimits.LABEL_OCTETS) {
        return -1;
      }
      p += b + 1;
    }
    return -1;
  }

  /**
   * Returns whether the pointer at {@code p}, which ends a piece that starts at {@code at}, leads
   * to the root.
   */
  private static boolean follow(byte[] a, int at, int p, int end) {
    int start = at;
    int octets = p - at;
    for (int pointers = 1; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      int b = a[p];
      int target = ((b & 0x3F) << 8 | a[p + 1] & 0xFF);
      if ((b & POINTER) != POINTER || target >= start || target < WireLimits.HEADER_OCTETS) {
        return false;
      }
      start = target;
      p = target;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return false;
        }
      }
      octets += p - start;
      if (octets >= WireLimits.NAME_OCTETS) {
        return false;
      }
      if (b == 0) {
        return true;
      }
      if (p + 1 >= end) {
        return false;
      }
    }
    return false;
  }

  /**
   * Checks a name and copies it without pointers.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the limit of the labels before the first pointer, an exclusive index
   * @param end the index after the last octet of the message
   * @param target the array that receives the octets of the name, root included
   * @param targetAt the index of the first octet in that array, with space for 255 octets
   * @return the number of octets written times 65536, plus the number of octets that the name has
   *     in the message; or -1 if it breaks a rule
   */
  static int expand(byte[] a, int at, int inlineEnd, int end, byte[] target, int targetAt) {
    int start = at;
    int pieceEnd = inlineEnd;
    int octets = 0;
    int inline = -1;
    for (int pointers = 0; pointers <= WireLimits.NAME_POINTERS; pointers++) {
      int p = start;
      int b = -1;
      while (p < pieceEnd && (b = a[p]) > 0) {
        if (b > WireLimits.LABEL_OCTETS) {
          return -1;
        }
        p += b + 1;
      }
      int piece = p - start;
      if (p >= pieceEnd || octets + piece >= WireLimits.NAME_OCTETS) {
        return -1;
      }
      if (b == 0) {
        System.arraycopy(a, start, target, targetAt + octets, piece + 1);
        return octets + piece + 1 << 16 | (inline < 0 ? piece + 1 : inline);
      }
      if (p + 1 >= pieceEnd || (b & POINTER) != POINTER) {
        return -1;
      }
      int next = ((b & 0x3F) << 8 | a[p + 1] & 0xFF);
      if (next >= start || next < WireLimits.HEADER_OCTETS) {
        return -1;
      }
      System.arraycopy(a, start, target, targetAt + octets, piece);
      octets += piece;
      if (inline < 0) {
        inline = piece + 2;
      }
      start = next;
      pieceEnd = end;
    }
    return -1;
  }

  /**
   * Finds the fault of a name that {@link #skip} or {@link #expand} refused.
   *
   * @param a the array whose index 0 is the first octet of the message
   * @param at the index of the first octet of the name
   * @param inlineEnd the limit of the labels before the first pointer, an exclusive index
   * @param end the index after the last octet of the message
   * @param into receives the fault
   * @return whether there is a fault
   */
  static boolean diagnose(byte[] a, int at, int inlineEnd, int end, Diagnosis into) {
    int start = at;
    int p = at;
    int bound = inlineEnd;
    int octets = 0;
    int pointers = 0;
    while (true) {
      if (p >= bound) {
        into.set(Fault.NAME_TRUNCATED, p, 1, 0);
        return true;
      }
      int b = a[p] & 0xFF;
      int offset = p;
      if (octets + b + 1 > WireLimits.NAME_OCTETS && b <= WireLimits.LABEL_OCTETS) {
        into.set(
            Fault.NAME_TOO_LONG, offset, octets + b + (b == 0 ? 1 : 2), WireLimits.NAME_OCTETS);
        return true;
      }
      if (b == 0) {
        return false;
      }
      if (b <= WireLimits.LABEL_OCTETS) {
        if (p + b + 1 >= bound) {
          into.set(Fault.NAME_TRUNCATED, offset, b + 2, bound - p);
          return true;
        }
        octets += b + 1;
        p += b + 1;
        continue;
      }
      if (b < POINTER) {
        into.set(Fault.LABEL_TYPE, offset, b, b >> 6);
        return true;
      }
      if (p + 1 >= bound) {
        into.set(Fault.POINTER_TRUNCATED, offset, 2, 1);
        return true;
      }
      int target = (b & 0x3F) << 8 | a[p + 1] & 0xFF;
      if (++pointers > WireLimits.NAME_POINTERS) {
        into.set(Fault.POINTER_CHAIN, offset, pointers, WireLimits.NAME_POINTERS);
        return true;
      }
      if (target >= start) {
        into.set(Fault.POINTER_NOT_PRIOR, offset, target, start);
        return true;
      }
      if (target < WireLimits.HEADER_OCTETS) {
        into.set(Fault.POINTER_INTO_HEADER, offset, target, WireLimits.HEADER_OCTETS);
        return true;
      }
      start = target;
      p = start;
      bound = end;
    }
  }

  /**
   * Walks the name at a pointer target.
   *
   * @return the number of pointers, and the number of octets in the lower eight bits; -1 if the
   *     name breaks a rule or has as many pointers as a name may have
   */
  static int target(byte[] a, int offset, int end) {
    int octets = 1;
    int start = offset;
    for (int pointers = 0; pointers < WireLimits.NAME_POINTERS; pointers++) {
      if (start < WireLimits.HEADER_OCTETS) {
        return -1;
      }
      int p = start;
      int b;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return -1;
        }
      }
      octets += p - start;
      if (octets > WireLimits.NAME_OCTETS) {
        return -1;
      }
      if (b == 0) {
        return pointers << 8 | octets;
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
}
