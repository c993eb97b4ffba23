package io.wiredns.codec.code;

/**
 * What became of a request: the RCODE of 12 bits that the header's 4 bits and OPT's 8 make
 * together; RFC 6895 section 2.3, RFC 6891 section 6.1.3.
 *
 * <pre>
 *   OPT's TTL, upper 8 bits: bits 11 to 4 | header: bits 3 to 0
 * </pre>
 *
 * <p>The codes inside TSIG and TKEY are {@link TsigError}, another type: there 16 is BADSIG, here
 * it is BADVERS.
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

  /** How fields of these numbers are read. */
  public static final CodePointSpace<Rcode> SPACE = POINTS;

  // To add an RCODE: write its row here (number, mnemonic, category) and its texts in the guide's
  // bundle (Guide.properties, "rcode." and the number). Lists of codes and profiles derive from the
  // row; RcodeProfile has the few codes that are not as their category. RegistrationTest of the
  // guide says what is missing.

  /** Success, or NODATA/referral; RFC 1035 section 4.1.1. */
  public static final Rcode NOERROR = define(0, "NOERROR", RcodeCategory.SUCCESS);

  /** Server could not parse the request; RFC 1035 section 4.1.1. */
  public static final Rcode FORMERR = define(1, "FORMERR", RcodeCategory.ASKERS_FAULT);

  /** Server-side problem, incl. DNSSEC bogus; RFC 1035 section 4.1.1. */
  public static final Rcode SERVFAIL = define(2, "SERVFAIL", RcodeCategory.SERVERS_FAULT);

  /** Name does not exist (last name of CNAME/DNAME chain); RFC 1035 section 4.1.1. */
  public static final Rcode NXDOMAIN = define(3, "NXDOMAIN", RcodeCategory.NAME_ABSENT);

  /** Opcode or feature not implemented; RFC 1035 section 4.1.1. */
  public static final Rcode NOTIMP = define(4, "NOTIMP", RcodeCategory.NOT_SUPPORTED);

  /** Policy refusal; RFC 1035 section 4.1.1. */
  public static final Rcode REFUSED = define(5, "REFUSED", RcodeCategory.POLICY);

  /** Name exists but must not; RFC 2136 section 2.2. */
  public static final Rcode YXDOMAIN = define(6, "YXDOMAIN", RcodeCategory.NAME_ABSENT);

  /** RRset exists but must not; RFC 2136 section 2.2. */
  public static final Rcode YXRRSET = define(7, "YXRRSET", RcodeCategory.UPDATE_PREREQUISITE);

  /** RRset that must exist is absent; RFC 2136 section 2.2. */
  public static final Rcode NXRRSET = define(8, "NXRRSET", RcodeCategory.UPDATE_PREREQUISITE);

  /**
   * Server not authoritative for the zone, RFC 2136 section 2.2; or, if the message has a TSIG with
   * an error, the asker not authorized, RFC 8945 section 5.2.
   */
  public static final Rcode NOTAUTH = define(9, "NOTAUTH", RcodeCategory.ASKERS_FAULT);

  /** Name outside the zone of the UPDATE; RFC 2136 section 2.2. */
  public static final Rcode NOTZONE = define(10, "NOTZONE", RcodeCategory.ASKERS_FAULT);

  /** Primary DSO-TYPE not implemented; RFC 8490 section 10.2. */
  public static final Rcode DSOTYPENI = define(11, "DSOTYPENI", RcodeCategory.NOT_SUPPORTED);

  /** EDNS version not supported; RFC 6891 section 6.1.3. */
  public static final Rcode BADVERS = define(16, "BADVERS", RcodeCategory.NEGOTIATION);

  /** Server cookie missing or wrong; RFC 7873 section 8. */
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

  /** What kind of result the code is in an answer to a query; {@link RcodeCategory#of(Rcode)}. */
  RcodeCategory category() {
    if (isAssigned()) {
      return CATEGORIES[value];
    }
    return isPrivate() ? RcodeCategory.PRIVATE : RcodeCategory.UNASSIGNED;
  }

  /**
   * The code point of a number; a known one is always the same object and costs no allocation.
   *
   * @param value the number, 0 to 4095
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Rcode of(int value) {
    return POINTS.of(value);
  }

  /**
   * The number that header and OPT make together; RFC 6891 section 6.1.3.
   *
   * @param headerBits the header's RCODE field, 0 to 15
   * @param extendedBits OPT's EXTENDED-RCODE, 0 to 255; 0 where there is no OPT
   * @return 0 to 4095
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
   * The code point that a text names: a mnemonic, without regard to case, or the generic form
   * {@code RCODE} and a number.
   *
   * @param text the text, such as {@code NOERROR} or {@code RCODE0}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static Rcode parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * The number.
   *
   * @return 0 to 4095
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * What of the number stands in the header.
   *
   * @return the lower four bits, 0 to 15
   */
  public int headerBits() {
    return value & HEADER_MASK;
  }

  /**
   * What of the number stands in OPT.
   *
   * @return the upper eight bits, 0 to 255
   */
  public int extendedBits() {
    return value >>> HEADER_BITS;
  }

  /**
   * Whether the value does not fit the header's four bits, so that a message needs OPT to carry it.
   *
   * @return true from 16 up
   */
  public boolean isExtended() {
    return extendedBits() != 0;
  }

  /**
   * Whether the value is in the block for private use; RFC 6895 section 2.3.
   *
   * @return true from 3841 to 4095
   */
  public boolean isPrivate() {
    return value >= FIRST_PRIVATE;
  }

  /**
   * Whether IANA has assigned the value.
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

  /** The mnemonic, or the generic form where there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
