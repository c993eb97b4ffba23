package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import io.wiredns.command.situation.ScriptedServer.Script;
import io.wiredns.command.trace.Authority;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Situations of {@code wiredns compare} with scripted servers. With {@code --auth}, the first
 * serves the root, and the others, from 127.0.1.2 on, serve {@code zone.}.
 */
final class CompareSituations {
  private static final String TWO = "compare --timeout 1 www.zone A {1} {2}";
  private static final String THREE = TWO + " {3}";
  private static final String AUTH = "compare --auth --via {1} -p {port} --timeout 1 www.zone A";
  private static final String SOA = "compare --timeout 1 zone SOA {1} {2} +norecurse";

  private static final Step ONE = reply("NOERROR aa", "www.zone. 60 A 192.0.2.1");
  private static final Step OTHER = reply("NOERROR aa", "www.zone. 60 A 192.0.2.2");

  private static final String NS1 = "zone. 60 NS ns1.zone.";
  private static final String A1 = "ns1.zone. 60 A 127.0.1.2";
  private static final String NS2 = "zone. 60 NS ns2.zone.";
  private static final String A2 = "ns2.zone. 60 A 127.0.1.3";
  private static final String WWW = "www.zone. 60 A 192.0.2.1";

  private static final Step ROOT =
      Authority.of(".", ". 60 NS ns.root.", "ns.root. 60 A 127.0.1.1", NS1, A1, NS2, A2);

  private CompareSituations() {}

  private static Situation row(String name, String command, Step... servers) {
    return Situation.of(name, command)
        .servers(List.of(servers).stream().map(Script::of).toArray(Script[]::new));
  }

  private static Step soa(long serial, String mname) {
    return reply("NOERROR aa", "zone. 60 SOA " + mname + " hm.zone. " + serial + " 7200 3600 9 60");
  }

  private static Step zone(long serial, String... records) {
    List<String> all = new ArrayList<>(List.of(records));
    all.add("zone. 60 SOA ns1.zone. hm.zone. " + serial + " 7200 3600 9 60");
    return Authority.of("zone.", all.toArray(String[]::new));
  }

  private static Step signed(long days) {
    DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    Instant end = Instant.now().plusSeconds(days * 86_400);
    String dates = form.format(end) + " " + form.format(end.minusSeconds(30L * 86_400));
    return reply(
        "NOERROR aa",
        "www.zone. 60 A 192.0.2.1",
        "www.zone. 60 RRSIG A 13 2 60 " + dates + " 4711 zone. " + "AAAA".repeat(21) + "AA==");
  }

  static List<Situation> rows() {
    List<Situation> rows = new ArrayList<>(answers());
    rows.addAll(versions());
    rows.addAll(authorities());
    return rows;
  }

