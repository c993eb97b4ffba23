package io.wiredns.codec.internal.edns;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The mnemonics that users have given to numbers of their own.
 *
 * @since 0.1
 */
public final class Mnemonics {
  private Mnemonics() {}

  /**
   * These mnemonics and that of one number more.
   *
   * @param <T> the numbers
   * @param named the mnemonics
   * @param point the number; it may have none
   * @param plain the same number as the library alone has it
   * @return new mnemonics, without the one that the number had before
   * @throws IllegalArgumentException if another number has the mnemonic
   */
  public static <T extends CodePoint> Map<String, T> with(Map<String, T> named, T point, T plain) {
    Map<String, T> all = new HashMap<>(named);
    all.values().remove(point);
    String mnemonic = point.toString();
    if (!mnemonic.equals(plain.toString())) {
      T other = all.put(mnemonic, point);
      if (other != null) {
        throw new IllegalArgumentException(
            mnemonic + " is the mnemonic of " + other.value() + " and of " + point.value());
      }
    }
    return Map.copyOf(all);
  }

  /**
   * The number that a word names.
   *
   * @param <T> the numbers
   * @param named the mnemonics
   * @param word a mnemonic in any case, or the generic form
   * @param space knows all but these mnemonics
   * @return the number; empty if there is none
   */
  public static <T extends CodePoint> Optional<T> find(
      Map<String, T> named, String word, CodePointSpace<T> space) {
    T own = named.get(word.toUpperCase(Locale.ROOT));
    if (own != null) {
      return Optional.of(own);
    }
    try {
      return Optional.of(space.parse(word));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
