package io.wiredns.codec.code;

/**
 * The kind of a message: the OPCODE in its header, 4 bits; RFC 1035 section 4.1.1, RFC 6895 section
 * 2.2.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Opcode implements CodePoint, Comparable<Opcode> {
  private static final CodePoints<Opcode> POINTS =
      new CodePoints<>("OPCODE", 15, Opcode::new, new Opcode[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<Opcode> SPACE = POINTS;

  /** A query, RFC 1035. */
  public static final Opcode QUERY = POINTS.define(0, "QUERY");

  /** An inverse query; obsolete, RFC 3425. */
  public static final Opcode IQUERY = POINTS.define(1, "IQUERY");

  /** Status; never specified, RFC 1035. */
  public static final Opcode STATUS = POINTS.define(2, "STATUS");

  /** The notification that a zone has changed, RFC 1996. */
  public static final Opcode NOTIFY = POINTS.define(4, "NOTIFY");

  /** Dynamic update, RFC 2136. */
  public static final Opcode UPDATE = POINTS.define(5, "UPDATE");

  /** DNS Stateful Operations, RFC 8490. */
  public static final Opcode DSO = POINTS.define(6, "DSO");

  private final int value;
  private final String mnemonic;

  private Opcode(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 15
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Opcode of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * OPCODE} and a number.
   *
   * @param text the text, such as {@code QUERY} or {@code OPCODE0}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static Opcode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 15
   */
  @Override
  public int value() {
    return value;
  }

  @Override
  public int compareTo(Opcode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opcode that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** Returns the mnemonic, or the generic form if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
