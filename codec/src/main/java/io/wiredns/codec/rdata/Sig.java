package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type SIG: a signature in the format used before RFC 4034; today for whole messages
 * only, as SIG(0); RFC 2535 section 4.1, RFC 2931.
 *
 * <pre>
 *   TYPE-COVERED 16 | ALGORITHM 8 | LABELS 8 | ORIGINAL-TTL 32 | EXPIRATION 32 |
 *   INCEPTION 32 | KEY-TAG 16 | SIGNER name | SIGNATURE octets
 * </pre>
 *
 * @param typeCovered the type of the signed RRset, TYPE0 for SIG(0)
 * @param algorithm the algorithm of the signature
 * @param labels the number of labels of the signed owner, without the root and a leading asterisk,
 *     0 to 255
 * @param originalTtl the signed TTL in seconds, 0 to 4294967295
 * @param expiration the time of expiration in seconds since 1970 modulo 2^32
 * @param inception the time of inception in seconds since 1970 modulo 2^32
 * @param keyTag the key tag of the signing key, 0 to 65535
 * @param signer the owner of the signing key; never compressed when written
 * @param signature the signature, at most 65,535 octets; its format depends on the algorithm
 * @since 0.1
 */
public record Sig(
    RecordType typeCovered,
    DnssecAlgorithm algorithm,
    int labels,
    long originalTtl,
    long expiration,
    long inception,
    int keyTag,
    Name signer,
    Octets signature)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param typeCovered the type of the signed RRset, TYPE0 for SIG(0)
   * @param algorithm the algorithm of the signature
   * @param labels the number of labels of the signed owner, without the root and a leading
   *     asterisk, 0 to 255
   * @param originalTtl the signed TTL in seconds, 0 to 4294967295
   * @param expiration the time of expiration in seconds since 1970 modulo 2^32
   * @param inception the time of inception in seconds since 1970 modulo 2^32
   * @param keyTag the key tag of the signing key, 0 to 65535
   * @param signer the owner of the signing key; never compressed when written
   * @param signature the signature, at most 65,535 octets; its format depends on the algorithm
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Sig {
    Rrsig.check(
        typeCovered,
        algorithm,
        labels,
        originalTtl,
        expiration,
        inception,
        keyTag,
        signer,
        signature);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Sig read(FieldReader in) {
    return new Sig(
        in.codePoint16("typeCovered", RecordType.SPACE),
        in.codePoint8("algorithm", DnssecAlgorithm.SPACE),
        in.u8("labels"),
        in.u32("originalTtl"),
        in.u32("expiration", NumberText.TIMESTAMP),
        in.u32("inception", NumberText.TIMESTAMP),
        in.u16("keyTag"),
        in.name("signer", NameRule.READ_COMPRESSED),
        in.rest("signature", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    Rrsig.writeNumbers(
        out, typeCovered, algorithm, labels, originalTtl, expiration, inception, keyTag);
    out.name("signer", signer, NameRule.READ_COMPRESSED);
    out.rest("signature", signature, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.SIG;
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
