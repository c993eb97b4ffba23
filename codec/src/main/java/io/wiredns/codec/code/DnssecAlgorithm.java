package io.wiredns.codec.code;

/**
 * A DNSSEC algorithm, 8 bits; RFC 4034 appendix A.1. Code points without a mnemonic are printed as
 * a number. {@link #parse} also accepts the spellings of BIND and dnspython that differ from those
 * of IANA.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class DnssecAlgorithm implements CodePoint, Comparable<DnssecAlgorithm> {
  private static final CodePoints<DnssecAlgorithm> POINTS =
      new CodePoints<>("", 255, DnssecAlgorithm::new, new DnssecAlgorithm[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<DnssecAlgorithm> SPACE = POINTS;

  /** DELETE, RFC 4034. */
  public static final DnssecAlgorithm DELETE = POINTS.define(0, "DELETE");

  /** RSAMD5, RFC 2537. */
  public static final DnssecAlgorithm RSAMD5 = POINTS.define(1, "RSAMD5");

  /** DH, RFC 2539. */
  public static final DnssecAlgorithm DH = POINTS.define(2, "DH");

  /** DSA, RFC 2536. */
  public static final DnssecAlgorithm DSA = POINTS.define(3, "DSA");

  /** RSASHA1, RFC 3110. */
  public static final DnssecAlgorithm RSASHA1 = POINTS.define(5, "RSASHA1");

  /** DSA-NSEC3-SHA1, RFC 5155. */
  public static final DnssecAlgorithm DSA_NSEC3_SHA1 = POINTS.define(6, "DSA-NSEC3-SHA1");

  /** RSASHA1-NSEC3-SHA1, RFC 5155. */
  public static final DnssecAlgorithm RSASHA1_NSEC3_SHA1 = POINTS.define(7, "RSASHA1-NSEC3-SHA1");

  /** RSASHA256, RFC 5702. */
  public static final DnssecAlgorithm RSASHA256 = POINTS.define(8, "RSASHA256");

  /** RSASHA512, RFC 5702. */
  public static final DnssecAlgorithm RSASHA512 = POINTS.define(10, "RSASHA512");

  /** ECC-GOST, RFC 5933. */
  public static final DnssecAlgorithm ECC_GOST = POINTS.define(12, "ECC-GOST");

  /** ECDSAP256SHA256, RFC 6605. */
  public static final DnssecAlgorithm ECDSAP256SHA256 = POINTS.define(13, "ECDSAP256SHA256");

  /** ECDSAP384SHA384, RFC 6605. */
  public static final DnssecAlgorithm ECDSAP384SHA384 = POINTS.define(14, "ECDSAP384SHA384");

  /** ED25519, RFC 8080. */
  public static final DnssecAlgorithm ED25519 = POINTS.define(15, "ED25519");

  /** ED448, RFC 8080. */
  public static final DnssecAlgorithm ED448 = POINTS.define(16, "ED448");

  /** SM2SM3, RFC 9563. */
  public static final DnssecAlgorithm SM2SM3 = POINTS.define(17, "SM2SM3");

  /** ECC-GOST12, RFC 9558. */
  public static final DnssecAlgorithm ECC_GOST12 = POINTS.define(23, "ECC-GOST12");

  /** INDIRECT, RFC 4034. */
  public static final DnssecAlgorithm INDIRECT = POINTS.define(252, "INDIRECT");

  /** PRIVATEDNS, RFC 4034 A.1.1. */
  public static final DnssecAlgorithm PRIVATEDNS = POINTS.define(253, "PRIVATEDNS");

  /** PRIVATEOID, RFC 4034 A.1.1. */
  public static final DnssecAlgorithm PRIVATEOID = POINTS.define(254, "PRIVATEOID");

  static {
    // Spellings of BIND.
    POINTS.alias("NSEC3DSA", DSA_NSEC3_SHA1);
    POINTS.alias("NSEC3RSASHA1", RSASHA1_NSEC3_SHA1);
    POINTS.alias("ECCGOST", ECC_GOST);
    // Spellings of dnspython; RFC 2535 reserved ECC for elliptic curves, but it was never
    // specified.
    POINTS.alias("DSANSEC3SHA1", DSA_NSEC3_SHA1);
    POINTS.alias("RSASHA1NSEC3SHA1", RSASHA1_NSEC3_SHA1);
    POINTS.alias("ECC", POINTS.of(4));
  }

  private final int value;
  private final String mnemonic;

  private DnssecAlgorithm(int value, String mnemonic) {
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
  public static DnssecAlgorithm of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or a number.
   *
   * @param text the text, such as {@code RSASHA256} or {@code 8}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static DnssecAlgorithm parse(String text) {
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
  public int compareTo(DnssecAlgorithm other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DnssecAlgorithm that && value == that.value;
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

  /**
   * Returns the mnemonic if all implementations spell it so, otherwise the number: 6, 7 and 12 have
   * three spellings each, and most implementations have no mnemonic for 0, 17 and 23.
   */
  @Override
  public String toText() {
    return switch (value) {
      case 1, 2, 3, 5, 8, 10, 13, 14, 15, 16, 252, 253, 254 -> mnemonic;
      default -> Integer.toString(value);
    };
  }
}
