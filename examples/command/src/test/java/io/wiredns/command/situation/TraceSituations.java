package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import io.wiredns.codec.wire.Name;
import io.wiredns.command.situation.ScriptedServer.Script;
import io.wiredns.command.trace.Authority;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Situations of {@code wiredns query +trace} with scripted servers. The first serves the root, and
 * the others, from 127.0.1.2 on, serve {@code zone.}.
 */
final class TraceSituations {
  private static final String TRACE =
      "query @{1} -p {port} -4 www.zone A +trace +tries=1 +timeout=1";

  private static final String ROOT_NS = ". 60 NS ns.root.";
  private static final String ROOT_A = "ns.root. 60 A 127.0.1.1";
  static final String NS1 = "zone. 60 NS ns1.zone.";
  static final String A1 = "ns1.zone. 60 A 127.0.1.2";
  static final String NS2 = "zone. 60 NS ns2.zone.";
  static final String A2 = "ns2.zone. 60 A 127.0.1.3";

  private static final Step ZONE =
      Authority.of("zone.", NS1, A1, "www.zone. 60 A 192.0.2.1", "alias.zone. 60 CNAME www.other.");

  private static final Step ROOT = root(NS1, A1);
  static final Step ROOT_OF_TWO = root(NS1, A1, NS2, A2);

  private TraceSituations() {}

  static Step root(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = ROOT_NS;
    all[1] = ROOT_A;
    System.arraycopy(more, 0, all, 2, more.length);
    return Authority.of(".", all);
  }

  static Situation row(String name, String command, Step... servers) {
    return Situation.of(name, command)
        .servers(List.of(servers).stream().map(Script::of).toArray(Script[]::new));
  }

