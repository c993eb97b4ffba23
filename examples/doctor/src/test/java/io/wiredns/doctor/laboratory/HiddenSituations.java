package io.wiredns.doctor.laboratory;

import java.util.List;

/** Pairs of faults, one of which hides or explains the other. */
final class HiddenSituations {
  private HiddenSituations() {}

  private static Host bind() {
    return Host.on(Program.BIND);
  }

  private static Host knot() {
    return Host.on(Program.KNOT);
  }

  private static ZoneSpec zone(String name) {
    return ZoneSpec.of(name + ".lab.");
  }

  static List<Situation> rows() {
    return List.of(
        Situation.of("glue-and-lame", "no glue, and the servers do not have the zone")
            .zone(Host.lame(Program.BIND).noGlue(), Host.lame(Program.KNOT).noGlue())
            .expect("B3", "C3", "F1", "C1")
            .proof("dig +norec @{lab} {zone} NS", "ADDITIONAL: 1\\b")
            .proof("dig +norec @{BIND} {zone} SOA", "REFUSED"),
        Situation.of("ds-and-expired", "the DS is wrong, and the signatures have expired")
            .zone(
                zone("ds-and-expired")
                    .hosts(bind(), knot())
                    .signed("-s", "20240101000000", "-e", "20240201000000")
                    .ds(SignatureSituations.replacing(".{8}$", "00000000")))
            .expect("E2", "E1", "E3", "E4", "F1")
            .proof("dig +norec +dnssec @{ns1} {name}", "20240201000000")
            .proof("dig +norec +short @{lab} {zone} DS", "0000 ?0000$"),
        Situation.of("dead-and-lame", "one server is dead, the other does not have the zone")
            .zone(Host.dead(), Host.lame(Program.BIND))
            .expect("C1", "C3", "F1")
            .proof("dig +norec @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec @{ns2} {name}", "REFUSED"),
        Situation.of("dead-and-older", "one server is dead, another has an older serial")
            .zone(
                zone("dead-and-older")
                    .host("ns1", bind())
                    .host("ns2", knot())
                    .host("ns3", Host.dead())
                    .version("ns2", HiddenSituations::older))
            .expect("C1", "D1")
            .proof("dig +norec +short @{ns2} {zone} SOA", "2026112201")
            .proof("dig +norec @{ns3} {name}", "timed out|no servers"),
        Situation.of(
                "glue-and-lame-server",
                "stale glue leads to a dead address, and at the right address is no zone")
            .zone(bind(), Host.lame(Program.NSD).glueOf(Host.dead()))
            .expect("B6", "C1", "C3")
            .proof("dig +norec @{lab} ns2.{zone}", "194\\.66\\.")
            .proof("dig +norec +short @{ns1} ns2.{zone}", "^194\\.20\\.3\\.53$")
            .proof("dig +norec @{ns2} {name}", "REFUSED"),
        Situation.of("edns-and-tcp", "EDNS is dropped, and TCP is refused")
            .zone(Host.scripted("no tcp", "edns: drop"), Host.scripted("no tcp", "edns: drop"))
            .expect("C1", "C2", "C6", "F1")
            .proof("dig +norec @{ns1} {name}", "timed out|no servers")
            .proof("dig +norec +noedns @{ns1} {name}", "NOERROR")
            .proof("dig +norec +tcp @{ns1} {name}", "refused|no servers"),
        Situation.of("alias-to-expired", "an alias leads into a zone whose signatures have expired")
            .zone(
                zone("alias-to-expired")
                    .hosts(bind(), knot())
                    .signed()
                    .records("shop CNAME www.alias-target.lab."))
            .zone(
                zone("alias-target")
                    .hosts(Host.on(Program.NSD), bind())
                    .signed("-s", "20240101000000", "-e", "20240201000000"))
            .ask("shop.{zone}", "A")
            .expect("E3", "E4", "F1")
            .proof("dig @{resolver} {name}", "SERVFAIL")
            .proof("dig +norec +dnssec @{NSD} www.alias-target.lab", "20240201000000"),
        Situation.of("alias-to-lame", "an alias leads into a zone whose servers do not have it")
            .zone(
                zone("alias-to-lame")
                    .hosts(bind(), knot())
                    .records("shop CNAME www.alias-lame.lab."))
            .zone(zone("alias-lame").hosts(Host.lame(Program.NSD), Host.lame(Program.BIND)))
            .ask("shop.{zone}", "A")
            .expect("C3", "D5", "F1")
            .proof("dig @{resolver} {name}", "SERVFAIL")
            .proof("dig +norec @{NSD} www.alias-lame.lab", "REFUSED"),
        Situation.of("hosts-and-undelegated", "the hosts file has the name, which is not delegated")
            .zone(zone("hosts-and-undelegated").hosts(bind(), knot()).undelegated())
            .file("/etc/hosts", "127.0.0.1 localhost\n185.70.9.9 www.hosts-and-undelegated.lab\n")
            .expect("B2", "A1")
            .proof("getent ahostsv4 www.hosts-and-undelegated.lab", "185\\.70\\.9\\.9")
            .proof("dig +norec @{lab} {name}", "NXDOMAIN"),
        Situation.of("parent-broken", "the zone above is lame, the zone itself is in order")
            .zone(ZoneSpec.of("child.parent-broken.lab.").hosts(Host.on(Program.NSD), knot()))
            .zone(zone("parent-broken").hosts(Host.lame(Program.BIND), Host.lame(Program.POWERDNS)))
            .ask("www.child.parent-broken.lab.", "A")
            .expect("C3", "F1")
            .proof("dig +norec @{BIND} {name}", "REFUSED")
            .proof("dig +norec +short @{NSD} {name}", "^185\\.70\\.1\\.80$"),
        Situation.of("parent-signed-wrong", "the DS of the zone above is wrong")
            .zone(
                ZoneSpec.of("child.parent-signed-wrong.lab.")
                    .hosts(Host.on(Program.NSD), knot())
                    .signed())
            .zone(
                zone("parent-signed-wrong")
                    .hosts(bind(), Host.on(Program.POWERDNS))
                    .signed()
                    .ds(SignatureSituations.replacing(".{8}$", "00000000")))
            .ask("www.child.parent-signed-wrong.lab.", "A")
            .expect("E2", "E1", "F1")
            .proof("dig @{resolver} {name}", "SERVFAIL")
            .proof("dig +norec +short @{lab} parent-signed-wrong.lab DS", "0000 ?0000$"),
        Situation.of("lame-and-cached", "its servers fail, and the resolver has kept the error")
            .zone(Host.scripted("any: rcode=SERVFAIL"), Host.scripted("any: rcode=SERVFAIL"))
            .at(Host.scriptedOn(Program.UNBOUND, "any: rcode=SERVFAIL ra ede=13"))
            .expect("C3", "F1", "A2")
            .proof("dig +norec @{ns1} {name}", "SERVFAIL")
            .proof("dig @{resolver} {name}", "EDE: 13"),
        Situation.of("expired-and-older", "the secondary is older, and its signatures have expired")
            .zone(
                zone("expired-and-older")
                    .hosts(bind(), knot())
                    .signed("-s", "20240101000000", "-e", "20240201000000")
                    .version("ns2", HiddenSituations::older))
            .expect("E3", "E4", "D1", "F1")
            .proof("dig @{resolver} {name}", "SERVFAIL")
            .proof("dig +norec +short @{ns2} {zone} SOA", "2026112201"),
        Situation.of("wildcard-and-private", "a wildcard gives a private address to any name")
            .zone(zone("wildcard-and-private").hosts(bind(), knot()).records("* A 10.1.2.3"))
            .ask("any.{zone}", "A")
            .expect("D8", "D6")
            .proof("dig +norec +short @{ns1} {name}", "^10\\.1\\.2\\.3$"),
        Situation.of("large-and-tcp", "large replies are lost, and TCP is refused")
            .zone(
                zone("large-and-tcp")
                    .hosts(lossy(), lossy())
                    .records(ServerSituations.large("big", 25)))
            .ask("big.{zone}", "TXT")
            .expect("C2", "C8", "F1")
            .proof("dig +norec +bufsize=4096 @{ns1} {name} TXT", "timed out|no servers")
            .proof("dig +norec +tcp @{ns1} {name} TXT", "refused|no servers"),
        Situation.of("one-server-expired", "one server only, and its signatures have expired")
            .zone(
                zone("one-server-expired")
                    .host("ns1", bind())
                    .signed("-s", "20240101000000", "-e", "20240201000000"))
            .expect("E3", "E4", "B7", "F1")
            .proof("dig @{resolver} {name}", "SERVFAIL"));
  }

  private static Host lossy() {
    return Host.scripted("no tcp", "udp larger=1400 !size=1400: drop");
  }

  private static List<String> older(List<String> lines) {
    return lines.stream().map(line -> line.replace("2026112301", "2026112201")).toList();
  }
}
