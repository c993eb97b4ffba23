package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireWriter;

/**
 * The octets of RDATA on their own: as on the wire, but no name is compressed. Reusable, for one
 * thread at a time.
 *
 * @since 0.1
 */
public final class RDataOctets {
  /** No pointer leads to what stands behind 14 bits of offset, so no name there is compressed. */
  private static final int BEYOND_POINTERS = 0x4000;

  private final byte[] message = new byte[BEYOND_POINTERS + WireLimits.RDATA_OCTETS];
  private final WireWriter writer = new WireWriter();
  private final long start;

  /** Room for the octets of one RDATA. */
  public RDataOctets() {
    writer.open(message, 0, message.length);
    writer.hexRest("room", Octets.of(message, 0, BEYOND_POINTERS));
    start = writer.mark();
  }

  /**
   * The octets of RDATA.
   *
   * @param rdata the data
   * @return its octets, 0 to 65535; the case of names is as it came
   * @throws IllegalArgumentException if they are more, or malformed
   */
  public Octets of(RData rdata) {
    writer.undoTo(start);
    rdata.write(writer);
    if (writer.overflowed()) {
      throw new IllegalArgumentException(rdata.type() + " RDATA of more than 65535 octets");
    }
    return Octets.of(message, BEYOND_POINTERS, writer.length() - BEYOND_POINTERS);
  }
}
