package io.wiredns.codec.code;

/**
 * All numbers of a registry: how a field of such numbers is read.
 *
 * <p>Implementations keep nothing and may be shared among threads.
 *
 * @param <T> the numbers
 * @since 0.1
 */
public interface CodePointSpace<T extends CodePoint> {
  /**
   * The code point of a number.
   *
   * @param value the number
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  T of(int value);

  /**
   * The code point that a text names.
   *
   * @param text a mnemonic, or the generic form
   * @return the code point
   * @throws IllegalArgumentException if it names none
   */
  T parse(String text);
}
