package io.wiredns.codec.code;

/**
 * A number of a registry.
 *
 * @since 0.1
 */
public interface CodePoint {
  /**
   * The number.
   *
   * @return not negative
   */
  int value();

  /**
   * The mnemonic, or the generic form where there is none.
   *
   * @return one word
   */
  @Override
  String toString();
}
