package io.wiredns.codec.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The known values of one registry: by number without allocation, by mnemonic without regard to
 * case, and in the generic form (prefix and number) for all others.
 */
final class CodePoints<T extends CodePoint> implements CodePointSpace<T> {
  /** Makes a code point of a number and its mnemonic, null if it has none. */
  interface Factory<T> {
    T make(int value, String mnemonic);
  }

  /** Numbers below this are found by index; it covers all of the registries' low blocks. */
  static final int DENSE = 272;

  private final String prefix;
  private final int maximum;
  private final Factory<T> factory;
  private final T[] dense;
  private final Map<Integer, T> sparse = new HashMap<>();
  private final Map<String, T> byMnemonic = new HashMap<>();

  CodePoints(String prefix, int maximum, Factory<T> factory, T[] dense) {
    this.prefix = prefix;
    this.maximum = maximum;
    this.factory = factory;
    this.dense = dense;
  }

  /** Called from the static initializer of the registry's class only. */
  T define(int value, String mnemonic) {
    T point = factory.make(value, mnemonic);
    if (value < DENSE) {
      dense[value] = point;
    } else {
      sparse.put(value, point);
    }
    byMnemonic.put(mnemonic, point);
    return point;
  }

  /**
   * The defined points of small numbers, with nulls between: for a class whose {@code of} is on the
   * hot path, which spares a generic method's cast.
   */
  T[] dense() {
    return dense;
  }

  /** A further spelling that {@link #parse} takes. */
  void alias(String mnemonic, T point) {
    byMnemonic.put(mnemonic, point);
  }

  @Override
  public T of(int value) {
    if (value >= 0 && value < DENSE) {
      T point = dense[value];
      if (point != null) {
        return point;
      }
    }
    return other(value);
  }

  private T other(int value) {
    if (value < 0 || value > maximum) {
      throw new IllegalArgumentException(prefix + " " + value + " is not in 0.." + maximum);
    }
    // The map of a space without such points is not asked: OPT's CLASS field comes by here.
    T point = sparse.isEmpty() ? null : sparse.get(value);
    return point != null ? point : factory.make(value, null);
  }

  /** Whether a word, in capital letters, is a mnemonic. */
  boolean isMnemonic(String word) {
    return byMnemonic.containsKey(word);
  }

  /**
   * A number with a mnemonic of the user's; it is not found by number or by mnemonic here.
   *
   * @throws IllegalArgumentException if the number is out of range or has a mnemonic, or the
   *     mnemonic is no word of its own
   */
  T named(int value, String mnemonic) {
    String known = of(value).toString();
    if (!known.equals(generic(value))) {
      throw new IllegalArgumentException(prefix + " " + value + " is " + known);
    }
    if (!isWord(mnemonic)) {
      throw new IllegalArgumentException(
          "a mnemonic has capital letters, digits and hyphens, begins with a letter, is not taken"
              + " and not "
              + prefix
              + " and a number, found '"
              + mnemonic
              + "'");
    }
    return factory.make(value, mnemonic);
  }

  private boolean isWord(String text) {
    boolean isWord = !text.isEmpty() && text.charAt(0) >= 'A' && text.charAt(0) <= 'Z';
    boolean isGeneric = text.startsWith(prefix);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isDigit = c >= '0' && c <= '9';
      isWord &= isDigit || c >= 'A' && c <= 'Z' || c == '-';
      isGeneric &= isDigit || i < prefix.length();
    }
    return isWord && !isGeneric && !isMnemonic(text);
  }

  /** The generic form, for what has no mnemonic. */
  String generic(int value) {
    return prefix + value;
  }

  @Override
  public T parse(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    T point = byMnemonic.get(upper);
    if (point != null) {
      return point;
    }
    if (upper.startsWith(prefix)) {
      int value = decimal(upper, prefix.length());
      if (value >= 0 && value <= maximum) {
        return of(value);
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no known mnemonic, nor " + prefix + " and a number up to " + maximum);
  }

  /** The number written from {@code from} on, or -1 if that is not one to five digits. */
  static int decimal(String text, int from) {
    int digits = text.length() - from;
    if (digits < 1 || digits > 5) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
