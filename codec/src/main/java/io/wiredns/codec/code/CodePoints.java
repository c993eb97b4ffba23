package io.wiredns.codec.code;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the code points of one registry: known ones by number, without allocation, or by mnemonic,
 * ignoring case; all others by number or generic form (prefix and number).
 */
final class CodePoints<T extends CodePoint> implements CodePointSpace<T> {
  /** Creates a code point from a number and its mnemonic, which is null if there is none. */
  interface Factory<T> {
    T make(int value, String mnemonic);
  }

  /**
   * Code points below this number are found by index; it covers the low blocks of all registries.
   */
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

  /** Adds a known code point and returns it. Called only by the static initializer of its class. */
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
   * Returns the defined code points of small numbers, with nulls between them, for a class whose
   * {@code of} is on the hot path: it avoids the cast of a generic method.
   */
  T[] dense() {
    return dense;
  }

  /** Adds a spelling that {@link #parse} accepts. */
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
    // An empty map is not searched, because the CLASS field of each OPT record is looked up here.
    T point = sparse.isEmpty() ? null : sparse.get(value);
    return point != null ? point : factory.make(value, null);
  }

  /** Returns whether a word in capital letters is a mnemonic. */
  boolean isMnemonic(String word) {
    return byMnemonic.containsKey(word);
  }

  /**
   * Creates a code point with a mnemonic that a user has chosen, which is not entered here.
   *
   * @throws IllegalArgumentException if the number is out of range or has a mnemonic, or the
   *     mnemonic is malformed or already defined
   */
  T named(int value, String mnemonic) {
    String known = of(value).toString();
    if (!known.equals(generic(value))) {
      throw new IllegalArgumentException(prefix + " " + value + " has the mnemonic " + known);
    }
    if (!isWord(mnemonic)) {
      throw new IllegalArgumentException(
          "mnemonic '"
              + mnemonic
              + "' is in use, is "
              + prefix
              + " and a number, or is not a capital letter followed by capital letters, digits"
              + " and hyphens");
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

  /** Returns the generic form, for a code point without a mnemonic. */
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
        "'"
            + text
            + "' is neither a known mnemonic nor "
            + prefix
            + " and a number in 0.."
            + maximum);
  }

  /**
   * Parses the number from index {@code from} on; returns -1 if it does not have one to five
   * digits.
   */
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
