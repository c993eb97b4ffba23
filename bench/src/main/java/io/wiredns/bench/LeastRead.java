package io.wiredns.bench;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The least work of reading every field: the sum of {@link FieldSum}, read from a {@link LeastView}
 * without accessors. What must be read is the header's ID and flags; the name, type and class of
 * each question; and the owner, type, class, TTL and RDATA of each record. All names, those in the
 * RDATA of the types of RFC 3597 section 4 included, are read with their pointers followed and
 * checked, as a copy or in place where the octets lie in a row. Records are of class IN, or have no
 * names in their RDATA.
 */
final class LeastRead {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int MALFORMED = -1;

  private final LeastView view = new LeastView();
  private final byte[] scratch = new byte[65_535 + 2 * 255 + Long.BYTES];

  /** The number of octets that the name expanded last takes in place. */
  private int inPlace;

  /** Returns the sum after adding one more message. */
  long add(long before, ByteBuffer message) {
    LeastView view = this.view;
    if (view.wrap(message) < 0) {
      throw new IllegalStateException("a message is malformed");
    }
    byte[] a = view.octets;
    long[] places = view.places;
    long sum = mix(before, (long) LeastView.u16(a, 0) << 16 | LeastView.u16(a, 2));
    for (int entry = 0; entry < view.entries; entry++) {
      long place = places[entry];
      int fixed = (int) (place >>> 32) & 0xFFFF;
      if (entry < view.questions) {
        int typeAndClass = LeastView.u16(a, fixed) << 16 | LeastView.u16(a, fixed + 2);
        sum = name(mix(sum, typeAndClass & 0xFFFF_FFFFL), a, place);
      } else {
        sum = name(mix(sum, (long) LONG.get(a, fixed)), a, place);
        sum = data(sum, a, LeastView.u16(a, fixed), fixed + 10);
      }
    }
    return sum;
  }

  private long name(long sum, byte[] a, long place) {
    int length = (int) place & 0xFFFF;
    return length > 0
        ? octets(sum, a, (int) place >>> 16, length)
        : octets(sum, scratch, 0, expand(a, (int) (place >>> 48), view.end, 0));
  }

  private long data(long sum, byte[] a, int type, int from) {
    int length = LeastView.u16(a, from - 2);
    int before;
    int names = 1;
    switch (type) {
      case 2, 3, 4, 5, 7, 8, 9, 12, 30 -> before = 0;
      case 6, 14, 17 -> {
        before = 0;
        names = 2;
      }
      case 15, 18, 21 -> before = 2;
      case 24 -> before = 18;
      case 26 -> {
        before = 2;
        names = 2;
      }
      case 33 -> before = 6;
      case 35 -> {
        int strings = from + 4;
        for (int i = 0; i < 3 && strings < from + length; i++) {
          strings += 1 + (a[strings] & 0xFF);
        }
        before = strings - from;
      }
      default -> {
        return octets(sum, a, from, length);
      }
    }
    int to = from + length;
    int p = from + before;
    if (p > to) {
      throw new IllegalStateException("a name in RDATA is missing");
    }
    System.arraycopy(a, from, scratch, 0, before);
    int written = before;
    for (int i = 0; i < names; i++) {
      int expanded = expand(a, p, to, written);
      if (expanded == MALFORMED) {
        throw new IllegalStateException("a name in RDATA is malformed");
      }
      written += expanded;
      p += inPlace;
    }
    System.arraycopy(a, p, scratch, written, to - p);
    return octets(sum, scratch, 0, written + to - p);
  }

  /** Copies a name without pointers, and returns the number of its octets, or -1. */
  private int expand(byte[] a, int from, int to, int written) {
    int start = from;
    int end = to;
    int length = 0;
    for (int pointers = 0; pointers <= 127; pointers++) {
      int p = start;
      int b = 0;
      while (p < end && (b = a[p]) > 0) {
        if (b > 63) {
          return MALFORMED;
        }
        p += b + 1;
      }
      int labels = p - start;
      if (p >= end || length + labels >= 255) {
        return MALFORMED;
      }
      copy(a, start, scratch, written + length, labels + 1);
      length += labels;
      if (pointers == 0) {
        inPlace = labels + (b == 0 ? 1 : 2);
      }
      if (b == 0) {
        return length + 1;
      }
      int target = LeastView.u16(a, p) - 0xC000;
      if (p + 1 >= end || target < 12 || target >= start) {
        return MALFORMED;
      }
      start = target;
      end = view.end;
    }
    return MALFORMED;
  }

  /** Copies octets of the message in words, which is faster than a call for so few. */
  private static void copy(byte[] a, int from, byte[] to, int at, int length) {
    if (from + length + Long.BYTES > a.length || at + length + Long.BYTES > to.length) {
      System.arraycopy(a, from, to, at, length);
      return;
    }
    for (int i = 0; i < length; i += Long.BYTES) {
      LONG.set(to, at + i, (long) LONG.get(a, from + i));
    }
  }

  private static long mix(long sum, long word) {
    return Long.rotateLeft(sum, 5) + word;
  }

  private static long octets(long before, byte[] a, int from, int length) {
    long sum = before;
    int at = from;
    int end = from + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      sum = mix(sum, (long) LONG.get(a, at));
    }
    return at == end ? sum : mix(sum, (long) LONG.get(a, at) >>> 64 - 8 * (end - at));
  }
}
