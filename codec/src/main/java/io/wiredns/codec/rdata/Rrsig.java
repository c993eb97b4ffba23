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
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * The RDATA of type RRSIG: the signature of an RRset; RFC 4034 section 3.
 *
 * <pre>
 *   TYPE-COVERED 16 | ALGORITHM 8 | LABELS 8 | ORIGINAL-TTL 32 | EXPIRATION 32 |
 *   INCEPTION 32 | KEY-TAG 16 | SIGNER name | SIGNATURE octets
 * </pre>
 *
 * @param typeCovered the type of the signed RRset
 * @param algorithm the algorithm of the signature
 * @param labels the number of labels of the signed owner, without the root and a leading asterisk,
 *     0 to 255
 * @param originalTtl the signed TTL in seconds, 0 to 4294967295
 * @param expiration the time of expiration in seconds since 1970 modulo 2^32
 * @param inception the time of inception in seconds since 1970 modulo 2^32
 * @param keyTag the key tag of the signing key, 0 to 65535
 * @param signer the zone that owns the signing key; never compressed
 * @param signature the signature, at most 65,535 octets; its format depends on the algorithm
 * @since 0.1
 */
public record Rrsig(
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
   * @param typeCovered the type of the signed RRset
   * @param algorithm the algorithm of the signature
   * @param labels the number of labels of the signed owner, without the root and a leading
   *     asterisk, 0 to 255
   * @param originalTtl the signed TTL in seconds, 0 to 4294967295
   * @param expiration the time of expiration in seconds since 1970 modulo 2^32
   * @param inception the time of inception in seconds since 1970 modulo 2^32
   * @param keyTag the key tag of the signing key, 0 to 65535
   * @param signer the zone that owns the signing key; never compressed
   * @param signature the signature, at most 65,535 octets; its format depends on the algorithm
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Rrsig {
    check(
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

  /** Checks the fields of RRSIG and SIG. */
  static void check(
      RecordType typeCovered,
      DnssecAlgorithm algorithm,
      int labels,
      long originalTtl,
      long expiration,
      long inception,
      int keyTag,
      Name signer,
      Octets signature) {
    Objects.requireNonNull(typeCovered);
    Objects.requireNonNull(algorithm);
    Ranges.u8("labels", labels);
    Ranges.u32("originalTtl", originalTtl);
    Ranges.u32("expiration", expiration);
    Ranges.u32("inception", inception);
    Ranges.u16("keyTag", keyTag);
    Objects.requireNonNull(signer);
    Ranges.length("signature", signature, WireLimits.RDATA_OCTETS);
  }

  /** Writes the fields of RRSIG and SIG that precede the name. */
  static void writeNumbers(
      FieldWriter out,
      RecordType typeCovered,
      DnssecAlgorithm algorithm,
      int labels,
      long originalTtl,
      long expiration,
      long inception,
      int keyTag) {
    out.codePoint16("typeCovered", typeCovered);
    out.u8("algorithm", algorithm.value());
    out.u8("labels", labels);
    out.u32("originalTtl", originalTtl);
    out.u32("expiration", expiration, NumberText.TIMESTAMP);
    out.u32("inception", inception, NumberText.TIMESTAMP);
    out.u16("keyTag", keyTag);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Rrsig read(FieldReader in) {
    return new Rrsig(
        in.codePoint16("typeCovered", RecordType.SPACE),
        in.codePoint8("algorithm", DnssecAlgorithm.SPACE),
        in.u8("labels"),
        in.u32("originalTtl"),
        in.u32("expiration", NumberText.TIMESTAMP),
        in.u32("inception", NumberText.TIMESTAMP),
        in.u16("keyTag"),
        in.name("signer", NameRule.CANONICAL),
        in.rest("signature", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    writeNumbers(out, typeCovered, algorithm, labels, originalTtl, expiration, inception, keyTag);
    out.name("signer", signer, NameRule.CANONICAL);
    out.rest("signature", signature, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.RRSIG;
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
