package io.wiredns.codec.code;

/**
 * The Error field of TSIG and TKEY, 16 bits; RFC 8945 section 3, RFC 2930 section 2.6.
 *
 * <p>This is not an {@link Rcode}: 16 is BADSIG here and BADVERS there.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TsigError implements CodePoint, Comparable<TsigError> {
  private static final CodePoints<TsigError> POINTS =
      new CodePoints<>("TSIGERROR", 65535, TsigError::new, new TsigError[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<TsigError> SPACE = POINTS;

  /** Success, which includes NODATA and referrals; RFC 1035 section 4.1.1. */
  public static final TsigError NOERROR = POINTS.define(0, "NOERROR");

  /** The server could not parse the request; RFC 1035 section 4.1.1. */
  public static final TsigError FORMERR = POINTS.define(1, "FORMERR");

  /** The server failed, or DNSSEC validation failed; RFC 1035 section 4.1.1. */
  public static final TsigError SERVFAIL = POINTS.define(2, "SERVFAIL");

  /**
   * The name, or the last name of a CNAME or DNAME chain, does not exist; RFC 1035 section 4.1.1.
   */
  public static final TsigError NXDOMAIN = POINTS.define(3, "NXDOMAIN");

  /** The opcode or feature is not implemented; RFC 1035 section 4.1.1. */
  public static final TsigError NOTIMP = POINTS.define(4, "NOTIMP");

  /** The server refuses the request by policy; RFC 1035 section 4.1.1. */
  public static final TsigError REFUSED = POINTS.define(5, "REFUSED");

  /** A name exists that must not; RFC 2136 section 2.2. */
  public static final TsigError YXDOMAIN = POINTS.define(6, "YXDOMAIN");

  /** An RRset exists that must not; RFC 2136 section 2.2. */
  public static final TsigError YXRRSET = POINTS.define(7, "YXRRSET");

  /** An RRset does not exist that must; RFC 2136 section 2.2. */
  public static final TsigError NXRRSET = POINTS.define(8, "NXRRSET");

  /** The server is not authoritative for the zone; RFC 2136 section 2.2. */
  public static final TsigError NOTAUTH = POINTS.define(9, "NOTAUTH");

  /** A name is outside the zone of the UPDATE; RFC 2136 section 2.2. */
  public static final TsigError NOTZONE = POINTS.define(10, "NOTZONE");

  /** The primary DSO-TYPE is not implemented; RFC 8490 section 10.2. */
  public static final TsigError DSOTYPENI = POINTS.define(11, "DSOTYPENI");

  /** TSIG MAC check failed; RFC 8945 section 3. */
  public static final TsigError BADSIG = POINTS.define(16, "BADSIG");

  /** The server does not know the key or algorithm; RFC 8945 section 5.2.1. */
  public static final TsigError BADKEY = POINTS.define(17, "BADKEY");

  /** The time differs by more than the fudge; RFC 8945 section 5.2.3. */
  public static final TsigError BADTIME = POINTS.define(18, "BADTIME");

  /** The TKEY mode is not supported; RFC 2930 section 2.6. */
  public static final TsigError BADMODE = POINTS.define(19, "BADMODE");

  /** The key name is in use already; RFC 2930 section 2.6. */
  public static final TsigError BADNAME = POINTS.define(20, "BADNAME");

  /** The TKEY algorithm is not supported; RFC 2930 section 2.6. */
  public static final TsigError BADALG = POINTS.define(21, "BADALG");

  /** The MAC is shorter than local policy allows; RFC 8945 section 5.2.4. */
  public static final TsigError BADTRUNC = POINTS.define(22, "BADTRUNC");

  static {
    // BIND writes this word but does not read it.
    POINTS.alias("RESERVED11", DSOTYPENI);
    for (int value = 12; value < 16; value++) {
      POINTS.alias("RESERVED" + value, POINTS.of(value));
    }
  }

  private final int value;
  private final String mnemonic;

  private TsigError(int value, String mnemonic) {
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
  public static TsigError of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * TSIGERROR} and a number.
   *
   * @param text the text, such as {@code NOERROR} or {@code TSIGERROR0}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static TsigError parse(String text) {
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

  /**
   * Returns whether the value is in the block for private use; RFC 6895 section 2.3.
   *
   * @return true from 3841 to 4095
   */
  public boolean isPrivate() {
    return value >= 3841 && value <= 4095;
  }

  /**
   * Returns whether IANA has assigned the value to TSIG, TKEY, or all messages.
   *
   * @return true if it has a mnemonic
   */
  public boolean isAssigned() {
    return mnemonic != null;
  }

  @Override
  public int compareTo(TsigError other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TsigError that && value == that.value;
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

  /**
   * Returns the mnemonic, or the number if there is none and for 11, for which BIND has no
   * mnemonic.
   */
  @Override
  public String toText() {
    return mnemonic != null && value != DSOTYPENI.value ? mnemonic : Integer.toString(value);
  }
}
