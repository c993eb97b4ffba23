package io.wiredns.codec.code;

/**
 * The result of a request: the RCODE of 12 bits, composed of 4 bits in the header and 8 in the OPT
 * record; RFC 6895 section 2.3, RFC 6891 section 6.1.3.
 *
 * <pre>
 *   OPT's TTL, upper 8 bits: bits 11 to 4 | header: bits 3 to 0
 * </pre>
 *
 * <p>The error codes in TSIG and TKEY records have another type, {@link TsigError}, because 16 is
 * BADSIG there and BADVERS here.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Rcode implements CodePoint, Comparable<Rcode> {
  private static final int HEADER_BITS = 4;
  private static final int HEADER_MASK = (1 << HEADER_BITS) - 1;
  private static final int FIRST_PRIVATE = 3841;

  /** The category of each code that has a mnemonic, by its number. */
  private static final RcodeCategory[] CATEGORIES = new RcodeCategory[CodePoints.DENSE];

  private static final CodePoints<Rcode> POINTS =
      new CodePoints<>("RCODE", 4095, Rcode::new, new Rcode[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<Rcode> SPACE = POINTS;

  // To add an RCODE: write its row here (number, mnemonic, category) and its texts in the guide's
  // bundle (Guide.properties, "rcode." and the number). Lists of codes and profiles are derived
  // from the row; RcodeProfile has the few codes whose profile differs from that of their category.
  // RegistrationTest of the guide reports what is missing.

  /** Success, which includes NODATA and referrals; RFC 1035 section 4.1.1. */
  public static final Rcode NOERROR = define(0, "NOERROR", RcodeCategory.SUCCESS);

  /** The server could not parse the request; RFC 1035 section 4.1.1. */
  public static final Rcode FORMERR = define(1, "FORMERR", RcodeCategory.ASKERS_FAULT);

  /** The server failed, or DNSSEC validation failed; RFC 1035 section 4.1.1. */
  public static final Rcode SERVFAIL = define(2, "SERVFAIL", RcodeCategory.SERVERS_FAULT);

  /**
   * The name, or the last name of a CNAME or DNAME chain, does not exist; RFC 1035 section 4.1.1.
   */
  public static final Rcode NXDOMAIN = define(3, "NXDOMAIN", RcodeCategory.NAME_ABSENT);

  /** The opcode or feature is not implemented; RFC 1035 section 4.1.1. */
  public static final Rcode NOTIMP = define(4, "NOTIMP", RcodeCategory.NOT_SUPPORTED);

  /** The server refuses the request by policy; RFC 1035 section 4.1.1. */
  public static final Rcode REFUSED = define(5, "REFUSED", RcodeCategory.POLICY);

  /** A name exists that must not; RFC 2136 section 2.2. */
  public static final Rcode YXDOMAIN = define(6, "YXDOMAIN", RcodeCategory.NAME_ABSENT);

  /** An RRset exists that must not; RFC 2136 section 2.2. */
  public static final Rcode YXRRSET = define(7, "YXRRSET", RcodeCategory.UPDATE_PREREQUISITE);

  /** An RRset does not exist that must; RFC 2136 section 2.2. */
  public static final Rcode NXRRSET = define(8, "NXRRSET", RcodeCategory.UPDATE_PREREQUISITE);

  /**
   * The server is not authoritative for the zone, RFC 2136 section 2.2; or, if the message has a
   * TSIG with an error, the client is not authorized, RFC 8945 section 5.2.
   */
  public static final Rcode NOTAUTH = define(9, "NOTAUTH", RcodeCategory.ASKERS_FAULT);

  /** A name is outside the zone of the UPDATE; RFC 2136 section 2.2. */
  public static final Rcode NOTZONE = define(10, "NOTZONE", RcodeCategory.ASKERS_FAULT);

  /** The primary DSO-TYPE is not implemented; RFC 8490 section 10.2. */
  public static final Rcode DSOTYPENI = define(11, "DSOTYPENI", RcodeCategory.NOT_SUPPORTED);

  /** The EDNS version is not supported; RFC 6891 section 6.1.3. */
  public static final Rcode BADVERS = define(16, "BADVERS", RcodeCategory.NEGOTIATION);

  /** The server cookie is missing or wrong; RFC 7873 section 8. */
  public static final Rcode BADCOOKIE = define(23, "BADCOOKIE", RcodeCategory.NEGOTIATION);

  private final int value;
  private final String mnemonic;

  private Rcode(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  private static Rcode define(int value, String mnemonic, RcodeCategory category) {
    CATEGORIES[value] = category;
    return POINTS.define(value, mnemonic);
  }

  /**
   * Returns the category of the code in a response to a query; see {@link RcodeCategory#of(Rcode)}.
   */
  RcodeCategory category() {
    if (isAssigned()) {
      return CATEGORIES[value];
    }
    return isPrivate() ? RcodeCategory.PRIVATE : RcodeCategory.UNASSIGNED;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 4095
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Rcode of(int value) {
    return POINTS.of(value);
  }

  /**
   * Composes the number from the bits in header and OPT; RFC 6891 section 6.1.3.
   *
   * @param headerBits the header's RCODE field, 0 to 15
   * @param extendedBits OPT's EXTENDED-RCODE, 0 to 255; 0 if there is no OPT
   * @return the number of the RCODE, 0 to 4095
   * @throws IllegalArgumentException if a part does not fit its field
   */
  public static int compose(int headerBits, int extendedBits) {
    if ((headerBits & ~HEADER_MASK) != 0 || extendedBits >>> 8 != 0) {
      throw new IllegalArgumentException(
          "RCODE parts " + headerBits + " and " + extendedBits + " are not in 0..15 and 0..255");
    }
    return extendedBits << HEADER_BITS | headerBits;
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * RCODE} and a number.
   *
   * @param text the text, such as {@code NOERROR} or {@code RCODE0}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static Rcode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 4095
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * Returns the part of the number in the header.
   *
   * @return the lower four bits, 0 to 15
   */
  public int headerBits() {
    return value & HEADER_MASK;
  }

  /**
   * Returns the part of the number in OPT.
   *
   * @return the upper eight bits, 0 to 255
   */
  public int extendedBits() {
    return value >>> HEADER_BITS;
  }

  /**
   * Returns whether the value does not fit the header's four bits, so that a message needs an OPT
   * record.
   *
   * @return true from 16 on
   */
  public boolean isExtended() {
    return extendedBits() != 0;
  }

  /**
   * Returns whether the value is in the block for private use; RFC 6895 section 2.3.
   *
   * @return true from 3841 to 4095
   */
  public boolean isPrivate() {
    return value >= FIRST_PRIVATE;
  }

  /**
   * Returns whether IANA has assigned the value.
   *
   * @return true if it has a mnemonic
   */
  public boolean isAssigned() {
    return mnemonic != null;
  }

  @Override
  public int compareTo(Rcode other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Rcode that && value == that.value;
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
