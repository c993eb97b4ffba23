package io.wiredns.bench;

import io.wiredns.bench.LeastValues.Name;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The names of {@link LeastParser}, below it in one object. */
class LeastNames {
  static final int HEADER = 12;

  private static final VarHandle I16 = view(short[].class);
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_LABEL = 63;
  private static final int POINTER = 0xC0;
  private static final int MOST_POINTERS = 127;

  byte[] octets;
  int end;

  /** The index of the next octet. */
  int at;

  Name question;

  /** The last pointer without labels before it led here; 0 if there was none. */
  int target;

  private Name targetName;

  static VarHandle view(Class<?> numbers) {
    return MethodHandles.byteArrayViewVarHandle(numbers, ByteOrder.BIG_ENDIAN);
  }

  static int u16(byte[] a, int at) {
    return (short) I16.get(a, at) & 0xFFFF;
  }

  /** Reads the name at the next octet; returns null if it is malformed. */
  final Name name(int to, boolean compressed) {
    byte[] a = octets;
    int start = at;
    int p = start;
    int b = 1;
    while (p < to && (b = a[p]) > 0) {
      if (b > LONGEST_LABEL) {
        return null;
      }
      p += b + 1;
    }
    if (p >= to) {
      return null;
    }
    if (b == 0) {
      at = p + 1;
      int length = at - start;
      if (length > LONGEST_NAME) {
        return null;
      }
      return length == 1 ? Name.ROOT : new Name(Arrays.copyOfRange(a, start, at));
    }
    if (!compressed || (b & POINTER) != POINTER || p + 1 >= to) {
      return null;
    }
    at = p + 2;
    int next = u16(a, p) & 0x3FFF;
    if (p > start) {
      return joined(start, p, next);
    }
    if (next == HEADER && question != null) {
      return question;
    }
    if (next != target || next == 0) {
      target = 0;
      targetName = joined(start, p, next);
      target = next;
    }
    return targetName;
  }

  /** Copies the name whose first piece is given and whose other pieces follow pointers. */
  private Name joined(int first, int firstEnd, int next) {
    byte[] a = octets;
    int start = first;
    int length = firstEnd - first;
    int to = next;
    for (int pointers = 1; ; pointers++) {
      if (to >= start || to < HEADER || pointers > MOST_POINTERS) {
        return null;
      }
      start = to;
      int p = to;
      int b = 1;
      while (p < end && (b = a[p]) > 0) {
        if (b > LONGEST_LABEL) {
          return null;
        }
        p += b + 1;
      }
      length += p - start;
      if (p >= end || length >= LONGEST_NAME) {
        return null;
      }
      if (b == 0) {
        length++;
        if (pointers == 1 && first == firstEnd) {
          return length == 1 ? Name.ROOT : new Name(Arrays.copyOfRange(a, start, p + 1));
        }
        break;
      }
      if ((b & POINTER) != POINTER || p + 1 >= end) {
        return null;
      }
      to = u16(a, p) & 0x3FFF;
    }
    byte[] wire = new byte[length];
    int filled = 0;
    int from = first;
    for (; ; ) {
      int p = from;
      while (a[p] > 0) {
        p += a[p] + 1;
      }
      System.arraycopy(a, from, wire, filled, p - from);
      filled += p - from;
      if (a[p] == 0) {
        return new Name(wire);
      }
      from = u16(a, p) & 0x3FFF;
    }
  }
}
