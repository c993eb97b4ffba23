package io.wiredns.codec.internal.edns;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The mnemonics that users have assigned to their own code points.
 *
 * @since 0.1
 */
public final class Mnemonics {
  private Mnemonics() {}

  /**
   * Returns a copy of the given mnemonics to which the mnemonic of a code point is added, unless
   * this library defines the same one for it.
   *
   * @param <T> the code points
   * @param named the mnemonics so far
   * @param point the code point, which may have no mnemonic
   * @param plain the same code point as this library defines it
   * @return the copy, without an earlier mnemonic of the same code point
   * @throws IllegalArgumentException if {@code named} already assigns the mnemonic to another code
   *     point
   */
  public static <T extends CodePoint> Map<String, T> with(Map<String, T> named, T point, T plain) {
    Map<String, T> all = new HashMap<>(named);
    all.values().remove(point);
    String mnemonic = point.toString();
    if (!mnemonic.equals(plain.toString())) {
      T other = all.put(mnemonic, point);
      if (other != null) {
        throw new IllegalArgumentException(
            "mnemonic "
                + mnemonic
                + " is defined for both "
                + other.value()
                + " and "
                + point.value());
      }
    }
    return Map.copyOf(all);
  }

  /**
   * Finds the code point that a word names.
   *
   * @param <T> the code points
   * @param named the mnemonics of users
   * @param word a mnemonic in any case, or the generic form
   * @param space finds all other mnemonics
   * @return the code point; empty if there is none
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
