package io.wiredns.command.situation;

import java.util.ArrayList;
import java.util.List;

/** Situations of walks and comparisons with the servers of {@link LiveTree}. */
final class LiveTreeSituations {
  private static final String WALK = "query @{ROOT} -p {live} -4 +trace +tries=1 +timeout=2 ";
  private static final String SEARCH = "query @{ROOT} -p {live} -4 +nssearch +tries=1 +timeout=2 ";
  private static final String COMPARE = "compare --auth --via {ROOT} -p {live} --timeout 2 ";

  private LiveTreeSituations() {}

  static List<Situation> rows() {
    List<Situation> rows = new ArrayList<>();
    for (String zone : List.of("bind", "power")) {
      rows.add(
          Situation.of("live: a walk to " + zone, WALK + "www." + zone + " A")
              .says(
                  ";; Received * bytes from {ROOT}(127.0.2.1) in",
                  ";; REFERRAL: to " + zone + "., 1 name server, 1 with addresses, no DS",
                  "192.0.2.7",
                  ";; OUTCOME: ANSWER at zone " + zone + ".")
              .saysNot("CAUSE", "GLUE", "DNSSEC"));
    }
    rows.addAll(walks());
    rows.addAll(searches());
    rows.addAll(comparisons());
    return rows;
  }

  private static List<Situation> walks() {
    return List.of(
        Situation.of("live: a walk to a signed zone", WALK + "www.knot A")
            .says(
                "DS",
                ";; REFERRAL: to knot., 1 name server, 1 with addresses, DS ",
                "192.0.2.7",
                ";; DNSSEC: GOOD: DS * matches DNSKEY * of knot., and the signatures are good",
                ";; OUTCOME: ANSWER at zone knot.")
            .saysNot("CAUSE"),
        Situation.of("live: NXDOMAIN in a signed zone", WALK + "none.knot A")
            .says("NSEC", ";; DNSSEC: GOOD", ";; OUTCOME: NXDOMAIN at zone knot."),
        Situation.of("live: NODATA in a signed zone", WALK + "www.knot MX")
            .says(";; DNSSEC: GOOD", ";; OUTCOME: NODATA at zone knot."),
        Situation.of("live: a signed zone with another DS", WALK + "www.wrongds A")
            .says(
                ";; DNSSEC: BOGUS: DS * of the parent zone matches no DNSKEY of wrongds., which are",
                ";; OUTCOME: ANSWER at zone wrongds.",
                ";; CAUSE: validating resolvers answer SERVFAIL: DS",
                ";; TRY: wiredns query @{KNOT} wrongds. DNSKEY +norecurse +dnssec"),
        Situation.of("live: signatures that have expired", WALK + "www.expired A")
            .says(
                ";; DNSSEC: BOGUS: the signature of www.expired. A by key * has expired at"
                    + " 2024-02-01T00:00:00Z",
                ";; CAUSE: validating resolvers answer SERVFAIL",
                ";; TRY: wiredns query @{BIND} expired. DNSKEY +norecurse +dnssec"),
        Situation.of("live: BIND does not serve the zone", WALK + "www.lamebind A")
            .says("(ns1.lamebind), server of lamebind.: REFUSED", ";; OUTCOME: ERROR")
            .status(1),
        Situation.of("live: Knot does not serve the zone", WALK + "www.lameknot A")
            .says("(ns3.lameknot), server of lameknot.: REFUSED", ";; OUTCOME: ERROR")
            .status(1),
        Situation.of("live: PowerDNS does not serve the zone", WALK + "www.lamepower A")
            .says("(ns4.lamepower), server of lamepower.: REFUSED", ";; OUTCOME: ERROR")
            .status(1),
        Situation.of("live: the root's server does not serve the zone", WALK + "www.lamensd A")
            .says(
                "refers to lamensd. itself, the zone for which it was asked",
                ";; OUTCOME: LAME at zone lamensd.")
            .status(1),
        Situation.of("live: a resolver does not serve the zone", WALK + "www.lameunbound A")
            .says("(ns5.lameunbound), server of lameunbound.: REFUSED", ";; OUTCOME: ERROR")
            .status(1),
        Situation.of(
                "live: a walk that starts at Unbound",
                WALK.replace("ROOT", "UNBOUND") + "www.bind A")
            .says(
                "{UNBOUND}(127.0.2.5) in",
                "{ROOT}(ns.root) in",
                ";; OUTCOME: ANSWER at zone bind."),
        Situation.of(
                "live: a walk that starts at a server of another zone",
                WALK.replace("ROOT", "BIND") + "www.bind A")
            .says(";; OUTCOME: NO_ROOT", ";; TRY: wiredns query @198.41.0.4 www.bind. A +trace")
            .status(1),
        Situation.of("live: a walk over TCP", WALK + "www.power A +tcp")
            .says(";; OUTCOME: ANSWER at zone power."));
  }

