package io.wiredns.codec.code;

/**
 * A code point: a number of a registry, with its mnemonic if it has one. Compare code points with
 * {@code equals}: only those with a constant are always the same object.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public interface CodePoint {
  /**
   * Returns the number of the code point.
   *
   * @return the number, which is not negative
   */
  int value();

  /**
   * Returns the mnemonic, or if there is none, the generic form: a prefix and the number, such as
   * {@code TYPE65280}, or in some registries the number alone.
   *
   * @return one word
   */
  @Override
  String toString();

  /**
   * Returns the word for this code point in the text of RDATA, which other implementations can
   * read. It is the number in decimal if they do not support the mnemonic or spell it differently.
   *
   * @return one word: a text that {@link CodePointSpace#parse} accepts, or the number alone
   */
  default String toText() {
    return toString();
  }
}
