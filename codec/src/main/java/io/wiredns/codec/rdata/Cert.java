package io.wiredns.codec.rdata;

import io.wiredns.codec.code.CertificateType;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * The RDATA of type CERT: a certificate or a certificate revocation list; RFC 4398 section 2.
 *
 * <pre>
 *   TYPE 16 | KEY-TAG 16 | ALGORITHM 8 | CERTIFICATE octets
 * </pre>
 *
 * @param certificateType the format of the certificate
 * @param keyTag the key tag of the certificate's key, 0 to 65535
 * @param algorithm the algorithm of the key
 * @param certificate the certificate or list, at most 65,535 octets
 * @since 0.1
 */
public record Cert(
    CertificateType certificateType, int keyTag, DnssecAlgorithm algorithm, Octets certificate)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param certificateType the format of the certificate
   * @param keyTag the key tag of the certificate's key, 0 to 65535
   * @param algorithm the algorithm of the key
   * @param certificate the certificate or list, at most 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Cert {
    Objects.requireNonNull(certificateType);
    Ranges.u16("keyTag", keyTag);
    Objects.requireNonNull(algorithm);
    Ranges.length("certificate", certificate, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Cert read(FieldReader in) {
    return new Cert(
        in.codePoint16("certificateType", CertificateType.SPACE),
        in.u16("keyTag"),
        in.codePoint8("algorithm", DnssecAlgorithm.SPACE),
        in.rest("certificate", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    out.codePoint16("certificateType", certificateType);
    out.u16("keyTag", keyTag);
    out.codePoint8("algorithm", algorithm);
    out.rest("certificate", certificate, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.CERT;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