  private static List<Situation> answers() {
    return List.of(
        row("all are equal", THREE, ONE, ONE, ONE)
            .says("= {1}  A 192.0.2.1", "= {2}  A 192.0.2.1", "= {3}", "all 3 say the same")
            .saysNot(";;"),
        row(
                "the order of records is no difference",
                TWO,
                reply("NOERROR aa", "www.zone. 60 A 192.0.2.1", "www.zone. 60 A 192.0.2.2"),
                reply("NOERROR aa", "www.zone. 60 A 192.0.2.2", "www.zone. 60 A 192.0.2.1"))
            .says("= {1}  A 192.0.2.1; A 192.0.2.2", "all 2 say the same"),
        row("one of three differs", THREE, ONE, OTHER, ONE)
            .says(
                "= {1}",
                "! {2}  A 192.0.2.2",
                "= {3}",
                "2 of 3 agree, 1 differs",
                "TRY: wiredns query @{2} www.zone. A")
            .status(1),
        row("one of two is no majority", TWO, ONE, OTHER)
            .says(
                "1 {1}  A 192.0.2.1",
                "2 {2}  A 192.0.2.2", "no majority: 2 different answers of 2 servers")
            .saysNot("most", "agree", "= {")
            .status(1),
        row(
                "two of four are no majority",
                "compare --timeout 1 www.zone A {1} {2} {3} {4}",
                ONE,
                OTHER,
                ONE,
                reply("NXDOMAIN aa"))
            .says(
                "1 {1}",
                "2 {2}", "1 {3}", "3 {4}  NXDOMAIN", "no majority: 3 different answers of 4")
            .saysNot("= {", "agree")
            .status(1),
        row("one is silent", TWO, ONE, Step.silence())
            .says(
                "1 {1}  A 192.0.2.1",
                "! {2}  no reply",
                ";; SILENT: {2}: UDP: no response in time",
                "those that answer agree, but they are only 1 of 2, 1 did not answer",
                "TRY: wiredns query @{2} www.zone. A +tcp")
            .status(2),
        Situation.of("one refuses TCP", TWO)
            .servers(Script.of(ONE), Script.of(reply("NOERROR tc")).withoutTcp())
            .says(
                "! {2}  no reply",
                "SILENT: {2}: UDP: NOERROR, truncated (TC), next over TCP; TCP: the server refused the connection")
            .saysNot("closed the connection")
            .status(2),
        Situation.of("one closes connections", TWO)
            .servers(Script.of(ONE), Script.of(Step.close().when(Step::tcp, reply("NOERROR tc"))))
            .says(";; SILENT: {2}: *; TCP: the server closed the connection without a response")
            .saysNot("refused")
            .status(2),
        row(
                "a reply from elsewhere, and then the answer",
                TWO,
                ONE,
                Step.all(reply("NOERROR aa", "www.zone. 60 A 192.0.2.2").fromAnotherPort(), ONE))
            .says(
                "= {1}  A 192.0.2.1",
                "= {2}  A 192.0.2.1",
                ";; BEFORE: {2} UDP: ignored * octets from 127.0.1.2#*, not from the server that was"
                    + " asked (another port), ID and question are right")
            .saysNot("BEFORE: {1}"),
        row("all are silent", TWO, Step.silence(), Step.silence())
            .says(
                "! {1}  no reply",
                "! {2}  no reply",
                ";; SILENT: {1}: UDP: no response in time",
                ";; SILENT: {2}: UDP: no response in time",
                "none of 2 answered")
            .status(2),
        row(
                "a referral is a referral",
                TWO,
                ONE,
                reply(
                    "NOERROR",
                    "authority: zone. 60 NS ns2.zone.",
                    "authority: zone. 60 NS ns1.zone."))
            .says("2 {2}  a referral to zone. (ns1.zone. ns2.zone.)")
            .saysNot("NODATA")
            .status(1),
        row(
                "two referrals to other servers differ",
                TWO,
                reply("NOERROR", "authority: zone. 60 NS ns1.zone."),
                reply("NOERROR", "authority: zone. 60 NS ns2.zone."))
            .says(
                "1 {1}  a referral to zone. (ns1.zone.)", "2 {2}  a referral to zone. (ns2.zone.)")
            .status(1),
        row(
                "a name without data",
                TWO,
                ONE,
                reply("NOERROR aa", "authority: zone. 60 SOA ns1.zone. hm.zone. 1 7200 3600 9 60"))
            .says("2 {2}  NODATA")
            .status(1),
        row(
                "extended errors are compared",
                TWO,
                reply("SERVFAIL ede=7"),
                reply("SERVFAIL ede=22:why"))
            .says(
                "1 {1}  SERVFAIL, EDE: 7 (Signature Expired)",
                "2 {2}  SERVFAIL, EDE: 22 (No Reachable Authority): (why)", "no majority")
            .status(1),
        row(
                "an alias is told with its target",
                TWO,
                ONE,
                reply("NOERROR aa", "www.zone. 60 CNAME web.zone.", "web.zone. 60 A 192.0.2.1"))
            .says("2 {2}  A 192.0.2.1; CNAME web.zone.")
            .status(1),
        row(
                "an alias whose target is missing",
                TWO,
                ONE,
                reply("NOERROR aa", "www.zone. 60 CNAME web.other."))
            .says("2 {2}  CNAME web.other., without the target's records")
            .status(1),
        row(
                "AA is told where both ask a resolver",
                TWO,
                ONE,
                reply("NOERROR ra", "www.zone. 50 A 192.0.2.1"))
            .says(";; AA: set by {1}, not by {2}", "all 2 say the same"),
        row(
                "AA counts where no recursion is asked for",
                TWO + " +norecurse",
                ONE,
                reply("NOERROR ra", "www.zone. 50 A 192.0.2.1"))
            .says("1 {1}  A 192.0.2.1", "2 {2}  A 192.0.2.1, without AA", "no majority")
            .status(1),
        row(
                "a server that changes its mind",
                TWO + " --times 4",
                ONE,
                // the steps of one server, one after the other
                ONE)
            .servers(Script.of(ONE), Script.of(ONE, OTHER, ONE, OTHER))
            .says(
                "A 192.0.2.1 (2 of 4 times) | A 192.0.2.2 (2 of 4 times)",
                ";; FLAPPING: {2} does not say the same each time",
                "no majority")
            .status(1),
        Situation.of("a server that is silent at times", TWO + " --times 2")
            .servers(Script.of(ONE), Script.of(ONE, Step.silence()).withoutTcp())
            .says(
                "= {2}  A 192.0.2.1, no reply 1 of 2 times",
                ";; SILENT: {2}: UDP: no response in time",
                "all 2 say the same; 1 did not answer each time",
                "TRY: wiredns query @{2} www.zone. A +tries=1")
            .saysNot("FLAPPING", "(1 of 2 times)")
            .status(2),
        Situation.of("a server that changes its mind and is silent at times", TWO + " --times 3")
            .servers(Script.of(ONE), Script.of(ONE, OTHER, Step.silence()).withoutTcp())
            .says(
                "{2}  A 192.0.2.1 (1 of 3 times) | A 192.0.2.2 (1 of 3 times), no reply 1 of 3 times",
                ";; FLAPPING: {2}", ";; SILENT: {2}")
            .status(2),
        row("a server that is silent each time", TWO + " --times 2", ONE, Step.silence())
            .says(
                "! {2}  no reply 2 of 2 times",
                ";; SILENT: {2}: UDP: no response in time",
                "they are only 1 of 2, 1 did not answer")
            .saysNot("|", "FLAPPING")
            .status(2),
        Situation.of("JSON of a server that is silent at times", TWO + " --times 2 --json")
            .servers(Script.of(ONE), Script.of(ONE, Step.silence()).withoutTcp())
            .says(
                "\"answered\":true,\"group\":1,\"majority\":true",
                "{\"server\":\"{2}\",\"name\":null,\"answered\":true,\"group\":1,\"majority\":true",
                "\"times\":1,",
                "\"silences\":1,\"trouble\":\"UDP: no response in time")
            .saysNot("\"answer\":\"UDP")
            .status(2),
        row("JSON has a line for each server", TWO + " --json", ONE, OTHER)
            .says(
                "{\"server\":\"{1}\",\"name\":null,\"answered\":true,\"group\":1,\"majority\":false,",
                "\"answer\":\"A 192.0.2.1\",\"times\":1,\"transport\":\"UDP\"",
                "\"rcode\":\"NOERROR\",\"aa\":true,\"ede\":[]",
                "\"ttl\":60}],\"silences\":0,\"trouble\":null}",
                "{\"server\":\"{2}\"",
                "\"group\":2",
                "\"servers\":2,\"silent\":0,\"differentAnswers\":2,\"equal\":false,\"notes\":[]",
                "\"summary\":\"no majority")
            .status(1),
        row("JSON of silence", TWO + " --format json", ONE, Step.silence())
            .says(
                "\"answered\":false,\"group\":0,\"majority\":false,\"answers\":[],\"silences\":1,",
                "\"trouble\":\"UDP: no response in time",
                "\"silent\":1")
            .status(2));
  }

