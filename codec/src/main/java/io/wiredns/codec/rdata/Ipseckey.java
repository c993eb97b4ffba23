package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type IPSECKEY: a public key for IPsec and the gateway to use with it; RFC 4025
 * section 2. If the gateway type is unknown, the start of the key is unknown too: the gateway then
 * contains all octets that remain, and the text is the generic form of RFC 3597.
 *
 * <pre>
 *   PRECEDENCE 8 | GATEWAY-TYPE 8 | ALGORITHM 8 | GATEWAY by its type | PUBLIC-KEY octets
 * </pre>
 *
 * @param precedence the precedence, 0 to 255; lower values are preferred
 * @param algorithm the algorithm of the key, 0 to 255; 0 means that there is no key, which is not
 *     checked
 * @param gateway the gateway
 * @param publicKey the public key, at most 65,532 octets, possibly empty; always empty if the type
 *     of the gateway is unknown
 * @since 0.1
 */
public record Ipseckey(int precedence, int algorithm, Gateway gateway, Octets publicKey)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param precedence the precedence, 0 to 255; lower values are preferred
   * @param algorithm the algorithm of the key, 0 to 255; 0 means that there is no key, which is not
   *     checked
   * @param gateway the gateway
   * @param publicKey the public key, at most 65,532 octets, possibly empty; always empty if the
   *     type of the gateway is unknown
   * @throws IllegalArgumentException if the precedence or the algorithm is out of range, the public
   *     key has more than 65,532 octets, or it is not empty after a gateway of an unknown type
   */
  public Ipseckey {
    Ranges.u8("precedence", precedence);
    Ranges.u8("algorithm", algorithm);
    Ranges.u8("gateway type", gateway.type());
    Ranges.length(
        "publicKey",
        publicKey,
        gateway instanceof Gateway.Unknown ? 0 : WireLimits.RDATA_OCTETS - 3);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Ipseckey read(FieldReader in) {
    int precedence = in.u8("precedence");
    int type = in.u8("gatewayType");
    int algorithm = in.u8("algorithm");
    Gateway gateway = Gateways.read(in, "gateway", type);
    return new Ipseckey(precedence, algorithm, gateway, in.rest("publicKey", OctetsText.BASE64));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Ipseckey readText(TextReader in) {
    int precedence = in.u8("precedence");
    int type = in.u8("gatewayType");
    int algorithm = in.u8("algorithm");
    Gateway gateway = Gateways.readText(in, "gateway", type);
    return new Ipseckey(precedence, algorithm, gateway, in.rest("publicKey", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("precedence", precedence);
    out.u8("gatewayType", gateway.type());
    out.u8("algorithm", algorithm);
    Gateways.write(out, "gateway", gateway);
    out.rest("publicKey", publicKey, OctetsText.BASE64);
  }

  @Override
  public void writeText(TextWriter out) {
    if (gateway instanceof Gateway.Unknown) {
      out.generic(toOctets());
      return;
    }
    out.u8("precedence", precedence);
    out.u8("gatewayType", gateway.type());
    out.u8("algorithm", algorithm);
    Gateways.writeText(out, "gateway", gateway);
    out.rest("publicKey", publicKey, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.IPSECKEY;
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
