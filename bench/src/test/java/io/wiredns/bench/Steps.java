package io.wiredns.bench;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/**
 * Counts the work of {@link CountingLoader}'s classes since the last {@link #reset}: how often they
 * entered a method or jumped back in a loop, and how many octets they moved or compared in bulk.
 * For one thread.
 */
public final class Steps {
  /** The octets of a reference in a list or an array. */
  private static final long REFERENCE = 4;

  private static long steps;
  private static long octets;

  private Steps() {}

  static void reset() {
    steps = octets = 0;
  }

  /** Returns the number of methods entered and loop iterations. */
  static long steps() {
    return steps;
  }

  /**
   * Returns the octets, including those of references, that calls of the platform moved or
   * compared.
   */
  static long octets() {
    return octets;
  }

  /** Called at the start of each method and before each backward jump. */
  public static void step() {
    steps++;
  }

  // The following methods replace the methods of the platform with the same names and parameters;
  // the object of an instance method is the first parameter. Methods that only allocate are not
  // here, because allocation is counted separately.

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

  public static boolean[] copyOf(boolean[] from, int length) {
    octets += length;
    return Arrays.copyOf(from, length);
  }

  public static int[] copyOf(int[] from, int length) {
    octets += Integer.BYTES * (long) length;
    return Arrays.copyOf(from, length);
  }

  public static long[] copyOf(long[] from, int length) {
    octets += Long.BYTES * (long) length;
    return Arrays.copyOf(from, length);
  }

  public static Object[] copyOf(Object[] from, int length) {
    octets += REFERENCE * length;
    return Arrays.copyOf(from, length);
  }

  public static void fill(Object[] array, int from, int to, Object value) {
    octets += REFERENCE * (to - from);
    Arrays.fill(array, from, to, value);
  }

  public static void fill(int[] array, int value) {
    octets += Integer.BYTES * (long) array.length;
    Arrays.fill(array, value);
  }

  public static void fill(int[] array, int from, int to, int value) {
    octets += Integer.BYTES * (long) (to - from);
    Arrays.fill(array, from, to, value);
  }

  public static void fill(long[] array, int from, int to, long value) {
    octets += Long.BYTES * (long) (to - from);
    Arrays.fill(array, from, to, value);
  }

  public static void fill(long[] array, long value) {
    octets += Long.BYTES * (long) array.length;
    Arrays.fill(array, value);
  }

  public static void fill(boolean[] array, boolean value) {
    octets += array.length;
    Arrays.fill(array, value);
  }

  public static void fill(byte[] array, byte value) {
    octets += array.length;
    Arrays.fill(array, value);
  }

