package io.wiredns.codec.code;

/**
 * All code points of a registry, by which fields that contain them are read.
 *
 * <p>Implementations are stateless and may be shared among threads.
 *
 * @param <T> the code points
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
   * @throws IllegalArgumentException if the text does not name a code point
   */
  T parse(String text);
}
