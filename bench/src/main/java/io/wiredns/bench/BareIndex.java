package io.wiredns.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The offsets of the records of a message, found with nearly no checks, as the measure of {@link
 * Limits}. It keeps the array of the caller, does not follow pointers, allows OPT and TSIG
 * anywhere, and keeps no questions: a program that trusts its messages could do with it. It is not
 * a parser.
 */
final class BareIndex {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int HEADER = 12;

  private final byte[] message;

  /** By record: the offset of its owner in the upper half, that of its type in the lower. */
  private final int[] places;

  private BareIndex(byte[] message, int[] places) {
    this.message = message;
    this.places = places;
  }

  private static int u16(byte[] a, int at) {
    return (a[at] & 0xFF) << 8 | a[at + 1] & 0xFF;
  }

  /** Returns the index of a message, or null if records do not end where it ends. */
  static BareIndex of(byte[] message) {
    if (message.length < HEADER) {
      return null;
    }
    int records = u16(message, 6) + u16(message, 8) + u16(message, 10);
    if (records > message.length / 11) {
      return null;
    }
    int[] places = new int[records];
    int p = HEADER;
    for (int questions = u16(message, 4); questions > 0; questions--) {
      p = afterName(message, p) + 4;
      if (p < HEADER || p > message.length) {
        return null;
      }
    }
    for (int i = 0; i < records; i++) {
      int fixed = afterName(message, p);
      if (fixed < 0 || fixed + 10 > message.length) {
        return null;
      }
      places[i] = p << 16 | fixed;
      p = fixed + 10 + u16(message, fixed + 8);
      if (p > message.length) {
        return null;
      }
    }
    return p == message.length ? new BareIndex(message, places) : null;
  }

  /**
   * Returns the index after the octets of a name in place; a very negative number if it has none.
   */
  private static int afterName(byte[] a, int start) {
    int p = start;
    while (p < a.length) {
      int b = a[p] & 0xFF;
      if (b == 0) {
        return p - start < 255 ? p + 1 : Integer.MIN_VALUE;
      }
      if (b >= 0xC0) {
        return p + 1 < a.length && (u16(a, p) & 0x3FFF) < start ? p + 2 : Integer.MIN_VALUE;
      }
      if (b > 63) {
        return Integer.MIN_VALUE;
      }
      p += b + 1;
    }
    return Integer.MIN_VALUE;
  }

  int records() {
    return places.length;
  }

  /**
   * Reads type, class and TTL of each record and the octets of its RDATA, in which names are left
   * as they are, and copies its owner.
   *
   * @param scratch an array of 320 octets or more
   * @return a number that depends on all of them
   */
  long readAll(byte[] scratch) {
    byte[] a = message;
    long sum = 0;
    for (int place : places) {
      int fixed = place & 0xFFFF;
      sum += copyName(a, place >>> 16, scratch) + scratch[0] + (long) LONG.get(a, fixed);
      int p = fixed + 10;
      int end = p + u16(a, fixed + 8);
      for (; p + Long.BYTES <= end; p += Long.BYTES) {
        sum ^= (long) LONG.get(a, p);
      }
      for (; p < end; p++) {
        sum ^= a[p];
      }
    }
    return sum;
  }

  private static int copyName(byte[] a, int from, byte[] scratch) {
    int p = from;
    int before = from;
    int length = 0;
    while (true) {
      int b = a[p] & 0xFF;
      if (b >= 0xC0) {
        p = u16(a, p) & 0x3FFF;
        if (p >= before) {
          throw new IllegalStateException("a pointer leads forwards");
        }
        before = p;
        continue;
      }
      int octets = b + 1;
      if (b > 63 || length + octets > 255) {
        throw new IllegalStateException("a name is malformed");
      }
      if (p + 64 <= a.length) {
        for (int i = 0; i < octets; i += Long.BYTES) {
          LONG.set(scratch, length + i, (long) LONG.get(a, p + i));
        }
      } else {
        System.arraycopy(a, p, scratch, length, octets);
      }
      length += octets;
      if (b == 0) {
        return length;
      }
      p += octets;
    }
  }
}
