package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An immutable string of octets with value equality, ordered as unsigned octets with a shorter
 * prefix first (RFC 4034 section 6.3).
 *
 * <p>Every public way in and out copies; nothing shares an array with a caller. Immutable; may be
 * shared among threads.
 *
 * @since 0.1
 */
public final class Octets implements Comparable<Octets> {
  /** No octets. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** Takes the array itself: only for arrays that nobody else keeps. */
  static Octets trusted(byte[] octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets);
  }

  /**
   * A copy of the given octets.
   *
   * @param octets the octets
   * @return their copy
   */
  public static Octets of(byte... octets) {
    return trusted(octets.clone());
  }

  /**
   * A copy of part of an array.
   *
   * @param octets the array
   * @param from the first octet's index
   * @param length how many
   * @return their copy
   * @throws IndexOutOfBoundsException if the array does not hold them
   */
  public static Octets of(byte[] octets, int from, int length) {
    java.util.Objects.checkFromIndexSize(from, length, octets.length);
    return trusted(Arrays.copyOfRange(octets, from, from + length));
  }

  /**
   * A copy of a buffer's octets from position to limit; the buffer is not disturbed.
   *
   * @param buffer the buffer
   * @return their copy
   */
  public static Octets of(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return trusted(copy);
  }

  /**
   * The octets that a hexadecimal text says.
   *
   * @param hex an even number of hexadecimal digits, either case
   * @return the octets
   * @throws IllegalArgumentException if the text is something else
   */
  public static Octets fromHex(String hex) {
    try {
      return trusted(HEX.parseHex(hex));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          FieldRanges.shown(hex) + " is no even number of hexadecimal digits", wrong);
    }
  }

  /**
   * The UTF-8 octets of a text.
   *
   * @param text the text
   * @return its octets
   */
  public static Octets utf8(String text) {
    return trusted(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * How many octets these are.
   *
   * @return the length
   */
  public int length() {
    return octets.length;
  }

  /**
   * One octet.
   *
   * @param index its index
   * @return its value, 0 to 255
   * @throws IndexOutOfBoundsException if there is none
   */
  public int octetAt(int index) {
    return octets[index] & 0xFF;
  }

  /**
   * Copies all octets into an array.
   *
   * @param target the array
   * @param at the index of the first octet there
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(octets, 0, target, at, octets.length);
  }

  /**
   * A new array of the octets.
   *
   * @return the copy
   */
  public byte[] toArray() {
    return octets.clone();
  }

  /**
   * The octets in hexadecimal.
   *
   * @return two lower-case digits an octet
   */
  public String toHex() {
    return HEX.formatHex(octets);
  }

  /**
   * The octets in base64 (RFC 4648 section 4), in one word, with padding.
   *
   * @return the text
   */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(octets);
  }

  /**
   * The octets read as UTF-8; what is not valid becomes U+FFFD.
   *
   * @return the text, not escaped: it may hold control characters
   */
  public String toUtf8() {
    return new String(octets, StandardCharsets.UTF_8);
  }

  @Override
  public int compareTo(Octets other) {
    return Arrays.compareUnsigned(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(octets, that.octets);
  }

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.START, octets, 0, octets.length));
  }

  /** The octets themselves, for the codec's own use: never to be changed. */
  byte[] array() {
    return octets;
  }

  /** The octets in hexadecimal. */
  @Override
  public String toString() {
    return toHex();
  }
}
