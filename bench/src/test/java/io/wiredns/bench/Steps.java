package io.wiredns.bench;

import java.util.Arrays;

/**
 * What {@link CountingLoader}'s classes have done since the last {@link #reset}: how often they
 * entered a method or went back in a loop, and how many octets they moved or compared in bulk. For
 * one thread.
 */
public final class Steps {
  private static long steps;
  private static long octets;

  private Steps() {}

  static void reset() {
    steps = octets = 0;
  }

  /** Methods entered and turns of loops. */
  static long steps() {
    return steps;
  }

  /** Octets, and references, that were moved or compared by calls of the platform. */
  static long octets() {
    return octets;
  }

  /** Called at each method's start and before each jump back. */
  public static void step() {
    steps++;
  }

  // These stand for the methods of the platform that have their names and parameters.

  public static void arraycopy(Object from, int at, Object to, int toAt, int length) {
    octets += length;
    System.arraycopy(from, at, to, toAt, length);
  }

  public static byte[] copyOfRange(byte[] from, int start, int end) {
    octets += end - start;
    return Arrays.copyOfRange(from, start, end);
  }

  public static byte[] copyOf(byte[] from, int length) {
    octets += length;
    return Arrays.copyOf(from, length);
  }

  public static int[] copyOf(int[] from, int length) {
    octets += 4L * length;
    return Arrays.copyOf(from, length);
  }

  public static long[] copyOf(long[] from, int length) {
    octets += 8L * length;
    return Arrays.copyOf(from, length);
  }

  public static Object[] copyOf(Object[] from, int length) {
    octets += 4L * length;
    return Arrays.copyOf(from, length);
  }

  public static void fill(Object[] array, int from, int to, Object value) {
    octets += 4L * (to - from);
    Arrays.fill(array, from, to, value);
  }

  public static boolean equals(byte[] a, int from, int to, byte[] b, int otherFrom, int otherTo) {
    octets += to - from;
    return Arrays.equals(a, from, to, b, otherFrom, otherTo);
  }

  public static boolean equals(byte[] a, byte[] b) {
    octets += a.length;
    return Arrays.equals(a, b);
  }
}
