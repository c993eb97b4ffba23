package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireWriter;

/**
 * The generic text of RFC 3597 for a value whose own type has a text, but none for this value.
 *
 * <p>No such type has names that are compressed, so the octets are the same in every message.
 */
final class GenericText {
  private GenericText() {}

  static void write(RData rdata, TextWriter out) {
    byte[] room = new byte[WireLimits.RDATA_OCTETS];
    WireWriter writer = new WireWriter();
    writer.open(room, 0, room.length);
    rdata.write(writer);
    if (writer.overflowed()) {
      throw new IllegalArgumentException(rdata.type() + " RDATA of more than 65535 octets");
    }
    out.generic(Octets.of(room, 0, writer.length()));
  }
}
