package io.wiredns.codec.wire;

import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.KeyedHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An immutable sequence of octets that is compared by content. The natural order compares unsigned
 * octets; a prefix comes first (RFC 4034 section 6.3).
 *
 * <p>Public methods copy the arrays and buffers that they accept or return, so no array is shared
 * with a caller. Objects of this class may be shared among threads.
 *
 * @since 0.1
 */
public final class Octets implements Comparable<Octets> {
  /** The empty sequence. */
  public static final Octets EMPTY = new Octets(new byte[0]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] octets;

  private Octets(byte[] octets) {
    this.octets = octets;
  }

  /** Returns octets that keep the array itself, which must not be modified afterwards. */
  static Octets wrap(byte[] octets) {
    return octets.length == 0 ? EMPTY : new Octets(octets);
  }

  /**
   * Returns a copy of the given octets.
   *
   * @param octets the octets
   * @return the copy
   */
  public static Octets of(byte... octets) {
    return wrap(octets.clone());
  }

  /**
   * Returns a copy of part of an array.
   *
   * @param octets the array
   * @param from the index of the first octet
   * @param length the number of octets
   * @return the copy
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  public static Octets of(byte[] octets, int from, int length) {
    java.util.Objects.checkFromIndexSize(from, length, octets.length);
    return wrap(Arrays.copyOfRange(octets, from, from + length));
  }

  /**
   * Returns a copy of the octets of a buffer from position to limit; position and limit do not
   * change.
   *
   * @param buffer the buffer
   * @return the copy
   */
  public static Octets of(ByteBuffer buffer) {
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return wrap(copy);
  }

  /**
   * Returns the octets of a hexadecimal text.
   *
   * @param hex an even number of hexadecimal digits in either case
   * @return the octets
   * @throws IllegalArgumentException if the number of characters is odd, or one is no such digit
   */
  public static Octets fromHex(String hex) {
    try {
      return wrap(HEX.parseHex(hex));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          FieldRanges.shown(hex) + " is not an even number of hexadecimal digits", wrong);
    }
  }

  /**
   * Returns a text encoded in UTF-8.
   *
   * @param text the text
   * @return the octets
   */
  public static Octets utf8(String text) {
    return wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the number of octets.
   *
   * @return the length
   */
  public int length() {
    return octets.length;
  }

  /**
   * Returns an octet.
   *
   * @param index the index of the octet
   * @return the value, 0 to 255
   * @throws IndexOutOfBoundsException if the index is out of range
   */
  public int octetAt(int index) {
    return octets[index] & 0xFF;
  }

  /**
   * Copies all octets to an array.
   *
   * @param target the array
   * @param at the index of the first octet in the array
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(octets, 0, target, at, octets.length);
  }

  /**
   * Returns the octets as an array.
   *
   * @return a new array
   */
  public byte[] toArray() {
    return octets.clone();
  }

  /**
   * Returns the octets in hexadecimal.
   *
   * @return two lower-case digits for each octet
   */
  public String toHex() {
    return HEX.formatHex(octets);
  }

  /**
   * Returns the octets in base64 (RFC 4648 section 4) without line breaks, with padding.
   *
   * @return the text
   */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(octets);
  }

  /**
   * Returns the octets decoded as UTF-8; malformed sequences are replaced by U+FFFD.
   *
   * @return the text, not escaped: it may contain control characters
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

  /**
   * Returns a hash code, which differs from one process to the next, because it is keyed against
   * collision attacks.
   */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.START, octets, 0, octets.length));
  }

  /** Returns the array itself, for this library; it must not be modified. */
  byte[] array() {
    return octets;
  }

  /** Returns the octets in hexadecimal. */
  @Override
  public String toString() {
    return toHex();
  }
}
