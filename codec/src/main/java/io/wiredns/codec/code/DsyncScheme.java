package io.wiredns.codec.code;

/**
 * How a DSYNC record's target is told, 8 bits; RFC 9859. Those without a mnemonic print as a
 * number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class DsyncScheme implements CodePoint, Comparable<DsyncScheme> {
  private static final CodePoints<DsyncScheme> POINTS =
      new CodePoints<>("", 255, DsyncScheme::new, new DsyncScheme[CodePoints.DENSE]);

  /** How fields of these numbers are read. */
  public static final CodePointSpace<DsyncScheme> SPACE = POINTS;

  /** A NOTIFY message, RFC 9859. */
  public static final DsyncScheme NOTIFY = POINTS.define(1, "NOTIFY");

  private final int value;
  private final String mnemonic;

  private DsyncScheme(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * The code point of a number; a known one is always the same object and costs no allocation.
   *
   * @param value the number, 0 to 255
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static DsyncScheme of(int value) {
    return POINTS.of(value);
  }

  /**
   * The code point that a text names: a mnemonic, without regard to case, or a number.
   *
   * @param text the text, such as {@code NOTIFY} or {@code 1}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static DsyncScheme parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * The number.
   *
   * @return 0 to 255
   */
  @Override
  public int value() {
    return value;
  }

  @Override
  public int compareTo(DsyncScheme other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DsyncScheme that && value == that.value;
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
