package io.wiredns.doctor.laboratory;

import java.util.List;

/** Faults of the data of a zone and differences between its servers: checks D. */
final class DataSituations {
  private DataSituations() {}

  private static ZoneSpec zone(String name) {
    return ZoneSpec.of(name + ".lab.").hosts(Host.on(Program.BIND), Host.on(Program.KNOT));
  }

  private static Situation of(String name, String planted, String... records) {
    return Situation.of(name, planted).zone(zone(name).records(records));
  }

  private static List<String> replaced(List<String> lines, String from, String to) {
    return lines.stream().map(line -> line.replace(from, to)).toList();
  }

  private static Situation scripted(String name, String planted, String... rules) {
    return Situation.of(name, planted).zone(Host.scripted(rules), Host.scripted(rules));
  }

  static List<Situation> rows() {
    return List.of(
        Situation.of("serial-older", "the secondary has an older serial and other data")
            .zone(
                zone("serial-older")
                    .version(
                        "ns2",
                        lines ->
                            replaced(
                                replaced(lines, "2026112301", "2026112201"),
                                "www A 185.70.1.80",
                                "www A 185.70.9.9")))
            .expect("D1", "D2")
            .proof("dig +norec +short @{ns1} {zone} SOA", "2026112301")
            .proof("dig +norec +short @{ns2} {zone} SOA", "2026112201"),
        Situation.of("serial-newer", "the secondary's serial is ahead of the primary's")
            .zone(
                zone("serial-newer")
                    .version("ns2", lines -> replaced(lines, "2026112301", "2099010101")))
            .expect("D1")
            .proof("dig +norec +short @{ns2} {zone} SOA", "2099010101"),
        Situation.of("out-of-step", "the same serial and other data")
            .zone(
                zone("out-of-step")
                    .version(
                        "ns2", lines -> replaced(lines, "www A 185.70.1.80", "www A 185.70.9.9")))
            .expect("D2")
            .proof("dig +norec +short @{ns1} {name}", "^185\\.70\\.1\\.80$")
            .proof("dig +norec +short @{ns2} {name}", "^185\\.70\\.9\\.9$"),
        scripted(
                "nxdomain-for-aaaa",
                "NXDOMAIN for AAAA, and data for A",
                "below=www.{zone} type=AAAA: spoil=NXDOMAIN")
            .expect("D3")
            .proof("dig +norec @{ns1} {name} AAAA", "NXDOMAIN")
            .proof("dig +norec @{ns1} {name} A", "NOERROR"),
        scripted("no-soa", "negative answers have no SOA", "below=none.{zone}: noauthority")
            .ask("none.{zone}", "A")
            .expect("D4")
            .proof("dig +norec @{ns1} {name}", "NXDOMAIN.*\\n.*AUTHORITY: 0"),
        scripted(
                "foreign-soa",
                "the SOA of negative answers is that of another zone",
                "below=none.{zone}: noauthority"
                    + " authority=other.lab._60_SOA_ns.other.lab._hm.other.lab._1_14400_3600_1209600_60")
            .ask("none.{zone}", "A")
            .expect("D4")
            .proof("dig +norec @{ns1} {name}", "other\\.lab\\.\\s+60\\s+IN\\s+SOA"),
        of("alias-loop", "two aliases lead to each other", "a CNAME b", "b CNAME a")
            .ask("a.{zone}", "A")
            .expect("D5", "F1")
            .proof("dig +norec @{ns1} a.{zone}", "CNAME\\s+b\\.")
            .proof("dig +norec @{ns1} b.{zone}", "CNAME\\s+a\\."),
        Situation.of("alias-loop-across", "aliases of two zones lead to each other")
            .zone(zone("alias-loop-across").records("a CNAME a.alias-loop-back.lab."))
            .zone(
                ZoneSpec.of("alias-loop-back.lab.")
                    .hosts(Host.on(Program.NSD), Host.on(Program.POWERDNS))
                    .records("a CNAME a.alias-loop-across.lab."))
            .ask("a.{zone}", "A")
            .expect("D5", "F1")
            .proof("dig +norec @{ns1} {name}", "CNAME\\s+a\\.alias-loop-back")
            .proof("dig +norec @{NSD} a.alias-loop-back.lab", "CNAME\\s+a\\.alias-loop-across"),
        of(
                "dangling",
                "an alias leads to a name that does not exist",
                "old CNAME gone.not-there.lab.")
            .ask("old.{zone}", "A")
            .expect("D5")
            .proof("dig @{resolver} {name}", "NXDOMAIN.*\\n.*ANSWER: 1"),
        of("missing-dot", "a dot is missing after an alias", "shop CNAME www.missing-dot.lab")
            .ask("shop.{zone}", "A")
            .expect("D5")
            .proof("dig +norec @{ns1} {name}", "www\\.missing-dot\\.lab\\.missing-dot\\.lab\\."),
        of(
                "wildcard-blocked",
                "the name has another type, so the wildcard does not apply",
                "* A 185.70.1.90",
                "host TXT \"here\"")
            .ask("host.{zone}", "A")
            .expect("D6")
            .proof("dig +norec @{ns1} {name} A", "NOERROR.*\\n.*ANSWER: 0")
            .proof("dig +norec +short @{ns1} other.{zone} A", "^185\\.70\\.1\\.90$"),
        of("dname-too-long", "the name that a DNAME makes is longer than 255 octets", dname())
            .ask(longName() + ".d.{zone}", "A")
            .expect("D7", "F1")
            .proof("dig +norec @{ns1} {name}", "YXDOMAIN"),
        of("private-address", "a private address in the public zone", "inside A 192.168.7.9")
            .ask("inside.{zone}", "A")
            .expect("D8")
            .proof("dig +norec +short @{ns1} {name}", "^192\\.168\\.7\\.9$"),
        of("ttl-zero", "the answer's TTL is 0", "brief 0 A 185.70.1.7")
            .ask("brief.{zone}", "A")
            .expect("D9")
            .proof("dig +norec @{ns1} {name}", "\\s0\\s+IN\\s+A"),
        of("ttl-long", "the answer's TTL is a week", "lasting 604800 A 185.70.1.7")
            .ask("lasting.{zone}", "A")
            .expect("D9")
            .proof("dig +norec @{ns1} {name}", "604800\\s+IN\\s+A"),
        Situation.of("negative-long", "the negative TTL is a day")
            .zone(
                zone("negative-long")
                    .without("@ SOA")
                    .records("@ 86400 SOA ns1 hostmaster 2026112301 14400 3600 1209600 86400"))
            .expect("D9")
            .proof("dig +norec @{ns1} none.{zone}", "86400\\s+IN\\s+SOA"),
        Situation.of("timers", "retry is longer than refresh, and expire shorter than both")
            .zone(zone("timers").soa("2026112301 3600 14400 1800 3600"))
            .expect("D9")
            .proof("dig +norec +short @{ns1} {zone} SOA", "3600 14400 1800"));
  }

  private static String longName() {
    return ("a".repeat(60) + ".").repeat(3) + "b".repeat(20);
  }

  private static String dname() {
    return "d DNAME " + "c".repeat(50) + ".dname-target.lab.";
  }
}
