package io.wiredns.codec.internal.wire;

import java.util.Arrays;
import java.util.Random;

/**
 * Random octets in which names start everywhere: short and long labels, roots, and pointers, most
 * of them to the start of a label. {@link #walk} is a simple reference implementation, an octet at
 * a time.
 */
public record RandomNameOctets(byte[] octets, int end) {
  /** Octets after the end, as in a message that is walked. */
  private static final int ROOM = 16;

  /** The properties of a well-formed name. */
  public record Walked(int octets, int pointers, int lastStart) {}

  /** Returns {@code size} random octets after {@code from} zero octets. */
  public static RandomNameOctets random(Random random, int from, int size) {
    int end = from + size;
    byte[] a = new byte[end + ROOM];
    int[] starts = new int[size];
    int found = 0;
    int piece = 0;
    int p = from;
    while (p < end) {
      starts[found++] = p;
      int kind = random.nextInt(32);
      if (kind < 16) {
        int length = kind == 0 ? 63 : 1 + random.nextInt(3);
        a[p++] = (byte) length;
        for (int i = 0; i < length && p < end; i++) {
          a[p++] = (byte) ('a' + random.nextInt(3));
        }
        continue;
      }
      if (kind < 27 && piece > 0 && p + 1 < end) {
        int before = starts[piece - 1 - random.nextInt(Math.min(piece, 12))];
        int target = random.nextInt(20) == 0 ? random.nextInt(p + 2) : before;
        a[p++] = (byte) (0xC0 | target >>> 8);
        a[p++] = (byte) target;
      } else if (kind < 31) {
        p++;
      } else {
        a[p++] = (byte) random.nextInt(256);
      }
      piece = found;
    }
    return new RandomNameOctets(a, end);
  }

  /** Returns the root, followed by pointers, each of which leads to the previous one. */
  public static RandomNameOctets chain(int from, int pointers) {
    int end = from + 1 + 2 * pointers;
    byte[] a = new byte[end + ROOM];
    int target = from;
    for (int p = from + 1; p < end; p += 2) {
      a[p] = (byte) (0xC0 | target >>> 8);
      a[p + 1] = (byte) target;
      target = p;
    }
    return new RandomNameOctets(a, end);
  }

  /** Returns the same octets after a name of 255 octets at offset 12. */
  public RandomNameOctets afterLongName() {
    byte[] a = Arrays.copyOf(octets, octets.length);
    int p = 12;
    for (int length : new int[] {63, 63, 63, 61}) {
      a[p] = (byte) length;
      Arrays.fill(a, p + 1, p + 1 + length, (byte) 'x');
      p += length + 1;
    }
    a[p] = 0;
    return new RandomNameOctets(a, end);
  }

  /** Returns the name at an offset, or null if it breaks a rule. */
  public Walked walk(int at) {
    int p = at;
    int start = at;
    int length = 0;
    int pointers = 0;
    while (p < end) {
      int b = octets[p] & 0xFF;
      if (b == 0) {
        return length + 1 <= 255 ? new Walked(length + 1, pointers, start) : null;
      } else if (b < 64) {
        length += b + 1;
        p += b + 1;
      } else if (b >= 0xC0 && p + 1 < end && ++pointers <= 127) {
        int target = (b & 0x3F) << 8 | octets[p + 1] & 0xFF;
        if (target < 12 || target >= start) {
          return null;
        }
        p = target;
        start = target;
      } else {
        return null;
      }
    }
    return null;
  }
}
