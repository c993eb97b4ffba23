package io.wiredns.doctor.laboratory;

import java.util.List;

/** Zones without fault on each server: neither an error nor a warning. */
final class HealthySituations {
  private HealthySituations() {}

  private static ZoneSpec zone(String name, Program program) {
    return ZoneSpec.of(name + ".lab.")
        .hosts(Host.on(program).dual(), Host.on(program).dual())
        .records("alias CNAME www", "*.wild A 185.70.1.81");
  }

  private static Situation healthy(ZoneSpec zone, String planted) {
    return Situation.of(zone.origin().replace(".lab.", ""), planted)
        .zone(zone)
        .expect("")
        .proof("dig +norec @{ns1} {name} {type}", "status: NOERROR.*\\n.*flags: qr aa")
        .proof("dig @{resolver} {name} {type}", "status: NOERROR");
  }

  private static Situation signed(ZoneSpec zone, String planted) {
    return healthy(zone, planted)
        .proof("delv -a {dir}/trust +root=. @{resolver} {name} {type}", "fully validated");
  }

  static List<Situation> rows() {
    return List.of(
        signed(
            zone("healthy-bind", Program.BIND).signed(), "BIND, NSEC, signed by dnssec-signzone"),
        signed(
            zone("healthy-bind-nsec3", Program.BIND).signed("-3", "-", "-H", "0"),
            "BIND, NSEC3 without salt and iterations"),
        signed(
            zone("healthy-knot", Program.KNOT).signedBy(ZoneSpec.Signer.KNOT),
            "Knot, NSEC, signed by kzonesign"),
        signed(
            zone("healthy-knot-nsec3", Program.KNOT).signedBy(ZoneSpec.Signer.KNOT, "nsec3"),
            "Knot, NSEC3, signed by kzonesign"),
        signed(
            zone("healthy-nsd", Program.NSD).signedBy(ZoneSpec.Signer.LDNS),
            "NSD, NSEC, signed by ldns-signzone"),
        signed(
            zone("healthy-nsd-nsec3", Program.NSD).signedBy(ZoneSpec.Signer.LDNS, "-n", "-t", "0"),
            "NSD, NSEC3, signed by ldns-signzone"),
        signed(
            zone("healthy-powerdns", Program.POWERDNS).signed(),
            "PowerDNS with the bind backend, NSEC, signed by dnssec-signzone"),
        signed(
            zone("healthy-powerdns-nsec3", Program.POWERDNS).signed("-3", "-", "-H", "0"),
            "PowerDNS with the bind backend, NSEC3"),
        healthy(
            ZoneSpec.of("healthy-unsigned.lab.").hosts(Host.on(Program.BIND), Host.on(Program.NSD)),
            "no signatures, BIND and NSD"),
        signed(
            ZoneSpec.of("healthy-mixed.lab.")
                .host("ns1", Host.on(Program.BIND).dual())
                .host("ns2", Host.on(Program.KNOT).dual())
                .host("ns3", Host.on(Program.NSD).dual())
                .host("ns4", Host.on(Program.POWERDNS).dual())
                .signed(),
            "one zone on BIND, Knot, NSD and PowerDNS"),
        healthy(
            ZoneSpec.of("healthy-scripted.lab.").hosts(Host.scripted(), Host.scripted()),
            "the scripted server without a rule"),
        signed(zone("healthy-alias", Program.KNOT).signed(), "an alias within a signed zone")
            .ask("alias.{zone}", "A"),
        signed(zone("healthy-wildcard", Program.NSD).signed(), "an answer of a wildcard")
            .ask("any.wild.{zone}", "A"),
        signed(zone("healthy-nodata", Program.BIND).signed(), "a type that the name does not have")
            .ask("www.{zone}", "AAAA"),
        signed(
                zone("healthy-resolver", Program.BIND).signed(),
                "the same with BIND as the resolver")
            .at(Host.on(Program.RESOLVER)));
  }
}
