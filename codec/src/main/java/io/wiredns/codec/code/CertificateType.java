package io.wiredns.codec.code;

/**
 * What the octets of a CERT record are, 16 bits; RFC 4398 section 2.1. Those without a mnemonic
 * print as a number.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class CertificateType implements CodePoint, Comparable<CertificateType> {
  private static final CodePoints<CertificateType> POINTS =
      new CodePoints<>("", 65535, CertificateType::new, new CertificateType[CodePoints.DENSE]);

  /** How fields of these numbers are read. */
  public static final CodePointSpace<CertificateType> SPACE = POINTS;

  /** X.509, RFC 4398 section 2.1. */
  public static final CertificateType PKIX = POINTS.define(1, "PKIX");

  /** Spki certificate, RFC 4398 section 2.1. */
  public static final CertificateType SPKI = POINTS.define(2, "SPKI");

  /** Openpgp packet, RFC 4398 section 2.1. */
  public static final CertificateType PGP = POINTS.define(3, "PGP");

  /** Url of x.509, RFC 4398 section 2.1. */
  public static final CertificateType IPKIX = POINTS.define(4, "IPKIX");

  /** Url of spki, RFC 4398 section 2.1. */
  public static final CertificateType ISPKI = POINTS.define(5, "ISPKI");

  /** Fingerprint + url, RFC 4398 section 2.1. */
  public static final CertificateType IPGP = POINTS.define(6, "IPGP");

  /** Attribute certificate, RFC 4398 section 2.1. */
  public static final CertificateType ACPKIX = POINTS.define(7, "ACPKIX");

  /** Url of attribute certificate, RFC 4398 section 2.1. */
  public static final CertificateType IACPKIX = POINTS.define(8, "IACPKIX");

  /** Uri private, RFC 4398 section 2.1. */
  public static final CertificateType URI = POINTS.define(253, "URI");

  /** Oid private, RFC 4398 section 2.1. */
  public static final CertificateType OID = POINTS.define(254, "OID");

  private final int value;
  private final String mnemonic;

  private CertificateType(int value, String mnemonic) {
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
  public static CertificateType of(int value) {
    return POINTS.of(value);
  }

  /**
   * The code point that a text names: a mnemonic, without regard to case, or a number.
   *
   * @param text the text, such as {@code PKIX} or {@code 1}
   * @return the code point
   * @throws IllegalArgumentException if the text names none
   */
  public static CertificateType parse(String text) {
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

  /** The mnemonic, or the generic form where there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
