package io.wiredns.codec.code;

/**
 * What two sides agree on by a TKEY record, and how: its Mode field, 16 bits; RFC 2930 section 2.5.
 * The RFC has names for modes and no mnemonics; those here are made of the names. Modes without one
 * print as a number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TkeyMode implements CodePoint, Comparable<TkeyMode> {
  private static final CodePoints<TkeyMode> POINTS =
      new CodePoints<>("", 65535, TkeyMode::new, new TkeyMode[CodePoints.DENSE]);

  /** How fields of these numbers are read. */
  public static final CodePointSpace<TkeyMode> SPACE = POINTS;

  /** The server makes the keying material; RFC 2930 section 4.4. */
  public static final TkeyMode SERVER_ASSIGNMENT = POINTS.define(1, "SERVER-ASSIGNMENT");

  /** Both exchange Diffie-Hellman values; RFC 2930 section 4.1. */
  public static final TkeyMode DIFFIE_HELLMAN = POINTS.define(2, "DIFFIE-HELLMAN");

  /** Both exchange tokens of GSS-API; RFC 3645. */
  public static final TkeyMode GSS_API = POINTS.define(3, "GSS-API");

  /** The resolver makes the keying material; RFC 2930 section 4.5. */
  public static final TkeyMode RESOLVER_ASSIGNMENT = POINTS.define(4, "RESOLVER-ASSIGNMENT");

  /** A key is deleted; RFC 2930 section 4.2. */
  public static final TkeyMode KEY_DELETION = POINTS.define(5, "KEY-DELETION");

  private final int value;
  private final String mnemonic;

  private TkeyMode(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * The code point of a number; a known one is always the same object and costs no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static TkeyMode of(int value) {
    return POINTS.of(value);
  }

  /**
   * The code point that a text names: a mnemonic, without regard to case, or the generic form a
   * number.
   *
   * @param text the text, such as {@code GSS-API} or {@code 3}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static TkeyMode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * The number.
   *
   * @return 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  @Override
  public int compareTo(TkeyMode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TkeyMode that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** The mnemonic, or the generic form where there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
