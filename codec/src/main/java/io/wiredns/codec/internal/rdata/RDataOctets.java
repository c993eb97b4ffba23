package io.wiredns.codec.internal.rdata;

import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;

/**
 * Returns the octets of RDATA in wire form, outside any message and with all names uncompressed.
 * The memory is proportional to the largest RDATA written so far. Objects are reusable, by one
 * thread at a time.
 *
 * @since 0.1
 */
public final class RDataOctets {
  private final FieldOctets octets = FieldOctets.uncompressed(WireLimits.RDATA_OCTETS);

  /** Creates an object without octets. */
  public RDataOctets() {}

  /**
   * Returns the octets of RDATA.
   *
   * @param rdata the RDATA
   * @return 0 to 65535 octets; names keep their case
   * @throws IllegalArgumentException if there are more than 65,535 octets, or the RDATA is
   *     malformed
   */
  public Octets of(RData rdata) {
    Octets all = octets.of(rdata::write);
    if (all == null) {
      throw new IllegalArgumentException(rdata.type() + " RDATA has more than 65535 octets");
    }
    return all;
  }

  /**
   * Returns the number of octets of RDATA. They are written in order to be counted, but not copied.
   *
   * @param rdata the RDATA
   * @return the RDLENGTH without compression, 0 to 65535, or -1 if it is more than 65535
   * @throws IllegalArgumentException if the RDATA is malformed
   */
  public int length(RData rdata) {
    return octets.length(rdata::write);
  }

  /**
   * Returns whether RDATA has no octets, without writing any.
   *
   * @param rdata the RDATA
   * @return true if the RDLENGTH is 0
   * @throws IllegalArgumentException if the RDATA is malformed
   */
  public boolean isEmpty(RData rdata) {
    return octets.isEmpty(rdata::write);
  }
}
