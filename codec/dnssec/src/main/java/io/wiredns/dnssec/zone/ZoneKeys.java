package io.wiredns.dnssec.zone;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.ZoneKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of a zone that can sign it, by algorithm and key tag. */
final class ZoneKeys {
  /** The maximum number of keys with the same tag and algorithm that are tried for a signature. */
  static final int SAME_TAG = 4;

  private static final int DNSSEC_PROTOCOL = 3;

  /** RFC 4034 section 2.1.1. */
  private static final int ZONE_KEY = 0x0100;

  /** RFC 5011 section 7. */
  private static final int REVOKE = 0x0080;

  private final Name zone;
  private final Map<Integer, List<ZoneKey>> keys = new HashMap<>();
  private final Set<DnssecAlgorithm> algorithms = new LinkedHashSet<>();

  /**
   * Takes the keys from the records of the apex, and reports those that cannot sign.
   *
   * @param apex the records of the apex
   */
  ZoneKeys(OwnerRecords apex, FindingList findings) {
    zone = apex.name();
    Set<Dnskey> known = new LinkedHashSet<>();
    for (ResourceRecord record : apex.set(RecordType.DNSKEY)) {
      if (record.rdata() instanceof Dnskey key && known.add(key)) {
        add(key, findings);
      }
    }
    if (algorithms.isEmpty()) {
      findings.error(
          ZoneRule.NO_KEY, zone, RecordType.DNSKEY, "no DNSKEY record that can sign the zone");
    }
  }

  private void add(Dnskey key, FindingList findings) {
    if ((key.flags() & ZONE_KEY) == 0 || key.protocol() != DNSSEC_PROTOCOL) {
      findings.warning(
          ZoneRule.KEY_USE,
          zone,
          RecordType.DNSKEY,
          "the key %d has flags %d and protocol %d and cannot sign the zone"
              .formatted(key.keyTag(), key.flags(), key.protocol()));
      return;
    }
    List<ZoneKey> same =
        keys.computeIfAbsent(place(key.algorithm(), key.keyTag()), absent -> new ArrayList<>(1));
    if (same.size() == SAME_TAG) {
      findings.error(
          ZoneRule.KEY_TAGS_COLLIDE,
          zone,
          RecordType.DNSKEY,
          "more than %d keys have the key tag %d and algorithm %s; the others are not tried"
              .formatted(SAME_TAG, key.keyTag(), key.algorithm()));
      return;
    }
    same.add(ZoneKey.of(zone, key));
    if (isRevoked(key)) {
      return;
    }
    if (algorithms.add(key.algorithm()) && !ZoneKey.canVerify(key.algorithm())) {
      findings.warning(
          ZoneRule.ALGORITHM_NOT_AVAILABLE,
          zone,
          RecordType.DNSKEY,
          "signatures of algorithm %s cannot be verified here".formatted(key.algorithm()));
    }
  }

  /** Returns whether a key is revoked; it may sign the DNSKEY RRset only (RFC 5011 section 2.1). */
  static boolean isRevoked(Dnskey key) {
    return (key.flags() & REVOKE) != 0;
  }

  private static int place(DnssecAlgorithm algorithm, int keyTag) {
    return algorithm.value() << 16 | keyTag;
  }

  Name zone() {
    return zone;
  }

  /**
   * Returns the algorithms with which every RRset must be signed: those of all keys that can sign
   * and are not revoked.
   */
  Set<DnssecAlgorithm> algorithms() {
    return algorithms;
  }

  /** Returns the keys that may have made a signature; normally one. */
  List<ZoneKey> of(Rrsig signature) {
    return keys.getOrDefault(place(signature.algorithm(), signature.keyTag()), List.of());
  }
}
