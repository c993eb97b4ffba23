package io.wiredns.codec.code;

/**
 * A number of a registry. Numbers are compared with {@code equals}: only those that have a constant
 * are always the same object.
 *
 * <p>Implementations are immutable and may be shared among threads.
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

  /**
   * The word for this in the text of RDATA: one that other implementations read. It is the number
   * in decimal where they do not know the mnemonic, or know it by another spelling.
   *
   * @return one word, which {@link CodePointSpace#parse} or the number alone gives back
   */
  default String toText() {
    return toString();
  }
}