  private static List<Situation> searches() {
    return List.of(
        Situation.of("live: serials of three servers", SEARCH + "all")
            .says(
                "SOA ns.all. hm.all. 7 7200 3600 1209600 60 from server 127.0.0.1 in",
                "SOA ns.all. hm.all. 5 7200 3600 1209600 60 from server 127.0.2.3 in",
                "SOA ns.all. hm.all. 7 7200 3600 1209600 60 from server 127.0.2.4 in",
                ";; SERIAL 5: {KNOT} (ns3.all.)",
                ";; SERIAL 7: {BIND} (ns1.all.), {POWERDNS} (ns4.all.)",
                ";; SERIALS: 5 is older than 7 by 2",
                ";; TRY: wiredns notify all. @{KNOT}"),
        Situation.of("live: a serial that never catches up", SEARCH + "never")
            .says("1 and 2147483649 differ by exactly 2^31, so neither is newer (RFC 1982)"),
        Situation.of("live: a zone without servers that serve it", SEARCH + "lamebind")
            .says(";; FAILED: {BIND} (ns1.lamebind.): REFUSED", "1 failed, no serial")
            .status(1));
  }

  private static List<Situation> comparisons() {
    return List.of(
        Situation.of("live: compare three servers", COMPARE + "all SOA")
            .says(
                "= {BIND} (ns1.all.) *SOA serial 7",
                "! {KNOT} (ns3.all.) *SOA serial 5",
                "= {POWERDNS} (ns4.all.) *SOA serial 7",
                ";; SERIALS: 5 is older than 7 by 2",
                "2 of 3 agree, 1 differs",
                ";; TRY: wiredns notify all. @{KNOT}")
            .status(1),
        Situation.of("live: compare what is equal, with different serials", COMPARE + "www.all A")
            .says("= {BIND}", "= {KNOT}", "= {POWERDNS}", ";; SERIALS: 5", "all 3 say the same")
            .status(1),
        Situation.of("live: compare a signed zone", COMPARE + "www.knot A")
            .says("{KNOT} (ns3.knot.)  A 192.0.2.7", "one server")
            .saysNot("SIGNATURE"),
        Situation.of("live: compare signatures that have expired", COMPARE + "www.expired A")
            .says(";; SIGNATURE: the signature of A by key * has expired at 2024-02-01T00:00:00Z")
            .status(1),
        Situation.of(
                "live: compare a server and one that has only the referral",
                "compare www.bind A {BIND} {ROOT} +norecurse")
            .says(
                "1 {BIND}  A 192.0.2.7", "2 {ROOT}  a referral to bind. (ns1.bind.)", "no majority")
            .status(1),
        Situation.of("live: compare ten times", COMPARE + "www.power A --times 10")
            .says("{POWERDNS} (ns4.power.)  A 192.0.2.7")
            .saysNot("FLAPPING"));
  }
}
