package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The RDATA of type AMTRELAY: a relay for automatic multicast tunnelling; RFC 8777 section 4.2. If
 * the relay type is unknown, the text is the generic form of RFC 3597.
 *
 * <pre>
 *   PRECEDENCE 8 | D 1 | TYPE 7 | RELAY by its type
 * </pre>
 *
 * @param precedence the precedence, 0 to 255; lower values are preferred
 * @param discoveryOptional the D bit: true if a gateway may use the relay without discovery
 * @param relay the relay, of a type from 0 to 127
 * @since 0.1
 */
public record Amtrelay(int precedence, boolean discoveryOptional, Gateway relay) implements RData {
  private static final int DISCOVERY_OPTIONAL = 0x80;
  private static final int TYPE = 0x7F;

  /**
   * Creates the RDATA from its fields.
   *
   * @param precedence the precedence, 0 to 255; lower values are preferred
   * @param discoveryOptional the D bit: true if a gateway may use the relay without discovery
   * @param relay the relay, of a type from 0 to 127
   * @throws IllegalArgumentException if the precedence or the type of the relay is out of range
   */
  public Amtrelay {
    Ranges.u8("precedence", precedence);
    if (relay.type() > TYPE) {
      throw FieldRanges.refused("relay type", relay.type(), TYPE);
    }
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Amtrelay read(FieldReader in) {
    int precedence = in.u8("precedence");
    int type = in.u8("type");
    return new Amtrelay(
        precedence, (type & DISCOVERY_OPTIONAL) != 0, Gateways.read(in, "relay", type & TYPE));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Amtrelay readText(TextReader in) {
    int precedence = in.u8("precedence");
    boolean discoveryOptional = in.number("D", 1) == 1;
    int type = (int) in.number("type", TYPE);
    return new Amtrelay(precedence, discoveryOptional, Gateways.readText(in, "relay", type));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("precedence", precedence);
    out.u8("type", relay.type() | (discoveryOptional ? DISCOVERY_OPTIONAL : 0));
    Gateways.write(out, "relay", relay);
  }

  @Override
  public void writeText(TextWriter out) {
    if (relay instanceof Gateway.Unknown) {
      out.generic(toOctets());
      return;
    }
    out.u8("precedence", precedence);
    out.u8("D", discoveryOptional ? 1 : 0);
    out.u8("type", relay.type());
    Gateways.writeText(out, "relay", relay);
  }

  @Override
  public RecordType type() {
    return RecordType.AMTRELAY;
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