  private static List<Situation> versions() {
    return List.of(
        row("one serial is older", SOA, soa(4, "ns1.zone."), soa(5, "ns1.zone."))
            .says(
                "1 {1}  SOA serial 4 ns1.zone. hm.zone.",
                ";; SERIAL 4: {1}",
                ";; SERIAL 5: {2}",
                ";; SERIALS: 4 is older than 5 by 1",
                "TRY: wiredns notify zone. @{1}")
            .status(1),
        row(
                "one serial can never catch up",
                SOA,
                soa(1, "ns1.zone."),
                soa(2147483649L, "ns1.zone."))
            .says("1 and 2147483649 differ by exactly 2^31, so neither is newer (RFC 1982)")
            .saysNot("older")
            .status(1),
        row(
                "a serial that has passed the end is newer",
                SOA,
                soa(4294967290L, "ns1.zone."),
                soa(3, "ns1.zone."))
            .says("4294967290 is older than 3 by 9, past the end", "TRY: wiredns notify zone. @{1}")
            .status(1),
        row("one serial, but another primary", SOA, soa(4, "ns1.zone."), soa(4, "ns9.zone."))
            .says(
                "1 {1}  SOA serial 4 ns1.zone.",
                "2 {2}  SOA serial 4 ns9.zone.", ";; SOA: one serial, but another MNAME")
            .saysNot("older")
            .status(1),
        row("TTLs of servers with AA", TWO, ONE, reply("NOERROR aa", "www.zone. 300 A 192.0.2.1"))
            .says(";; TTL: 60 at {1}; 300 at {2}", "all 2 say the same")
            .status(1),
        row(
                "a TTL that a cache has counted down",
                TWO,
                ONE,
                reply("NOERROR ra", "www.zone. 7 A 192.0.2.1"))
            .says("all 2 say the same")
            .saysNot("TTL"),
        row(
                "a TTL that a cache has raised",
                TWO,
                ONE,
                reply("NOERROR ra", "www.zone. 3600 A 192.0.2.1"))
            .says(";; TTL: the cache {2} has 3600, more than the 60 of the zone")
            .status(1),
        row("signatures with other dates", TWO, signed(5), signed(9))
            .says(
                ";; SIGNATURE: the signature of A by key 4711 is valid from * at {1}; * at {2}",
                "all 2 say the same"),
        row("a signature that has expired", TWO, signed(5), signed(-1))
            .says(";; SIGNATURE: the signature of A by key 4711 at {2} has expired at ")
            .status(1),
        row("signatures that one does not have", TWO, signed(5), ONE)
            .says(";; SIGNATURE: none from {2}, others have signatures")
            .status(1));
  }

