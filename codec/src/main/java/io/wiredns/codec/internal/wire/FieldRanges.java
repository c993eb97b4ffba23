package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;

/**
 * Creates the exceptions for values that do not fit their fields. Writers make the comparison
 * themselves and call these methods only if it fails.
 *
 * @since 0.1
 */
public final class FieldRanges {
  private static final int SHOWN = 60;

  private FieldRanges() {}

  /**
   * Creates the exception for a number that is out of range.
   *
   * @param field the name of the field
   * @param value the number
   * @param maximum the largest number that fits the field; the smallest is 0
   * @return the exception, to be thrown
   */
  public static IllegalArgumentException refused(String field, long value, long maximum) {
    return new IllegalArgumentException(field + " " + value + " is not in 0.." + maximum);
  }

  /**
   * Returns a word as messages of exceptions show it: in quotes, with {@code ?} for unprintable
   * characters, and cut after 60 characters.
   *
   * @param word any text
   * @return the quoted word
   */
  public static String shown(String word) {
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < Math.min(word.length(), SHOWN); i++) {
      char c = word.charAt(i);
      shown.append(c < ' ' || c > '~' ? '?' : c);
    }
    return shown.append(word.length() > SHOWN ? "...'" : "'").toString();
  }

  /**
   * Creates the exception for octets that are too many for the length before them.
   *
   * @param field the name of the field
   * @param octets the octets
   * @param maximum the maximum of the length
   * @return the exception, to be thrown
   */
  public static IllegalArgumentException tooLong(String field, Octets octets, int maximum) {
    return new IllegalArgumentException(
        field + " has " + octets.length() + " octets, at most " + maximum + " fit");
  }

  /**
   * Creates the exception for a value that holds malformed octets.
   *
   * @param what the words after "a malformed" that describe the value
   * @param fault the fault of the octets
   * @return the exception, to be thrown
   */
  public static IllegalArgumentException malformed(String what, WireFormatException fault) {
    return new IllegalArgumentException(
        "a malformed " + what + " cannot be written: " + fault.getMessage());
  }

  /**
   * Checks that octets fit a length of 8 bits.
   *
   * @param field the name of the field
   * @param octets the octets
   * @throws IllegalArgumentException if there are more than 255
   */
  public static void length8(String field, Octets octets) {
    if (octets.length() > WireLimits.CHARACTER_STRING_OCTETS) {
      throw tooLong(field, octets, WireLimits.CHARACTER_STRING_OCTETS);
    }
  }

  /**
   * Checks that octets fit a length of 16 bits.
   *
   * @param field the name of the field
   * @param octets the octets
   * @throws IllegalArgumentException if there are more than 65535
   */
  public static void length16(String field, Octets octets) {
    if (octets.length() > 0xFFFF) {
      throw tooLong(field, octets, 0xFFFF);
    }
  }
}
