package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;

/**
 * What a writer says to a value that its field does not hold. The methods that write ask first, by
 * one comparison, and come here only if it fails.
 *
 * @since 0.1
 */
public final class FieldRanges {
  private static final int SHOWN = 60;

  private FieldRanges() {}

  /**
   * What is thrown for a number out of range.
   *
   * @param field the field's name
   * @param value the number
   * @param maximum the largest that the field holds; the smallest is 0
   * @return to be thrown
   */
  public static IllegalArgumentException refused(String field, long value, long maximum) {
    return new IllegalArgumentException(field + " " + value + " is not in 0.." + maximum);
  }

  /**
   * A word as a message of an exception has it: in quotes, printable, at most sixty characters.
   *
   * @param word any text
   * @return the word to be shown
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
   * What is thrown for more octets than the length before them can say.
   *
   * @param field the field's name
   * @param octets the octets
   * @param maximum the most that the length can say
   * @return to be thrown
   */
  public static IllegalArgumentException tooLong(String field, Octets octets, int maximum) {
    return new IllegalArgumentException(
        field + " has " + octets.length() + " octets, at most " + maximum + " fit");
  }

  /**
   * What is thrown for a value that stands for malformed octets.
   *
   * @param what the value in words, to stand after "a malformed"
   * @param fault what is wrong with the octets
   * @return to be thrown
   */
  public static IllegalArgumentException malformed(String what, WireFormatException fault) {
    return new IllegalArgumentException(
        "a malformed " + what + " cannot be written: " + fault.getMessage());
  }

  /**
   * Refuses octets that a length of 8 bits cannot say.
   *
   * @param field the field's name
   * @param octets the octets
   * @throws IllegalArgumentException if there are more than 255
   */
  public static void length8(String field, Octets octets) {
    if (octets.length() > WireLimits.CHARACTER_STRING_OCTETS) {
      throw tooLong(field, octets, WireLimits.CHARACTER_STRING_OCTETS);
    }
  }

  /**
   * Refuses octets that a length of 16 bits cannot say.
   *
   * @param field the field's name
   * @param octets the octets
   * @throws IllegalArgumentException if there are more than 65535
   */
  public static void length16(String field, Octets octets) {
    if (octets.length() > 0xFFFF) {
      throw tooLong(field, octets, 0xFFFF);
    }
  }
}
