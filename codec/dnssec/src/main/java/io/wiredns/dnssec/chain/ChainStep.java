package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Objects;

/**
 * A zone of a chain of trust, with what was used of it.
 *
 * @param zone the name of the zone
 * @param ds the DS records, of the parent or of the trust anchor, that match a key of the zone;
 *     empty if a trust anchor is the key itself
 * @param keys the keys that have verified a signature
 * @param signatures the signatures of the zone that were verified, in that order
 * @since 0.1
 */
public record ChainStep(Name zone, List<Ds> ds, List<Dnskey> keys, List<UsedSignature> signatures) {
  /**
   * Creates an instance from its components.
   *
   * @param zone the name of the zone
   * @param ds the DS records that match a key of the zone; copied
   * @param keys the keys that have verified a signature; copied
   * @param signatures the signatures of the zone that were verified; copied
   */
  public ChainStep {
    Objects.requireNonNull(zone);
    ds = List.copyOf(ds);
    keys = List.copyOf(keys);
    signatures = List.copyOf(signatures);
  }
}
