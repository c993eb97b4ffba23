package io.wiredns.codec.code;

/**
 * The Mode field of a TKEY record, 16 bits: how two sides agree on a key; RFC 2930 section 2.5. The
 * RFC has names for modes but no mnemonics; the mnemonics here are derived from the names. Modes
 * without one are printed as a number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TkeyMode implements CodePoint, Comparable<TkeyMode> {
  private static final CodePoints<TkeyMode> POINTS =
      new CodePoints<>("", 65535, TkeyMode::new, new TkeyMode[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<TkeyMode> SPACE = POINTS;

  /** The server assigns the keying material; RFC 2930 section 4.4. */
  public static final TkeyMode SERVER_ASSIGNMENT = POINTS.define(1, "SERVER-ASSIGNMENT");

  /** Both sides exchange Diffie-Hellman values; RFC 2930 section 4.1. */
  public static final TkeyMode DIFFIE_HELLMAN = POINTS.define(2, "DIFFIE-HELLMAN");

  /** Both exchange tokens of GSS-API; RFC 3645. */
  public static final TkeyMode GSS_API = POINTS.define(3, "GSS-API");

  /** The resolver assigns the keying material; RFC 2930 section 4.5. */
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
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static TkeyMode of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or a number.
   *
   * @param text the text, such as {@code GSS-API} or {@code 3}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static TkeyMode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 65535
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

  /** Returns the mnemonic, or the number if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
