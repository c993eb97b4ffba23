package io.wiredns.doctor.laboratory;

import java.util.List;
import java.util.function.UnaryOperator;

/** Faults of DNSSEC: checks E. */
final class SignatureSituations {
  private static final String BOGUS = "status: SERVFAIL";

  private SignatureSituations() {}

  private static ZoneSpec zone(String name) {
    return ZoneSpec.of(name + ".lab.").hosts(Host.on(Program.BIND), Host.on(Program.KNOT));
  }

  private static Situation bogus(String name, String planted, ZoneSpec zone) {
    return Situation.of(name, planted)
        .zone(zone)
        .proof("dig @{resolver} {name} {type}", BOGUS)
        .proof("dig +cd @{resolver} {name} {type}", "status: (NOERROR|NXDOMAIN)");
  }

  private static UnaryOperator<List<String>> dropping(String pattern) {
    return lines -> lines.stream().filter(line -> !line.matches(pattern)).toList();
  }

  static UnaryOperator<List<String>> replacing(String pattern, String other) {
    return lines -> lines.stream().map(line -> line.replaceFirst(pattern, other)).toList();
  }

  static List<Situation> rows() {
    return List.of(
        bogus(
                "ds-without-key",
                "the parent has a DS, the zone has no signatures",
                zone("ds-without-key").signed().edit(dropping(".*\\s(DNSKEY|RRSIG|NSEC)\\s.*")))
            .expect("E1", "E2", "E4", "F1")
            .proof("dig +norec +short @{lab} {zone} DS", "^\\d+ 13 2")
            .proof("dig +norec @{ns1} {zone} DNSKEY", "ANSWER: 0"),
        Situation.of("key-without-ds", "the zone is signed, the parent has no DS")
            .zone(zone("key-without-ds").signed().ds(lines -> List.of()))
            .expect("E1")
            .proof("dig +norec @{lab} {zone} DS", "ANSWER: 0")
            .proof("dig +norec @{ns1} {zone} DNSKEY", "ANSWER: 1"),
        bogus(
                "ds-wrong-tag",
                "the DS is of a key that the zone does not have",
                zone("ds-wrong-tag").signed().ds(replacing("DS \\d+ ", "DS 4711 ")))
            .expect("E2", "E1", "F1"),
        bogus(
                "ds-wrong-algorithm",
                "the DS names another algorithm than the key has",
                zone("ds-wrong-algorithm").signed().ds(replacing("DS (\\d+) 13 ", "DS $1 8 ")))
            .expect("E2", "E1", "F1"),
        bogus(
                "ds-wrong-digest",
                "the digest of the DS is not that of the key",
                zone("ds-wrong-digest").signed().ds(replacing(".{8}$", "00000000")))
            .expect("E2", "E1", "F1"),
        bogus(
                "expired",
                "all signatures have expired",
                zone("expired").signed("-s", "20240101000000", "-e", "20240201000000"))
            .expect("E3", "E4", "F1")
            .proof("dig +norec +dnssec @{ns1} {name}", "20240201000000"),
        bogus(
                "not-begun",
                "all signatures begin next year",
                zone("not-begun").signed("-s", "now+31536000", "-e", "now+34128000"))
            .expect("E3", "E4", "F1"),
        Situation.of("ends-soon", "the signatures end tomorrow")
            .zone(zone("ends-soon").signed("-e", "now+86400"))
            .expect("E3")
            .proof("dig @{resolver} {name}", "flags: qr rd ra ad|flags: qr rd ra"),
        Situation.of("expired-at-one", "the signatures of one of two servers have expired")
            .zone(
                ZoneSpec.of("expired-at-one.lab.")
                    .hosts(Host.on(Program.BIND), Host.on(Program.KNOT))
                    .signed()
                    .signedAt("ns2", "-s", "20240101000000", "-e", "20240201000000"))
            .expect("E3")
            .proof("dig +norec +dnssec @{ns2} {name}", "20240201000000"),
        bogus(
                "bad-signature",
                "the address was changed after signing",
                zone("bad-signature")
                    .signed()
                    .edit(replacing("^(www\\S*\\s.*\\sA\\s+)185\\.70\\.1\\.80", "$1185.70.9.9")))
            .expect("E4", "F1"),
        bogus(
                "no-signature",
                "the address has no signature",
                zone("no-signature").signed().edit(dropping("^www\\S*\\s.*\\sRRSIG\\s+A\\s.*")))
            .expect("E4", "F1"),
        bogus(
                "no-denial",
                "the zone has no NSEC records",
                ZoneSpec.of("no-denial.lab.")
                    .hosts(Host.on(Program.NSD), Host.on(Program.NSD))
                    .signed()
                    .edit(dropping(".*\\s(NSEC|RRSIG\\s+NSEC)\\s.*")))
            .ask("none.{zone}", "A")
            .expect("E5", "F1")
            .proof("dig +norec +dnssec @{ns1} www.{zone}", "\\sRRSIG\\s+A\\s")
            .proof("dig +norec +dnssec @{ns1} {name}", "!\\sNSEC\\s"),
        bogus(
                "broken-denial",
                "an NSEC record of the chain is missing",
                zone("broken-denial")
                    .signed()
                    .edit(dropping("^mail\\S*\\s.*\\s(NSEC|RRSIG\\s+NSEC)\\s.*")))
            .ask("mbz.{zone}", "A")
            .expect("E5", "F1")
            .proof("dig +norec +dnssec @{ns1} {name}", "!^mail\\S*\\s.*NSEC"),
        Situation.of("iterations-10", "NSEC3 with 10 iterations")
            .zone(zone("iterations-10").signed("-3", "-", "-H", "10"))
            .expect("E6")
            .proof("dig +norec +short @{ns1} {zone} NSEC3PARAM", "^1 0 10"),
        Situation.of("iterations-100", "NSEC3 with 100 iterations")
            .zone(zone("iterations-100").signed("-3", "-", "-H", "100"))
            .expect("E6")
            .proof("dig +norec +short @{ns1} {zone} NSEC3PARAM", "^1 0 100"),
        Situation.of("iterations-500", "NSEC3 with 500 iterations")
            .zone(zone("iterations-500").signedBy(ZoneSpec.Signer.LDNS, "-n", "-t", "500"))
            .ask("none.{zone}", "A")
            .expect("E6", "E5", "F1")
            .proof("dig +norec +short @{ns1} {zone} NSEC3PARAM", "^1 0 500"));
  }
}
