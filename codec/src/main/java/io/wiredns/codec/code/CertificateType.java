package io.wiredns.codec.code;

/**
 * The type of the certificate in a CERT record, 16 bits; RFC 4398 section 2.1. Code points without
 * a mnemonic are printed as a number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class CertificateType implements CodePoint, Comparable<CertificateType> {
  private static final CodePoints<CertificateType> POINTS =
      new CodePoints<>("", 65535, CertificateType::new, new CertificateType[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<CertificateType> SPACE = POINTS;

  /** X.509, RFC 4398 section 2.1. */
  public static final CertificateType PKIX = POINTS.define(1, "PKIX");

  /** An SPKI certificate, RFC 4398 section 2.1. */
  public static final CertificateType SPKI = POINTS.define(2, "SPKI");

  /** An OpenPGP packet, RFC 4398 section 2.1. */
  public static final CertificateType PGP = POINTS.define(3, "PGP");

  /** The URL of an X.509 data object, RFC 4398 section 2.1. */
  public static final CertificateType IPKIX = POINTS.define(4, "IPKIX");

  /** The URL of an SPKI certificate, RFC 4398 section 2.1. */
  public static final CertificateType ISPKI = POINTS.define(5, "ISPKI");

  /** The fingerprint and URL of an OpenPGP packet, RFC 4398 section 2.1. */
  public static final CertificateType IPGP = POINTS.define(6, "IPGP");

  /** An attribute certificate, RFC 4398 section 2.1. */
  public static final CertificateType ACPKIX = POINTS.define(7, "ACPKIX");

  /** The URL of an attribute certificate, RFC 4398 section 2.1. */
  public static final CertificateType IACPKIX = POINTS.define(8, "IACPKIX");

  /** A private format, identified by a URI, RFC 4398 section 2.1. */
  public static final CertificateType URI = POINTS.define(253, "URI");

  /** A private format, identified by an OID, RFC 4398 section 2.1. */
  public static final CertificateType OID = POINTS.define(254, "OID");

  private final int value;
  private final String mnemonic;

  private CertificateType(int value, String mnemonic) {
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
  public static CertificateType of(int value) {
    return POINTS.of(value);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or a number.
   *
   * @param text the text, such as {@code PKIX} or {@code 1}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static CertificateType parse(String text) {
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
  public int compareTo(CertificateType other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateType that && value == that.value;
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
