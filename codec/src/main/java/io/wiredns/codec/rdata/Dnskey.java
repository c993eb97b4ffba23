package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type DNSKEY: a public key of a zone; RFC 4034 section 2.
 *
 * <pre>
 *   FLAGS 16 | PROTOCOL 8 | ALGORITHM 8 | PUBLIC-KEY octets
 * </pre>
 *
 * @param flags the flags, 0 to 65535; 0x0100 is the zone key flag and 0x0001 is the secure entry
 *     point flag
 * @param protocol the protocol, 0 to 255; 3 is DNSSEC
 * @param algorithm the algorithm of the key
 * @param publicKey the public key, at most 65,535 octets; its format depends on the algorithm
 * @since 0.1
 */
public record Dnskey(int flags, int protocol, DnssecAlgorithm algorithm, Octets publicKey)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param flags the flags, 0 to 65535; 0x0100 is the zone key flag and 0x0001 is the secure entry
   *     point flag
   * @param protocol the protocol, 0 to 255; 3 is DNSSEC
   * @param algorithm the algorithm of the key
   * @param publicKey the public key, at most 65,535 octets; its format depends on the algorithm
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Dnskey {
    Keys.check(flags, protocol, algorithm, publicKey);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Dnskey read(FieldReader in) {
    return new Dnskey(
        in.u16("flags"),
        in.u8("protocol"),
        in.codePoint8("algorithm", DnssecAlgorithm.SPACE),
        in.rest("publicKey", OctetsText.BASE64));
  }

  /**
   * Returns the key tag, with which signatures and DS records refer to this key; RFC 4034 appendix
   * B. Different keys may have the same tag.
   *
   * @return the key tag, 0 to 65535
   */
  public int keyTag() {
    return Keys.tag(flags, protocol, algorithm.value(), publicKey);
  }

  @Override
  public void write(FieldWriter out) {
    Keys.write(out, flags, protocol, algorithm, publicKey);
  }

  @Override
  public RecordType type() {
    return RecordType.DNSKEY;
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
