package io.wiredns.doctor.judge;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.chain.TrustAnchor;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a zone as its servers have them, and what vouches for them: the DS records of the
 * parent, or the trust anchors.
 *
 * @param zone the zone
 * @param seen the replies with the keys, of each server that gave a whole reply with authority
 * @param keys all keys of all servers
 * @param anchors what vouches for the keys: DS or DNSKEY
 */
record ZoneKeys(
    Name zone, Map<ServerPlace, Observation> seen, Set<Dnskey> keys, List<RData> anchors) {
  static ZoneKeys of(Survey survey, ZoneView zone) {
    Map<ServerPlace, Observation> seen = new LinkedHashMap<>();
    Set<Dnskey> keys = new LinkedHashSet<>();
    for (Observation each : survey.of(Probe.DNSKEY, Probe.DNSKEY_TCP)) {
      boolean isOfZone = each.zone().filter(zone.name()::equals).isPresent();
      if (isOfZone && each.isAuthoritative() && !each.isTruncated()) {
        seen.put(each.server(), each);
        keys.addAll(keys(each));
      }
    }
    List<RData> anchors = new ArrayList<>();
    for (ResourceRecord record : zone.ds()) {
      record.rdata(Ds.class).ifPresent(anchors::add);
    }
    for (TrustAnchor anchor : survey.plan().anchors().anchors()) {
      if (anchor.zone().equals(zone.name())) {
        anchors.add(anchor.data());
      }
    }
    return new ZoneKeys(zone.name(), seen, keys, anchors);
  }

  /** Returns the keys in a reply. */
  static List<Dnskey> keys(Observation seen) {
    return seen.records(Section.ANSWER, RecordType.DNSKEY).stream()
        .flatMap(record -> record.rdata(Dnskey.class).stream())
        .toList();
  }

  boolean isSigned() {
    return !keys.isEmpty();
  }

  boolean isChained() {
    return !anchors.isEmpty();
  }

  /** Returns the keys that a server has, or those of all if it was not asked. */
  List<Dnskey> at(ServerPlace server) {
    Observation its = seen.get(server);
    return its == null || keys(its).isEmpty() ? List.copyOf(keys) : keys(its);
  }

  /** Returns the key that a DS record or a trust anchor is for, by tag and algorithm. */
  Optional<Dnskey> key(RData anchor) {
    return keys.stream().filter(key -> isNamed(key, anchor)).findFirst();
  }

  static boolean isNamed(Dnskey key, RData anchor) {
    return anchor instanceof Ds ds
        ? ds.keyTag() == key.keyTag() && ds.algorithm().equals(key.algorithm())
        : anchor.equals(key);
  }

  /** Returns whether a key has the digest of a DS record; empty if the digest is not known. */
  Optional<Boolean> matches(Dnskey key, RData anchor) {
    if (!(anchor instanceof Ds ds)) {
      return Optional.of(anchor.equals(key));
    }
    boolean isKnown =
        ds.digestType() == Ds.SHA1 || ds.digestType() == Ds.SHA256 || ds.digestType() == Ds.SHA384;
    return isKnown
        ? Optional.of(Ds.of(zone, key, ds.digestType()).digest().equals(ds.digest()))
        : Optional.empty();
  }
}
