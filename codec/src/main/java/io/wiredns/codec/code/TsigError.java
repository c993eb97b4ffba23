package io.wiredns.codec.code;

/**
 * The Error field of TSIG and TKEY, 16 bits; RFC 8945 section 3, RFC 2930 section 2.6.
 *
 * <p>Not an {@link Rcode}: here 16 is BADSIG, there it is BADVERS.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TsigError implements CodePoint, Comparable<TsigError> {
  private static final CodePoints<TsigError> POINTS =
      new CodePoints<>("TSIGERROR", 65535, TsigError::new, new TsigError[CodePoints.DENSE]);

  /** How fields of these numbers are read. */
  public static final CodePointSpace<TsigError> SPACE = POINTS;

  /** Success, or NODATA/referral; RFC 1035 section 4.1.1. */
  public static final TsigError NOERROR = POINTS.define(0, "NOERROR");

  /** Server could not parse the request; RFC 1035 section 4.1.1. */
  public static final TsigError FORMERR = POINTS.define(1, "FORMERR");

  /** Server-side problem, incl. DNSSEC bogus; RFC 1035 section 4.1.1. */
  public static final TsigError SERVFAIL = POINTS.define(2, "SERVFAIL");

  /** Name does not exist (last name of CNAME/DNAME chain); RFC 1035 section 4.1.1. */
  public static final TsigError NXDOMAIN = POINTS.define(3, "NXDOMAIN");

  /** Opcode or feature not implemented; RFC 1035 section 4.1.1. */
  public static final TsigError NOTIMP = POINTS.define(4, "NOTIMP");

  /** Policy refusal; RFC 1035 section 4.1.1. */
  public static final TsigError REFUSED = POINTS.define(5, "REFUSED");

  /** Name exists but must not; RFC 2136 section 2.2. */
  public static final TsigError YXDOMAIN = POINTS.define(6, "YXDOMAIN");

  /** RRset exists but must not; RFC 2136 section 2.2. */
  public static final TsigError YXRRSET = POINTS.define(7, "YXRRSET");

  /** RRset that must exist is absent; RFC 2136 section 2.2. */
  public static final TsigError NXRRSET = POINTS.define(8, "NXRRSET");

  /** Server not authoritative for the zone; RFC 2136 section 2.2. */
  public static final TsigError NOTAUTH = POINTS.define(9, "NOTAUTH");

  /** Name outside the zone of the UPDATE; RFC 2136 section 2.2. */
  public static final TsigError NOTZONE = POINTS.define(10, "NOTZONE");

  /** Primary DSO-TYPE not implemented; RFC 8490 section 10.2. */
  public static final TsigError DSOTYPENI = POINTS.define(11, "DSOTYPENI");

  /** TSIG MAC check failed; RFC 8945 section 3. */
  public static final TsigError BADSIG = POINTS.define(16, "BADSIG");

  /** Key or algorithm unknown to server; RFC 8945 section 5.2.1. */
  public static final TsigError BADKEY = POINTS.define(17, "BADKEY");

  /** Time outside fudge window; RFC 8945 section 5.2.3. */
  public static final TsigError BADTIME = POINTS.define(18, "BADTIME");

  /** TKEY mode not supported; RFC 2930 section 2.6. */
  public static final TsigError BADMODE = POINTS.define(19, "BADMODE");

  /** Duplicate key name; RFC 2930 section 2.6. */
  public static final TsigError BADNAME = POINTS.define(20, "BADNAME");

  /** TKEY algorithm not supported; RFC 2930 section 2.6. */
  public static final TsigError BADALG = POINTS.define(21, "BADALG");

  /** MAC shorter than local policy; RFC 8945 section 5.2.4. */
  public static final TsigError BADTRUNC = POINTS.define(22, "BADTRUNC");

  static {
    // What BIND writes and does not read.
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
   * The code point of a number; a known one is always the same object and costs no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static TsigError of(int value) {
    return POINTS.of(value);
  }

  /**
   * The code point that a text names: a mnemonic, without regard to case, or the generic form
   * {@code TSIGERROR} and a number.
   *
   * @param text the text, such as {@code NOERROR} or {@code TSIGERROR0}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static TsigError parse(String text) {
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

  /**
   * Whether the value is in the block for private use; RFC 6895 section 2.3.
   *
   * @return true from 3841 to 4095
   */
  public boolean isPrivate() {
    return value >= 3841 && value <= 4095;
  }

  /**
   * Whether IANA has assigned the value to TSIG, TKEY, or all messages.
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

  /** The mnemonic, or the generic form where there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }

  /** The mnemonic, but the number where there is none and for 11, which BIND knows by that only. */
  @Override
  public String toText() {
    return mnemonic != null && value != DSOTYPENI.value ? mnemonic : Integer.toString(value);
  }
}