  public static void fill(byte[] array, int from, int to, byte value) {
    octets += to - from;
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

  public static boolean equals(Object[] a, Object[] b) {
    octets += REFERENCE * a.length;
    return Arrays.equals(a, b);
  }

  public static int mismatch(byte[] a, int from, int to, byte[] b, int otherFrom, int otherTo) {
    octets += to - from;
    return Arrays.mismatch(a, from, to, b, otherFrom, otherTo);
  }

  public static int compareUnsigned(byte[] a, byte[] b) {
    octets += Math.min(a.length, b.length);
    return Arrays.compareUnsigned(a, b);
  }

  public static int compareUnsigned(
      byte[] a, int from, int to, byte[] b, int otherFrom, int otherTo) {
    octets += Math.min(to - from, otherTo - otherFrom);
    return Arrays.compareUnsigned(a, from, to, b, otherFrom, otherTo);
  }

  public static int hashCode(byte[] array) {
    octets += array == null ? 0 : array.length;
    return Arrays.hashCode(array);
  }

  public static int hashCode(Object[] array) {
    octets += array == null ? 0 : REFERENCE * array.length;
    return Arrays.hashCode(array);
  }

  public static StringBuilder append(StringBuilder out, String text) {
    octets += text == null ? 0 : text.length();
    return out.append(text);
  }

  public static StringBuilder append(StringBuilder out, CharSequence text) {
    octets += text == null ? 0 : text.length();
    return out.append(text);
  }

  public static StringBuilder append(StringBuilder out, CharSequence text, int from, int to) {
    octets += to - from;
    return out.append(text, from, to);
  }

  public static StringBuilder append(StringBuilder out, char[] text, int from, int length) {
    octets += length;
    return out.append(text, from, length);
  }

  public static StringBuilder append(StringBuilder out, Object value) {
    String text = String.valueOf(value);
    octets += text.length();
    return out.append(text);
  }

  public static StringBuilder insert(StringBuilder out, int at, char one) {
    octets += out.length() - at;
    return out.insert(at, one);
  }

  public static StringBuilder insert(StringBuilder out, int at, String text) {
    octets += out.length() - at + text.length();
    return out.insert(at, text);
  }

  public static StringBuilder delete(StringBuilder out, int from, int to) {
    octets += out.length() - from;
    return out.delete(from, to);
  }

  public static StringBuilder deleteCharAt(StringBuilder out, int at) {
    octets += out.length() - at;
    return out.deleteCharAt(at);
  }

  public static StringBuilder replace(StringBuilder out, int from, int to, String text) {
    octets += out.length() - from + text.length();
    return out.replace(from, to, text);
  }

  public static StringBuilder reverse(StringBuilder out) {
    octets += out.length();
    return out.reverse();
  }

  public static int indexOf(StringBuilder out, String text) {
    octets += out.length();
    return out.indexOf(text);
  }

  public static void trimToSize(StringBuilder out) {
    octets += out.length();
    out.trimToSize();
  }

  public static void setLength(StringBuilder out, int length) {
    octets += Math.max(0, length - out.length());
    out.setLength(length);
  }

  public static boolean equals(String text, Object other) {
    octets +=
        other instanceof String && ((String) other).length() == text.length() ? text.length() : 0;
    return text.equals(other);
  }

  public static boolean equalsIgnoreCase(String text, String other) {
    octets += other != null && other.length() == text.length() ? text.length() : 0;
    return text.equalsIgnoreCase(other);
  }

  public static boolean contains(String text, CharSequence other) {
    octets += text.length();
    return text.contains(other);
  }

  public static boolean startsWith(String text, String other) {
    octets += other.length();
    return text.startsWith(other);
  }

  public static boolean startsWith(String text, String other, int from) {
    octets += other.length();
    return text.startsWith(other, from);
  }

  public static boolean endsWith(String text, String other) {
    octets += other.length();
    return text.endsWith(other);
  }

  public static boolean matches(String text, String pattern) {
    octets += text.length() + pattern.length();
    return text.matches(pattern);
  }

  public static boolean regionMatches(
      String text, boolean anyCase, int from, String other, int otherFrom, int length) {
    octets += length;
    return text.regionMatches(anyCase, from, other, otherFrom, length);
  }

  public static int hashCode(String text) {
    octets += text.length();
    return text.hashCode();
  }

  public static int compareTo(String text, String other) {
    octets += Math.min(text.length(), other.length());
    return text.compareTo(other);
  }

  public static int indexOf(String text, int character) {
    int found = text.indexOf(character);
    octets += found < 0 ? text.length() : found;
    return found;
  }

  public static int indexOf(String text, int character, int from) {
    int found = text.indexOf(character, from);
    octets += (found < 0 ? text.length() : found) - Math.min(from, text.length());
    return found;
  }

  public static int indexOf(String text, String other) {
    return indexOf(text, other, 0);
  }

  public static int indexOf(String text, String other, int from) {
    int found = text.indexOf(other, from);
    octets += (found < 0 ? text.length() : found) - Math.min(from, text.length());
    return found;
  }

  public static int lastIndexOf(String text, int character) {
    int found = text.lastIndexOf(character);
    octets += text.length() - Math.max(found, 0);
    return found;
  }

  public static int lastIndexOf(String text, int character, int from) {
    int found = text.lastIndexOf(character, from);
    octets += Math.max(0, from - Math.max(found, 0));
    return found;
  }

  public static void add(List<Object> list, int at, Object one) {
    octets += REFERENCE * (list.size() - at);
    list.add(at, one);
  }

  public static Object remove(List<Object> list, int at) {
    octets += REFERENCE * (list.size() - at);
    return list.remove(at);
  }

  public static boolean remove(List<Object> list, Object one) {
    octets += REFERENCE * list.size();
    return list.remove(one);
  }

  public static boolean contains(List<Object> list, Object one) {
    octets += REFERENCE * list.size();
    return list.contains(one);
  }

  public static boolean removeIf(List<Object> list, Predicate<Object> filter) {
    octets += REFERENCE * list.size();
    return list.removeIf(filter);
  }

  public static boolean remove(Deque<Object> deque, Object one) {
    octets += REFERENCE * deque.size();
    return deque.remove(one);
  }

  public static void reverse(List<Object> list) {
    octets += REFERENCE * list.size();
    Collections.reverse(list);
  }

  public static int indexOf(List<Object> list, Object one) {
    int found = list.indexOf(one);
    octets += REFERENCE * (found < 0 ? list.size() : found);
    return found;
  }

  public static int lastIndexOf(List<Object> list, Object one) {
    octets += REFERENCE * list.size();
    return list.lastIndexOf(one);
  }

  public static boolean equals(List<Object> list, Object other) {
    octets += REFERENCE * list.size();
    return list.equals(other);
  }

  public static int hashCode(List<Object> list) {
    octets += REFERENCE * list.size();
    return list.hashCode();
  }

  public static boolean addAll(List<Object> list, Collection<Object> others) {
    octets += REFERENCE * others.size();
    return list.addAll(others);
  }

  public static void clear(List<Object> list) {
    octets += REFERENCE * list.size();
    list.clear();
  }

  public static ByteBuffer get(ByteBuffer buffer, byte[] to) {
    octets += to.length;
    return buffer.get(to);
  }

  public static ByteBuffer get(ByteBuffer buffer, byte[] to, int at, int length) {
    octets += length;
    return buffer.get(to, at, length);
  }

  public static ByteBuffer get(ByteBuffer buffer, int from, byte[] to) {
    octets += to.length;
    return buffer.get(from, to);
  }

  public static ByteBuffer get(ByteBuffer buffer, int from, byte[] to, int at, int length) {
    octets += length;
    return buffer.get(from, to, at, length);
  }

  public static ByteBuffer put(ByteBuffer buffer, byte[] from) {
    octets += from.length;
    return buffer.put(from);
  }

  public static ByteBuffer put(ByteBuffer buffer, byte[] from, int at, int length) {
    octets += length;
    return buffer.put(from, at, length);
  }

  public static ByteBuffer put(ByteBuffer buffer, int to, byte[] from) {
    octets += from.length;
    return buffer.put(to, from);
  }

  public static ByteBuffer put(ByteBuffer buffer, int to, byte[] from, int at, int length) {
    octets += length;
    return buffer.put(to, from, at, length);
  }

  public static void update(MessageDigest digest, byte[] input) {
    octets += input.length;
    digest.update(input);
  }

  public static void update(MessageDigest digest, byte[] input, int from, int length) {
    octets += length;
    digest.update(input, from, length);
  }

  public static byte[] digest(MessageDigest digest, byte[] input) {
    octets += input.length;
    return digest.digest(input);
  }

  public static void update(Signature signature, byte[] input) throws SignatureException {
    octets += input.length;
    signature.update(input);
  }

  public static void update(Signature signature, byte[] input, int from, int length)
      throws SignatureException {
    octets += length;
    signature.update(input, from, length);
  }
}
