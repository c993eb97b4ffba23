package io.wiredns.codec.code;

/**
 * The type of a TLV of DNS Stateful Operations, 16 bits; RFC 8490 section 10.3.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class DsoType implements CodePoint, Comparable<DsoType> {
  private static final CodePoints<DsoType> POINTS =
      new CodePoints<>("DSOTYPE", 65535, DsoType::new, new DsoType[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<DsoType> SPACE = POINTS;

  /** The timeouts of a session; RFC 8490 section 7.1. */
  public static final DsoType KEEPALIVE = POINTS.define(1, "KEEPALIVE");

  /** The time that a client must wait before it reconnects; RFC 8490 section 7.2. */
  public static final DsoType RETRY_DELAY = POINTS.define(2, "RETRY-DELAY");

  /** Octets that hide the length of a message; RFC 8490 section 7.3. */
  public static final DsoType ENCRYPTION_PADDING = POINTS.define(3, "ENCRYPTION-PADDING");

  /** A subscription to changes; RFC 8765 section 6.2. */
  public static final DsoType SUBSCRIBE = POINTS.define(0x40, "SUBSCRIBE");

  /** Changes to records; RFC 8765 section 6.3. */
  public static final DsoType PUSH = POINTS.define(0x41, "PUSH");

  /** Ends a subscription; RFC 8765 section 6.4. */
  public static final DsoType UNSUBSCRIBE = POINTS.define(0x42, "UNSUBSCRIBE");

  /** The report that a record seems stale; RFC 8765 section 6.5. */
  public static final DsoType RECONFIRM = POINTS.define(0x43, "RECONFIRM");

  private final int value;
  private final String mnemonic;

  private DsoType(int value, String mnemonic) {
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
  public static DsoType of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * DSOTYPE} and a number.
   *
   * @param text the text, such as {@code PUSH} or {@code DSOTYPE65}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static DsoType parse(String text) {
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
  public int compareTo(DsoType other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DsoType that && value == that.value;
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
