package io.wiredns.codec.code;

/**
 * The method by which the target of a DSYNC record is notified, 8 bits; RFC 9859. Code points
 * without a mnemonic are printed as a number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class DsyncScheme implements CodePoint, Comparable<DsyncScheme> {
  private static final CodePoints<DsyncScheme> POINTS =
      new CodePoints<>("", 255, DsyncScheme::new, new DsyncScheme[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
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
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 255
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static DsyncScheme of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or a number.
   *
   * @param text the text, such as {@code NOTIFY} or {@code 1}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static DsyncScheme parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 255
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

  /** Returns the mnemonic, or the number if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
