package io.wiredns.codec.code;

/**
 * All code points of a registry, for the readers of fields that contain them.
 *
 * <p>Implementations are stateless and may be shared among threads.
 *
 * @param <T> the code points
 * @since 0.1
 */
public interface CodePointSpace<T extends CodePoint> {
  /**
   * Returns the code point of a number.
   *
   * @param value the number
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  T of(int value);

  /**
   * Returns the code point that a text names.
   *
   * @param text a mnemonic, or the generic form: a prefix and the number, such as {@code
   *     TYPE65280}, or in some registries the number alone
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  T parse(String text);
}