  static List<Situation> rows() {
    return List.of(
        row("a walk that finds data", TRACE, ROOT, ZONE)
            .says(
                "ns.root.",
                ";; Received * bytes from {1}(127.0.1.1) in",
                "ns1.zone.",
                ";; Received * bytes from {1}(ns.root) in",
                ";; REFERRAL: to zone., 1 name server, 1 with addresses, no DS",
                "192.0.2.1",
                ";; Received * bytes from {2}(ns1.zone) in",
                ";; OUTCOME: ANSWER at zone zone., may be kept 60 s; 3 questions")
            .saysNot("FAILED", "CAUSE", "GLUE"),
        row(
                "an upward referral of the only server",
                TRACE,
                ROOT,
                reply("NOERROR", "authority: . 60 NS ns.root."))
            .says(
                ";; FAILED: {2} (ns1.zone), server of zone.: refers upward to .",
                "so it does not serve zone. (lame delegation)",
                ";; OUTCOME: LAME at zone zone.",
                ";; CAUSE: the only server of zone. that could be asked, {2} (ns1.zone.), refers",
                "TRY: wiredns query @{2} zone. SOA +norecurse")
            .saysNot("the next server is asked")
            .status(1),
        row(
                "a referral of a server to its own zone",
                TRACE,
                ROOT,
                reply("NOERROR", "authority: " + NS1, "additional: " + A1))
            .says(
                "refers to zone. itself, the zone for which it was asked",
                ";; OUTCOME: LAME at zone zone.")
            .saysNot("limit")
            .status(1),
        row(
                "a sideways referral",
                TRACE,
                ROOT,
                reply("NOERROR", "authority: other. 60 NS ns1.zone.", "additional: " + A1))
            .says("refers sideways to other., which does not contain www.zone.", "LAME")
            .status(1),
        row(
                "a sideways referral to a sibling below the zone",
                TRACE,
                ROOT,
                reply("NOERROR", "authority: mail.zone. 60 NS ns1.zone.", "additional: " + A1))
            .says("refers sideways to mail.zone., which does not contain www.zone.")
            .status(1),
        row(
                "an upward referral, and another server is good",
                TRACE,
                ROOT_OF_TWO,
                reply("NOERROR", "authority: . 60 NS ns.root."),
                ZONE)
            .says(
                ";; FAILED: {2} (ns1.zone), server of zone.: refers upward to .",
                "; the next server is asked",
                "192.0.2.1",
                "from {3}(ns2.zone)",
                ";; OUTCOME: ANSWER",
                ";; CAUSE: {2} (ns1.zone.), a server of zone., failed, another one did not",
                "TRY: wiredns query @{2} zone. SOA +norecurse"),
        row("a silent server, and another one is good", TRACE, ROOT_OF_TWO, Step.silence(), ZONE)
            .says(
                ";; FAILED: {2} (ns1.zone), server of zone.: UDP: no response in time*; in all",
                "; the next server is asked",
                "192.0.2.1",
                "TRY: wiredns query @{2} zone. SOA +norecurse +tcp"),
        row(
                "a server that answers SERVFAIL with its reason",
                TRACE,
                ROOT_OF_TWO,
                reply("SERVFAIL ede=14:loading"),
                ZONE)
            .says(
                ";; EDE: 14 (Not Ready): (loading)",
                ";; FAILED: {2} (ns1.zone), server of zone.: SERVFAIL, EDE: 14 (Not Ready): (loading); the next",
                "OUTCOME: ANSWER"),
        row("REFUSED by all servers", TRACE, ROOT_OF_TWO, reply("REFUSED"), reply("REFUSED"))
            .says(
                "{2} (ns1.zone), server of zone.: REFUSED*; the next server is asked",
                "{3} (ns2.zone), server of zone.: REFUSED",
                ";; OUTCOME: ERROR at zone zone.; 4 questions",
                ";; CAUSE: none of the 2 servers of zone. serves it: {2} (ns1.zone.), {3} (ns2.zone.) each answers REFUSED: it does not serve zone. (lame delegation)",
                "TRY: wiredns query @{2} zone. SOA +norecurse")
            .saysNot("{3} (ns2.zone), server of zone.: REFUSED; the next")
            .status(1),
        row("silence of all servers", TRACE, ROOT_OF_TWO, Step.silence(), Step.silence())
            .says(";; OUTCOME: SILENT at zone zone.", "gave no reply of use", "+tcp")
            .status(1),
        row(
                "a walk with a reply from elsewhere",
                TRACE,
                ROOT,
                Step.all(reply("NOERROR aa", "www.zone. 60 A 192.0.2.66").fromAnotherPort(), ZONE))
            .says(
                "192.0.2.1",
                ";; BEFORE: {2} UDP: ignored * octets from 127.0.1.2#*, not from the server that was asked (another port)",
                "OUTCOME: ANSWER")
            .saysNot("192.0.2.66"),
        row(
                "a malformed reply of the only server",
                TRACE,
                ROOT,
                reply("NOERROR aa", "www.zone. 60 A 192.0.2.1").without(2))
            .says("UDP: malformed response of ", "OUTCOME: SILENT")
            .status(1),
        row(
                "a reply with another question",
                TRACE,
                ROOT,
                reply("NOERROR aa", "www.zone. 60 A 192.0.2.1").otherQuestion("x. A"))
            .says(
                "UDP: ignored * octets, question for the name x. instead of www.zone.",
                "OUTCOME: SILENT")
            .status(1),
        row("a server without EDNS", TRACE, ROOT, reply("FORMERR noedns").when(Step::edns, ZONE))
            .says("192.0.2.1", ";; BEFORE: {2} UDP: FORMERR, next without EDNS", "OUTCOME: ANSWER"),
        row(
                "a truncated answer",
                TRACE,
                ROOT,
                reply("NOERROR aa tc").when(query -> !query.isTcp(), ZONE))
            .says(
                "192.0.2.1",
                ";; BEFORE: {2} UDP: NOERROR, truncated (TC), next over TCP",
                "OUTCOME: ANSWER"),
        Situation.of("a truncated answer, and TCP is refused", TRACE)
            .servers(Script.of(ROOT), Script.of(reply("NOERROR aa tc")).withoutTcp())
            .says(
                "FAILED: {2}",
                "UDP: NOERROR, truncated (TC), next over TCP; TCP: the server refused the connection")
            .saysNot("closed the connection")
            .status(1),
        Situation.of("a truncated answer, and TCP is closed", TRACE)
            .servers(Script.of(ROOT), Script.of(Step.close().when(Step::tcp, reply("NOERROR tc"))))
            .says("FAILED: {2}", "; TCP: the server closed the connection without a response")
            .saysNot("refused")
            .status(1),
        Situation.of("a truncated answer, and TCP is reset", TRACE)
            .servers(Script.of(ROOT), Script.of(Step.reset().when(Step::tcp, reply("NOERROR tc"))))
            .says("FAILED: {2}", "; TCP: the server reset the connection without a response")
            .status(1),
        row("an answer of a cache", TRACE, ROOT, reply("NOERROR ra", "www.zone. 60 A 192.0.2.1"))
            .says(
                "192.0.2.1",
                "answers without AA, as a resolver or from a cache, so it does not serve zone.",
                "OUTCOME: LAME")
            .status(1),
        row(
                "missing glue, found with the first server",
                TRACE,
                reply("NOERROR ra", A1).when(Step.question("ns1.zone. A"), root(NS1)),
                ZONE)
            .says(
                ";; REFERRAL: to zone., 1 name server, 0 with addresses",
                ";; GLUE: of ns1.zone.: missing in the referral, although ns1.zone. is inside zone.;"
                    + " 127.0.1.2 found by asking {1}",
                "192.0.2.1",
                "CAUSE: the referral to zone. has no address of ns1.zone., which is inside it",
                "TRY: wiredns compare --auth --via {1} -p {port} zone. NS"),
        row(
                "missing glue of one server, found at the other",
                TRACE,
                root(NS1, NS2, A2),
                ZONE,
                Authority.of("zone.", NS1, A1, NS2, A2, "www.zone. 60 A 192.0.2.1"))
            .says(
                ";; REFERRAL: to zone., 2 name servers, 1 with addresses",
                ";; GLUE: of ns1.zone.: missing",
                "127.0.1.2 found by a walk from zone. down with * questions",
                "OUTCOME: ANSWER"),
        row("missing glue that is nowhere", TRACE, root(NS1))
            .says(
                ";; GLUE: of ns1.zone.: missing in the referral",
                "not found: {1} answers REFERRAL",
                ";; OUTCOME: NO_ADDRESS at zone zone.",
                ";; CAUSE: zone. is delegated to ns1.zone., and no address of them is known")
            .status(1),
        row(
                "a name server elsewhere, found by a walk",
                TRACE,
                root(
                    "zone. 60 NS ns.other.",
                    "other. 60 NS ns1.other.",
                    "ns1.other. 60 A 127.0.1.3"),
                ZONE,
                Authority.of("other.", "ns.other. 60 A 127.0.1.2"))
            .says(
                ";; ADDRESS: of ns.other.: not in the referral, and need not be; 127.0.1.2 found by"
                    + " a walk from . down",
                "192.0.2.1",
                "OUTCOME: ANSWER")
            .saysNot("GLUE", "CAUSE"),
        row(
                "zones that need each other's name servers",
                TRACE,
                root("zone. 60 NS ns.other.", "other. 60 NS ns.zone."))
            .says("not found", "circle", "OUTCOME: NO_ADDRESS")
            .saysNot("limit")
            .status(1),
        row(
                "name servers that need ever more name servers",
                TRACE,
                query ->
                    endless(query.message().questions().get(0).name().toString()).handle(query))
            .says("OUTCOME: NO_ADDRESS at zone zone.")
            .status(1),
        row(
                "referrals ever further down",
                TRACE.replace("www.zone", "a.".repeat(120) + "zone"),
                ROOT,
                deeper())
            // 122 questions; one less for each that a busy machine has sent again
            .says(";; REFERRAL: to a.a.zone.", ";; OUTCOME: ANSWER", "; 1* questions"),
        row("no such name", TRACE.replace("www.", "none."), ROOT, ZONE)
            .says(
                "zone.*SOA",
                ";; OUTCOME: NXDOMAIN at zone zone., may be kept",
                ";; CAUSE: the servers of zone. say that none.zone. does not exist",
                "TRY: wiredns compare --auth --via {1} -p {port} none.zone. A"),
        row("no such data", TRACE.replace(" A ", " MX "), ROOT, ZONE)
            .says(";; OUTCOME: NODATA", ";; CAUSE: www.zone. exists, without MX records"),
        row("an alias to another zone", TRACE.replace("www.", "alias."), ROOT, ZONE)
            .says(
                "CNAME*www.other.",
                ";; OUTCOME: ALIAS at zone zone.",
                ";; CAUSE: alias.zone. is an alias of www.other., which a trace does not follow",
                "TRY: wiredns query @{1} -p {port} www.other. A +trace"),
        row(
                "an alias inside the zone",
                TRACE.replace("www.", "web."),
                ROOT,
                Authority.of("zone.", "web.zone. 60 CNAME www.zone.", "www.zone. 60 A 192.0.2.1"))
            .says("web.zone.*CNAME", "www.zone.*192.0.2.1", "OUTCOME: ANSWER")
            .saysNot("CAUSE"),
        row(
                "aliases that loop",
                TRACE.replace("www.", "a."),
                ROOT,
                Authority.of("zone.", "a.zone. 60 CNAME b.zone.", "b.zone. 60 CNAME a.zone."))
            .says(
                ";; OUTCOME: ALIAS_LOOP", ";; CAUSE: the aliases have no end: a.zone. -> b.zone."),
        row("a server that does not know the root", TRACE, reply("REFUSED"))
            .says(
                ";; FAILED: {1} (127.0.1.1), server of .: REFUSED and no servers of the root",
                ";; OUTCOME: NO_ROOT",
                ";; CAUSE: {1} does not tell the servers of the root",
                "TRY: wiredns query @198.41.0.4 www.zone. A +trace")
            .status(1),
        row("a silent first server", TRACE, Step.silence())
            .says(";; FAILED: {1}", "no response in time", "OUTCOME: NO_ROOT")
            .status(1),
        row(
                "a server of parent and child at once",
                TRACE.replace("www.", "www.sub."),
                root(NS1, A1),
                Authority.of("zone.", NS1, A1, "www.sub.zone. 60 A 192.0.2.1"))
            .says("OUTCOME: ANSWER at zone zone."),
        row(
                "DS without keys at the child",
                TRACE,
                root(NS1, A1, "zone. 60 DS 4711 13 2 " + "ab".repeat(32)),
                ZONE)
            .says(
                "DS*4711 13 2",
                "REFERRAL: to zone., 1 name server, 1 with addresses, DS 4711",
                ";; DNSSEC: BOGUS: the parent zone has DS 4711 of zone., but its server answers NODATA"
                    + " for DNSKEY",
                "OUTCOME: ANSWER",
                "CAUSE: validating resolvers answer SERVFAIL",
                "TRY: wiredns query @{2} zone. DNSKEY +norecurse +dnssec"),
        row(
                "a key that is not that of the DS",
                TRACE,
                root(NS1, A1, "zone. 60 DS 4711 13 2 " + "ab".repeat(32)),
                Authority.of(
                    "zone.",
                    NS1,
                    A1,
                    "www.zone. 60 A 192.0.2.1",
                    "zone. 60 DNSKEY 257 3 13 " + "AAAA".repeat(21) + "AA=="))
            .says(
                "DNSSEC: BOGUS: DS 4711 of the parent zone matches no DNSKEY of zone., which are"),
        row("the walk as JSON", TRACE + " +json", ROOT_OF_TWO, reply("REFUSED"), ZONE)
            .says(
                "{\"step\":\"reply\",\"zone\":\".\",\"server\":\"{1}\",\"name\":null,\"transport\":\"UDP\"",
                "\"finding\":\"REFERRAL\"",
                "\"to\":\"zone.\"",
                "\"finding\":\"ERROR\",\"rcode\":\"REFUSED\"",
                "\"records\":[\"www.zone. 60 IN A 192.0.2.1\"]",
                "{\"step\":\"end\",\"outcome\":\"ANSWER\",\"zone\":\"zone.\"",
                "\"questions\":4}")
            .saysNot(";;"),
        row("the walk in short", TRACE + " +short", ROOT_OF_TWO, reply("REFUSED"), ZONE)
            .says("NS ns.root. from server 127.0.1.1 in", "A 192.0.2.1 from server 127.0.1.3 in")
            .saysNot(";;"),
        row("a walk that fails in short", TRACE + " +short", ROOT, reply("REFUSED"))
            .says(
                "NS ns.root. from server 127.0.1.1 in",
                ";; ERROR: the only server of zone. that could be asked")
            .status(1),
        row("a walk whose records alone are shown", TRACE + " +noall +answer", ROOT, ZONE)
            .says("192.0.2.1", ";; Received")
            .saysNot("ns1.zone.", "OUTCOME", "REFERRAL"),
        row("a walk as YAML", TRACE + " +yaml", ROOT)
            .says("+yaml does not go with +trace")
            .status(2));
  }

  /** Refers each name to a server whose name is longer, in a zone of its own. */
  private static Step endless(String name) {
    if (name.equals(".")) {
      return reply("NOERROR aa", ROOT_NS, "additional: " + ROOT_A);
    }
    String[] labels = name.split("\\.");
    String zone = labels[labels.length - 1];
    return reply("NOERROR", "authority: " + zone + ". 60 NS ns.x" + zone + ".");
  }

  /** Refers with each reply to a zone that is one label further down, to the same server. */
  private static Step deeper() {
    AtomicInteger replies = new AtomicInteger();
    return query -> {
      Name name = query.message().questions().get(0).name();
      int left = name.labelCount() - 1 - replies.incrementAndGet();
      String ns = name.suffix(Math.max(left, 0)) + " 60 NS ns1.zone.";
      (left > 0
              ? reply("NOERROR", "authority: " + ns, "additional: " + A1)
              : reply("NOERROR aa", name + " 60 A 192.0.2.1"))
          .handle(query);
    };
  }
}
