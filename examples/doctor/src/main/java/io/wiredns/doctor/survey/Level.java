package io.wiredns.doctor.survey;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A zone that was found on a walk, with its servers as a referral names them.
 *
 * @param zone the zone
 * @param parent the zone above; null for the root
 * @param isHidden whether there was no referral
 * @param servers the name servers, with the addresses that are known until now
 * @param ds the DS records with their signatures
 * @param referrals the referrals
 */
record Level(
    Name zone,
    Name parent,
    boolean isHidden,
    Map<Name, Set<InetAddress>> servers,
    List<ResourceRecord> ds,
    List<Observation> referrals) {
  static Level root(RootHints hints) {
    Map<Name, Set<InetAddress>> servers = new LinkedHashMap<>();
    hints.servers().forEach((name, all) -> servers.put(name, new LinkedHashSet<>(all)));
    return new Level(Name.ROOT, null, false, servers, List.of(), List.of());
  }

  /** Reads a referral. */
  static Level of(Name parent, Observation referral) {
    List<ResourceRecord> named = referral.records(Section.AUTHORITY, RecordType.NS);
    Name zone = named.get(0).name();
    return new Level(
        zone,
        parent,
        false,
        servers(zone, named, referral),
        ds(zone, referral, Section.AUTHORITY),
        List.of(referral));
  }

  /** Returns the DS records of a zone in a section, with their signatures. */
  static List<ResourceRecord> ds(Name zone, Observation seen, Section section) {
    List<ResourceRecord> ds = new ArrayList<>();
    for (ResourceRecord record : seen.reply().orElseThrow().records(section)) {
      boolean isSignature =
          record
              .rdata(Rrsig.class)
              .filter(signature -> signature.typeCovered().equals(RecordType.DS))
              .isPresent();
      if (record.name().equals(zone) && (record.type().equals(RecordType.DS) || isSignature)) {
        ds.add(record);
      }
    }
    return ds;
  }

  /** Returns the name servers of some NS records, with the addresses in the additional section. */
  static Map<Name, Set<InetAddress>> servers(
      Name zone, List<ResourceRecord> named, Observation seen) {
    Map<Name, Set<InetAddress>> servers = new LinkedHashMap<>();
    for (ResourceRecord record : named) {
      if (record.name().equals(zone)) {
        record
            .rdata(Ns.class)
            .ifPresent(ns -> servers.putIfAbsent(ns.nsdname(), new LinkedHashSet<>()));
      }
    }
    for (ResourceRecord record : seen.reply().orElseThrow().additionals()) {
      Set<InetAddress> addresses = servers.get(record.name());
      if (addresses != null) {
        addresses.addAll(addresses(List.of(record)));
      }
    }
    return servers;
  }

  /** Returns the addresses in records of the types A and AAAA. */
  static List<InetAddress> addresses(List<ResourceRecord> records) {
    List<InetAddress> addresses = new ArrayList<>();
    for (ResourceRecord record : records) {
      record.rdata(A.class).ifPresent(a -> addresses.add(a.inetAddress()));
      record.rdata(Aaaa.class).ifPresent(aaaa -> addresses.add(aaaa.inetAddress()));
    }
    return addresses;
  }
}
