package io.wiredns.doctor.laboratory;

import java.util.List;

/** Faults of the delegation: checks B. */
final class DelegationSituations {
  private DelegationSituations() {}

  private static Host bind() {
    return Host.on(Program.BIND);
  }

  private static Host knot() {
    return Host.on(Program.KNOT);
  }

  private static Situation of(String name, String planted) {
    return Situation.of(name, planted);
  }

  private static ZoneSpec zone(String name) {
    return ZoneSpec.of(name + ".lab.");
  }

  static List<Situation> rows() {
    return List.of(
        of("sideways", "its server refers a name below to another place of the tree")
            .zone(
                Host.scripted(
                    "below=www.{zone}: noanswer noauthority noaa"
                        + " authority=elsewhere.lab._3600_NS_ns1.elsewhere.lab."),
                Host.scripted(
                    "below=www.{zone}: noanswer noauthority noaa"
                        + " authority=elsewhere.lab._3600_NS_ns1.elsewhere.lab."))
            .expect("B1", "C3", "F1")
            .proof("dig +norec @{ns1} {name}", "elsewhere\\.lab\\.\\s+3600\\s+IN\\s+NS"),
        of("not-delegated", "the parent does not know it; its servers serve it")
            .zone(zone("not-delegated").hosts(bind(), knot()).undelegated())
            .expect("B2", "D5")
            .proof("dig +norec @{lab} {zone} NS", "status: NXDOMAIN"),
        of("missing-glue", "the parent has no addresses of its servers, which are in the zone")
            .zone(bind().noGlue(), knot().noGlue())
            .expect("B3", "F1", "C1")
            .proof("dig +norec @{lab} {zone} NS", "ADDITIONAL: 1\\b"),
        of("missing-glue-once", "the parent lacks the address of one of two servers in the zone")
            .zone(bind(), knot().noGlue())
            .expect("B3")
            .proof("dig +norec @{lab} {zone} NS", "ADDITIONAL: 2\\b"),
        of("no-address", "one of the names of its servers has no address anywhere")
            .zone(Host.on(Program.NSD), knot().noGlue().noAddress())
            .expect("B4", "B3", "B7")
            .proof("dig +norec @{ns1} ns2.{zone} A", "status: NXDOMAIN.*\\n.*flags: qr aa"),
        of("no-address-elsewhere", "no server has an address, and their names are in another zone")
            .zone(
                bind().named("gone1.no-address-there.lab."),
                knot().named("gone2.no-address-there.lab."))
            .zone(zone("no-address-there").hosts(Host.on(Program.NSD), Host.on(Program.BIND)))
            .expect("B4", "F1")
            .proof("dig +norec @{NSD} gone1.no-address-there.lab A", "NXDOMAIN"),
        of("alias-server", "the name of one of its servers is an alias")
            .zone(
                zone("alias-server")
                    .host("ns1", bind())
                    .host("ns2", knot())
                    .host("ns3", Host.on(Program.NSD).named("alias.alias-names.lab.")))
            .zone(
                zone("alias-names").hosts(Host.on(Program.NSD), bind()).records("alias CNAME ns1"))
            .expect("B4")
            .proof("dig +norec @{NSD} alias.alias-names.lab A", "CNAME"),
        of("extra-at-parent", "the parent lists a server that the zone does not")
            .zone(
                zone("extra-at-parent")
                    .hosts(bind(), knot())
                    .host("ns3", Host.on(Program.NSD).onlyInParent()))
            .expect("B5")
            .proof("dig +norec @{lab} {zone} NS", "ns3\\.extra")
            .proof("dig +norec @{ns1} {zone} NS", "!ns3\\.extra"),
        of("extra-at-child", "the zone lists a server that the parent does not")
            .zone(
                zone("extra-at-child")
                    .hosts(bind(), knot())
                    .host("ns3", Host.on(Program.NSD).onlyInChild()))
            .expect("B5")
            .proof("dig +norec @{lab} {zone} NS", "!ns3\\.extra")
            .proof("dig +norec @{ns1} {zone} NS", "ns3\\.extra"),
        of("stale-glue", "the parent's glue is an old address, where a server still answers")
            .zone(bind(), knot().glueOf(bind()))
            .expect("B6", "B7")
            .proof("dig +norec @{lab} ns2.{zone} A", "194\\.20\\.1\\.53")
            .proof("dig +norec +short @{ns1} ns2.{zone} A", "^194\\.20\\.2\\.53$"),
        of("dead-glue", "the parent's glue is an old address, where nothing answers")
            .zone(bind(), knot().glueOf(Host.dead()))
            .expect("B6", "C1")
            .proof("dig +norec @{lab} ns2.{zone} A", "194\\.66\\.")
            .proof("dig +norec +short @{ns1} ns2.{zone} A", "^194\\.20\\.2\\.53$"),
        of("one-server", "it has one server only")
            .zone(zone("one-server").host("ns1", bind()))
            .expect("B7")
            .proof("dig +norec +short @{lab} {zone} NS +authority +noall", "!ns2"),
        of("one-network", "its servers are in one network")
            .zone(
                zone("one-network")
                    .host("ns1", Host.scripted().network(0))
                    .host("ns2", Host.scripted().network(0)))
            .expect("B7")
            .proof("dig +norec @{ns1} ns2.{zone}", "185\\.53\\.0\\."));
  }
}
