package io.wiredns.codec.internal.rdata;

import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;

/**
 * The octets of RDATA on their own: as on the wire, but no name is compressed. The memory that this
 * takes is proportional to the largest RDATA that it was asked for. Reusable, for one thread at a
 * time.
 *
 * @since 0.1
 */
public final class RDataOctets {
  private final FieldOctets octets = FieldOctets.uncompressed(WireLimits.RDATA_OCTETS);

  /** An object for the octets of one RDATA after the other. */
  public RDataOctets() {}

  /**
   * The octets of RDATA.
   *
   * @param rdata the data
   * @return its octets, 0 to 65535; the case of names is as it came
   * @throws IllegalArgumentException if they are more, or malformed
   */
  public Octets of(RData rdata) {
    Octets all = octets.of(rdata::write);
    if (all == null) {
      throw new IllegalArgumentException(rdata.type() + " RDATA has more than 65535 octets");
    }
    return all;
  }

  /**
   * How many octets RDATA has. They are written to count them, but not copied.
   *
   * @param rdata the data
   * @return what RDLENGTH says if no name is compressed, 0 to 65535; -1 if they are more
   * @throws IllegalArgumentException if they are malformed
   */
  public int length(RData rdata) {
    return octets.length(rdata::write);
  }

  /**
   * Whether RDATA has no octets; none are written to find out.
   *
   * @param rdata the data
   * @return true if RDLENGTH is 0
   * @throws IllegalArgumentException if the data are malformed
   */
  public boolean isEmpty(RData rdata) {
    return octets.isEmpty(rdata::write);
  }
}
