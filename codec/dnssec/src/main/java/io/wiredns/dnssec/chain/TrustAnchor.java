package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * A key of a zone that is trusted without proof, or its digest; RFC 4033 section 2.
 *
 * @param zone the name of the zone
 * @param data a {@link Ds} or a {@link Dnskey}
 * @since 0.1
 */
public record TrustAnchor(Name zone, RData data) {
  /**
   * Creates an instance from its components.
   *
   * @param zone the name of the zone
   * @param data a DS or a DNSKEY
   * @throws IllegalArgumentException if the data are neither
   */
  public TrustAnchor {
    Objects.requireNonNull(zone);
    Objects.requireNonNull(data);
    if (!(data instanceof Ds) && !(data instanceof Dnskey)) {
      throw new IllegalArgumentException(
          "a trust anchor is a DS or a DNSKEY, not of type " + data.type());
    }
  }
}