  private static List<Situation> authorities() {
    String[] both = {NS1, A1, NS2, A2, WWW};
    return List.of(
        row("the zone's servers are found and are equal", AUTH, ROOT, zone(5, both), zone(5, both))
            .says(
                "= {2} (ns1.zone.)  A 192.0.2.1",
                "= {3} (ns2.zone.)  A 192.0.2.1", "all 2 say the same")
            .saysNot(";;", "{1}"),
        row(
                "one of the zone's servers has an older version",
                AUTH,
                ROOT,
                zone(5, both),
                zone(4, NS1, A1, NS2, A2))
            .says(
                "1 {2} (ns1.zone.)  A 192.0.2.1",
                "2 {3} (ns2.zone.)  NXDOMAIN",
                ";; SERIALS: 4 is older than 5 by 1",
                "TRY: wiredns notify zone. @{3}")
            .status(1),
        row("serials differ although the answers do not", AUTH, ROOT, zone(5, both), zone(4, both))
            .says("= {2}", "= {3}", ";; SERIALS: 4 is older than 5 by 1", "all 2 say the same")
            .status(1),
        row(
                "parent and zone name other servers",
                AUTH,
                ROOT,
                zone(5, NS1, A1, "zone. 60 NS ns3.zone.", "ns3.zone. 60 A 127.0.1.4", WWW),
                zone(5, both),
                zone(5, both))
            .says(
                "{2} (ns1.zone.)",
                "{3} (ns2.zone.)",
                "{4} (ns3.zone.)",
                ";; DELEGATION: only the parent zone names ns2.zone., the zone itself does not",
                ";; DELEGATION: only the zone itself names ns3.zone., the parent zone does not",
                "all 3 say the same")
            .status(1),
        row(
                "glue that the zone does not confirm",
                AUTH,
                ROOT,
                zone(5, NS1, A1, NS2, "ns2.zone. 60 A 127.0.1.4", WWW),
                zone(5, both),
                zone(5, both))
            .says(
                "{2} (ns1.zone.)",
                "{3} (ns2.zone.)",
                "{4} (ns2.zone.)",
                ";; DELEGATION: the parent zone has 127.0.1.3 for ns2.zone., the zone itself 127.0.1.4")
            .status(1),
        row(
                "a server that does not serve the zone",
                AUTH,
                ROOT,
                zone(5, both),
                reply("NOERROR", "authority: . 60 NS ns.root."))
            .says(
                "2 {3} (ns2.zone.)  a referral upward to . (ns.root.)",
                "TRY: wiredns query @{3} www.zone. A +norecurse")
            .status(1),
        row(
                "the zone's servers and a resolver",
                AUTH + " {4}",
                ROOT,
                zone(5, both),
                zone(5, both),
                reply("NOERROR ra", "www.zone. 60 A 192.0.2.9"))
            .says(
                "= {2}",
                "= {3}",
                "! {4} *A 192.0.2.9",
                "2 of 3 agree, 1 differs",
                "TRY: wiredns query @{4} www.zone. A")
            .saysNot("without AA")
            .status(1),
        row("none of the zone's servers answers", AUTH, ROOT, Step.silence(), Step.silence())
            .says(
                "! {2}",
                "! {3}",
                ";; DELEGATION: none of the 2 servers of zone. serves it",
                "none of 2 answered")
            .status(2),
        row(
                "a DS record is compared at the zone above",
                "compare --auth --via {1} -p {port} --timeout 1 zone DS",
                ROOT)
            .says("{1} (ns.root.)  NODATA", "one server, nothing to compare it with")
            .saysNot("{2}"),
        row(
                "servers that a resolver knows",
                AUTH,
                reply("NOERROR ra", WWW)
                    .when(
                        Step.question("www.zone. A"),
                        reply("NOERROR ra", "zone. 60 SOA ns1.zone. hm.zone. 5 7200 3600 9 60")
                            .when(
                                Step.question("www.zone. SOA"),
                                reply("NOERROR ra", NS1)
                                    .when(
                                        Step.question("zone. NS"),
                                        reply("NOERROR ra", A1)
                                            .when(
                                                Step.question("ns1.zone. A"), reply("REFUSED"))))),
                zone(5, NS1, A1, WWW))
            .says("{2} (ns1.zone.)  A 192.0.2.1", "one server"),
        row("no server to start at", AUTH, reply("REFUSED"))
            .says(
                "wiredns: {1} does not tell the servers of the root",
                "; try: wiredns query @198.41.0.4 www.zone. SOA +trace")
            .status(2),
        Situation.of("compare without servers", "compare www.zone A")
            .says("try: wiredns compare --auth NAME TYPE")
            .status(2),
        Situation.of("compare no times", "compare www.zone A 127.0.0.1 --times 0")
            .says("--times 0 is not in 1..100")
            .status(2));
  }
}
