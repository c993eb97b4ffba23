package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;

/**
 * The names that pointers lead to in a message made to cost much: each piece is decoded once,
 * however many names lead there, where else every name could be put together of 127.
 */
final class CostlyNames extends NameMemo {
  /** What names may cost a message before this takes over. */
  static final int EFFORT = 1 << 16;

  /** What a piece of a name costs, where an octet costs 1. */
  static final int PIECE_EFFORT = 64;

  /** A place for each offset that a pointer can say: no name displaces another. */
  private static final int PLACES = WireLimits.POINTER_OFFSET + 1;

  private final byte[] octets;
  private final int end;

  /** Where the pieces of the name at hand start and end. */
  private final int[] pieces = new int[2 * WireLimits.NAME_POINTERS];

  /** For a message that lies in {@code [0, end)}. */
  CostlyNames(byte[] octets, int end) {
    super(PLACES);
    this.octets = octets;
    this.end = end;
  }

  /** Decodes a name that is not kept here, and keeps it; null if it breaks a rule. */
  Name expand(int target) {
    byte[] a = octets;
    int found = 0;
    int prefix = 0;
    int start = target;
    Name suffix = null;
    while (suffix == null) {
      int p = start;
      int b;
      while ((b = a[p]) > 0) {
        p += b + 1;
        if (b > WireLimits.LABEL_OCTETS || p >= end) {
          return null;
        }
      }
      if (prefix + p - start >= WireLimits.NAME_OCTETS) {
        return null;
      }
      if (b == 0) {
        suffix = WireAccess.get().copyOf(a, start, p + 1 - start);
        put(start, suffix, 0);
        break;
      }
      int next = p + 1 < end ? Bytes.u16(a, p) & WireLimits.POINTER_OFFSET : start;
      if ((b & 0xC0) != 0xC0
          || next >= start
          || next < WireLimits.HEADER_OCTETS
          || found == pieces.length) {
        return null;
      }
      pieces[found++] = start;
      pieces[found++] = p;
      prefix += p - start;
      start = next;
      suffix = get(next);
    }
    return joined(found, prefix, start, suffix);
  }

  /** Joins pieces and the name at {@code start} that they lead to; null if that is too much. */
  private Name joined(int found, int prefix, int start, Name suffix) {
    int pointers = pointers(start);
    if (prefix + suffix.length() > WireLimits.NAME_OCTETS
        || pointers + found / 2 > WireLimits.NAME_POINTERS) {
      return null;
    }
    Name name = suffix;
    for (int piece = found - 2; piece >= 0; piece -= 2) {
      int from = pieces[piece];
      int to = pieces[piece + 1];
      name = to == from ? name : WireAccess.get().join(octets, from, to - from, name);
      put(from, name, ++pointers);
    }
    return name;
  }
}
