package io.wiredns.command;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Situations of {@code wiredns explain} with captures that the test makes. */
final class ExplainSituations {
  private static final String CLIENT = "192.0.2.1";
  private static final String RESOLVER = "192.0.2.53";
  private static final String ROOT = "198.51.100.1";
  private static final String AUTH = "198.51.100.2";
  private static final String OTHER = "198.51.100.3";

  private static final String SOA =
      "authority: example. 300 SOA ns.example. h.example. 1 2 3 4 300";
  private static final String COM = "authority: com. 900 SOA a.com. h.com. 1 2 3 4 900";
  private static final String WWW = "www.example. 60 A 203.0.113.1";
  private static final String SIGNATURE = "AAAA".repeat(21) + "AA==";

  /** What a row explains. */
  private interface Capture {
    void fill(CraftedCapture capture) throws IOException;
  }

  private final Map<String, byte[]> captures = new LinkedHashMap<>();
  private final List<Situation> rows = new ArrayList<>();

  ExplainSituations() throws IOException {
    failures();
    hops();
    denials();
    policies();
    answers();
    signed();
    strays();
    words();
  }

  List<Situation> rows() {
    return rows;
  }

  /** Returns the octets of the captures by the words in braces that stand for their files. */
  Map<String, byte[]> captures() {
    return captures;
  }

  private void row(String name, Capture capture, List<String> says, String... saysNot)
      throws IOException {
    row(name, "", 0, capture, says, saysNot);
  }

  private void row(
      String name,
      String options,
      int status,
      Capture capture,
      List<String> says,
      String... saysNot)
      throws IOException {
    CraftedCapture crafted = new CraftedCapture();
    capture.fill(crafted);
    String key = "capture" + captures.size();
    captures.put(key, crafted.octets());
    rows.add(
        Situation.of(name, "explain " + options + " --message {" + key + "}")
            .says(says.toArray(String[]::new))
            .saysNot(saysNot)
            .status(status));
  }

  private static String rrsig(String name, String dates) {
    return name + " 60 RRSIG A 13 2 60 " + dates + " 4711 example. " + SIGNATURE;
  }

  /** Adds a client's query to the resolver, and the resolver's own to a server of the zone. */
  private static CraftedCapture asked(CraftedCapture capture) throws IOException {
    return capture
        .ask(0, CLIENT, RESOLVER, "www.example. A rd")
        .ask(2, RESOLVER, AUTH, "www.example. A do");
  }

  private void failures() throws IOException {
    row(
        "SERVFAIL at once from a cache of failures",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. A rd").reply(1, 1, "SERVFAIL ra ede=13"),
        List.of("EDE 13: Cached Error", "1. the failure is recent"));
    row(
        "SERVFAIL of a server that answers for its own zone",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A").reply(1, 1, "SERVFAIL aa"),
        List.of(
            "likeliest: the server has not loaded the zone",
            "   1. the server has not loaded",
            "+ AA is set",
            "validation failed",
            "- AA is set"));
    row(
        "SERVFAIL after a long time",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. A rd").reply(4_000, 1, "SERVFAIL ra"),
        List.of("   1. the zone's servers cannot be reached", "+ it took 4000 ms"));
    row(
        "SERVFAIL with Stale Answer contradicts itself",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. A rd").reply(9, 1, "SERVFAIL ra ede=3"),
        List.of("but: * EDE 3: Stale Answer contradicts SERVFAIL", "SERVFAIL (RCODE 2)"),
        "SERVFAIL (RCODE 2): the server understood and failed; EDE 3");
    row(
        "an answer with DNSSEC Bogus contradicts itself",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. A rd").reply(9, 1, "NOERROR ra ede=6", WWW),
        List.of("but: * EDE 6: DNSSEC Bogus contradicts NOERROR"));
    row(
        "an answer with DNSSEC Bogus after CD does not",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.example. A rd cd")
                .reply(9, 1, "NOERROR ra cd ede=6", WWW),
        List.of("ANSWER"),
        "but: ");
    row(
        "DNSKEY Missing is no proof",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. A rd").reply(50, 1, "SERVFAIL ra ede=9"),
        List.of("several failures of DNSSEC so", "+cd +tcp ZONE DNSKEY"));
    row(
        "aliases that form a loop, by the text of an error",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.example. A rd")
                .reply(50, 1, "SERVFAIL ra ede=0:max._restarts_reached"),
        List.of("   1. a forwarder does not answer; a chain of aliases forms a loop"));
  }

  private void hops() throws IOException {
    row(
        "a silent server upstream",
        c -> asked(c).reply(6_000, 1, "SERVFAIL ra"),
        List.of(
            "upstream:  message 2 to 198.51.100.2#53, www.example. A: no response in view",
            "   1. the zone's servers cannot be reached",
            "+ message 2 to 198.51.100.2#53"));
    row(
        "a server upstream that refuses",
        c -> asked(c).reply(5, 2, "REFUSED noedns").reply(6, 1, "SERVFAIL ra"),
        List.of("upstream:  message 2 * REFUSED", "   1. the zone's servers cannot"));
    row(
        "an answer upstream that the resolver does not accept",
        c -> asked(c).reply(5, 2, "NOERROR aa", WWW).reply(20, 1, "SERVFAIL ra"),
        List.of("upstream:  message 2", "   1. DNSSEC validation failed", "+ message 2"));
    row(
        "a signature upstream that has expired",
        c ->
            asked(c)
                .reply(
                    5, 2, "NOERROR aa", WWW, rrsig("www.example.", "20261101000000 20261001000000"))
                .reply(20, 1, "SERVFAIL ra"),
        List.of(
            "   1. DNSSEC validation failed",
            "+ the RRSIG of www.example. A expired 2026-11-01T00:00:00Z",
            "delv +cd @192.0.2.53 www.example A",
            "+nssearch example"));
    row(
        "the same with DNSKEY Missing",
        c ->
            asked(c)
                .reply(
                    5, 2, "NOERROR aa", WWW, rrsig("www.example.", "20261101000000 20261001000000"))
                .reply(20, 1, "SERVFAIL ra ede=9"),
        List.of(
            "   1. the signatures of the keys are not valid",
            "+ the RRSIG of www.example. A expired"));
    row(
        "two servers upstream whose aliases lead to each other",
        c ->
            asked(c)
                .reply(5, 2, "NOERROR aa", "www.example. 60 CNAME a.example.")
                .ask(6, RESOLVER, AUTH, "a.example. A")
                .reply(8, 3, "NOERROR aa", "a.example. 60 CNAME www.example.")
                .reply(9, 1, "SERVFAIL ra"),
        List.of(
            "   1. a forwarder does not answer; a chain of aliases",
            "+ aliases lead from www.example."));
    row(
        "a malformed reply upstream",
        c ->
            asked(c).reply(5, 2, Reply.of("NOERROR aa", WWW).without(3)).reply(9, 1, "SERVFAIL ra"),
        List.of("upstream:  message 2 * MALFORMED", "   1. the zone's servers cannot"));
    rows.set(rows.size() - 1, rows.get(rows.size() - 1).status(1));
    row(
        "queries of another resolver are not upstream",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.example. A rd")
                .ask(2, OTHER, AUTH, "www.example. A")
                .reply(9, 1, "SERVFAIL ra"),
        List.of("SERVFAIL  www.example. IN A"),
        "upstream: ");
    row(
        "queries for other names are not upstream, those for names above are",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.example. A rd")
                .ask(1, RESOLVER, AUTH, "www.elsewhere. A")
                .ask(2, RESOLVER, ROOT, "example. DNSKEY do")
                .reply(5_000, 1, "SERVFAIL ra"),
        List.of("upstream:  message 3 to 198.51.100.1#53, example. DNSKEY: no response"),
        "upstream:  message 2");
    row(
        "queries before the client's are not upstream",
        c ->
            c.ask(0, RESOLVER, AUTH, "www.example. A")
                .ask(5, CLIENT, RESOLVER, "www.example. A rd")
                .reply(9, 2, "SERVFAIL ra"),
        List.of("SERVFAIL  www.example. IN A"),
        "upstream: ");
    row(
        "NXDOMAIN although a server upstream answered: a filter",
        c -> asked(c).reply(5, 2, "NOERROR aa", WWW).reply(9, 1, "NXDOMAIN ra"),
        List.of("   1. a filter answers so on purpose"));
    row(
        "NXDOMAIN of the zone's own server is not a filter",
        "--json",
        0,
        c -> asked(c).reply(5, 2, "NXDOMAIN aa", SOA).reply(9, 1, "NXDOMAIN ra", SOA),
        List.of(
            "a filter answers so on purpose\",\"weight\":-2,\"for\":[],\"against\":[\"message 2",
            "\"upstream\":[\"message 2 to 198.51.100.2#53, www.example. A: NXDOMAIN"));
    row(
        "the same in JSON",
        "--json",
        0,
        c -> asked(c).reply(6_000, 1, "SERVFAIL ra"),
        List.of(
            "\"causes\":[{\"cause\":\"the zone's servers cannot be reached",
            "\"weight\":",
            "\"for\":[\"message 2 to 198.51.100.2#53",
            "\"upstream\":[\"message 2"));
  }

  private void denials() throws IOException {
    row(
        "NXDOMAIN of the parent",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.gone-domain.com. A rd")
                .reply(30, 1, "NXDOMAIN ra", COM),
        List.of(
            "   1. the domain has expired or was never registered",
            "+ the SOA is of com.: it denies gone-domain.com. with all names below",
            "whois gone-domain.com"));
    row(
        "NXDOMAIN of the zone itself",
        c -> c.ask(0, CLIENT, RESOLVER, "wwww.example. A rd").reply(30, 1, "NXDOMAIN ra", SOA),
        List.of("   1. the name is mistyped", "+ the SOA is of example., the zone of the name"));
    row(
        "NXDOMAIN with a search suffix",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.isc.org.corp.example. A rd")
                .reply(30, 1, "NXDOMAIN ra", SOA),
        List.of("   1. the name is mistyped, or a search suffix", "corp.example. was added"));
    row(
        "NXDOMAIN with the SOA of a filter",
        c ->
            c.ask(0, CLIENT, RESOLVER, "www.bad.com. A rd")
                .reply(3, 1, "NXDOMAIN ra", "authority: rpz.filter. 60 SOA a.b. c.d. 1 2 3 4 60"),
        List.of(
            "   1. a filter answers so on purpose",
            "+ the SOA is of rpz.filter., which is not above"));
    row(
        "NXDOMAIN from a negative cache",
        c ->
            c.ask(0, CLIENT, RESOLVER, "new.example. A rd")
                .reply(1, 1, "NXDOMAIN ra", SOA.replace("example. 300", "example. 43")),
        List.of(
            "   1. an earlier look-up is still in a negative cache",
            "+ the SOA has 43 s left of 300"));
    row(
        "NXDOMAIN of an internal name at the root",
        c ->
            c.ask(0, CLIENT, RESOLVER, "printer.lan. A rd")
                .reply(9, 1, "NXDOMAIN ra", "authority: . 86400 SOA a. b. 1 2 3 4 86400"),
        List.of("+ 'lan' is a top-level domain of internal networks"));
    row(
        "NXDOMAIN that a filter admits",
        c -> c.ask(0, CLIENT, RESOLVER, "www.bad.com. A rd").reply(3, 1, "NXDOMAIN ra ede=15"),
        List.of("EDE 15: Blocked", "wiredns compare www.bad.com A 192.0.2.53 OTHER"));
    row(
        "NODATA",
        c -> c.ask(0, CLIENT, RESOLVER, "www.example. AAAA rd").reply(9, 1, "NOERROR ra", SOA),
        List.of("   1. the wrong type", "wiredns query @192.0.2.53 www.example A"));
  }

  private void policies() throws IOException {
    row(
        "REFUSED by a server without recursion",
        c -> c.ask(0, CLIENT, AUTH, "www.isc.org. A rd").reply(1, 1, "REFUSED"),
        List.of("   1. the query asks for recursion", "+ RD is set in the query, RA is clear"));
    row(
        "REFUSED by a resolver",
        c -> c.ask(0, CLIENT, RESOLVER, "www.isc.org. A rd").reply(1, 1, "REFUSED ra"),
        List.of("   1. the client's address is not in the access list"));
    row(
        "REFUSED by a lame server",
        c -> c.ask(0, RESOLVER, AUTH, "www.example. A").reply(1, 1, "REFUSED ede=20"),
        List.of("   1. a lame delegation: the server does not have the zone", "+ RD is clear"));
    row(
        "REFUSED transfer",
        c -> c.ask(0, CLIENT, AUTH, "example. AXFR").reply(1, 1, "REFUSED"),
        List.of(
            "   1. transfer or update is not allowed",
            "wiredns query @198.51.100.2 +norecurse example SOA"));
    row(
        "FORMERR of a server without EDNS",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A").reply(1, 1, "FORMERR noedns"),
        List.of(
            "   1. the server does not know EDNS", "+ the query has OPT, the response has none"));
    row(
        "FORMERR of a server with EDNS, for an option",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A subnet").reply(1, 1, "FORMERR"),
        List.of("   1. an EDNS option that is malformed", "- the response has OPT"));
    row(
        "NOTIMP for an opcode",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA status").reply(1, 1, "NOTIMP"),
        List.of("   1. the opcode is unusual", "+ the opcode is STATUS"));
    row(
        "NOTIMP for a plain query",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA").reply(1, 1, "NOTIMP noedns"),
        List.of(
            "   1. an old or minimal server", "the opcode is unusual", "- the request is a plain"));
    row(
        "BADVERS for version 1",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA version1").reply(1, 1, "BADVERS version=0"),
        List.of("   1. the client uses an EDNS version above 0"));
    row(
        "BADCOOKIE for an old cookie",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA servercookie").reply(1, 1, "BADCOOKIE cookie"),
        List.of("   1. the server's secret or the client's address has changed"));
    row(
        "BADCOOKIE at the first contact",
        c -> c.ask(0, CLIENT, AUTH, "example. SOA cookie").reply(1, 1, "BADCOOKIE cookie"),
        List.of("   1. first contact with a server that is busy or strict"));
  }

  private void answers() throws IOException {
    row(
        "TC without records: a rate limit",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A").reply(1, 1, "NOERROR aa tc"),
        List.of("   1. a rate limit answers so", "+ TC is set and there are no records"));
    row(
        "TC after 512 octets",
        c -> c.ask(0, CLIENT, AUTH, "www.example. A plain").reply(1, 1, "NOERROR aa tc", WWW),
        List.of("   1. the query had no EDNS", "+ the query permits 512 octets"));
    row(
        "an upward referral",
        c ->
            c.ask(0, RESOLVER, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR", "authority: . 60 NS a.root-servers.net."),
        List.of("LAME", "   1. the zone was removed from the server"));
    row(
        "a referral without glue",
        c ->
            c.ask(0, RESOLVER, ROOT, "www.example. A")
                .reply(1, 1, "NOERROR", "authority: example. 60 NS ns.example."),
        List.of("REFERRAL", "+ the referral has no address of its servers"));
    row(
        "an alias of itself",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR aa", "www.example. 60 CNAME www.example."),
        List.of("ALIAS_LOOP", "   1. two names are aliases of each other", "check-zone"));
    row(
        "an answer from a wildcard",
        c ->
            c.ask(0, CLIENT, AUTH, "any.example. A do")
                .reply(
                    1,
                    1,
                    "NOERROR aa",
                    "any.example. 60 A 203.0.113.1",
                    "any.example. 60 RRSIG A 13 1 60 20261201000000 20261101000000 1 example. "
                        + SIGNATURE),
        List.of("ANSWER", "note: * labels, its RRSIG 1"),
        "Likely causes");
    row(
        "an answer whose signature has expired",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A do")
                .reply(
                    1,
                    1,
                    "NOERROR aa",
                    WWW,
                    rrsig("www.example.", "20261122115900 20261101000000")),
        List.of("note: * the RRSIG of www.example. A expired 2026-11-22T11:59:00Z"));
    row(
        "the same server answers, then fails",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, "NOERROR aa", WWW)
                .ask(50, CLIENT, AUTH, "www.example. A")
                .reply(51, 2, "REFUSED aa"),
        List.of("   1. a rate limit or quota", "+ the same server gave ANSWER"));
  }

  private void signed() throws IOException {
    row(
        "BADTIME by whole hours",
        c -> tsig(c, 32, 3_600, TsigError.BADTIME),
        List.of("   1. one clock is set to the local time of another zone", "+ * 3600 seconds"));
    row(
        "BADTIME by some minutes",
        c -> tsig(c, 32, 700, TsigError.BADTIME),
        List.of("   1. the two clocks differ", "- * 700 seconds"));
    row(
        "BADTIME by days",
        c -> tsig(c, 32, 10 * 86_400, TsigError.BADTIME),
        List.of("   1. the message was recorded and replayed"));
    row(
        "BADTRUNC with a short MAC",
        c -> tsig(c, 16, 0, TsigError.BADTRUNC),
        List.of("   1. a truncated variant", "+ the MAC was sent with 16 of 32 octets"));
  }

  /** Adds a signed query, and a reply with an error and a clock that is ahead. */
  private static void tsig(CraftedCapture capture, int mac, long ahead, TsigError error)
      throws IOException {
    long time = 1_795_348_800L;
    Name algorithm = Name.of("hmac-sha256.");
    Name key = Name.of("key.example.");
    Message query =
        Message.builder()
            .id(4711)
            .question(new Question(Name.of("example."), RecordType.SOA))
            .additional(
                record(
                    key,
                    new Tsig(
                        algorithm,
                        time,
                        300,
                        Octets.of(new byte[mac]),
                        4711,
                        TsigError.NOERROR,
                        Octets.EMPTY)))
            .build();
    capture.ask(0, CLIENT, AUTH, query);
    byte[] other = error.equals(TsigError.BADTIME) ? clock(time + ahead) : new byte[0];
    Message reply =
        Message.responseTo(Message.builder().id(4711).question(query.questions().get(0)).build())
            .rcode(Rcode.NOTAUTH)
            .additional(
                record(
                    key,
                    new Tsig(
                        algorithm,
                        time,
                        300,
                        Octets.of(new byte[32]),
                        4711,
                        error,
                        Octets.of(other))))
            .build();
    capture.reply(1, 1, reply.toWire());
  }

  private static ResourceRecord record(Name key, Tsig tsig) {
    return new ResourceRecord(key, RecordClass.ANY, 0, tsig);
  }

  private static byte[] clock(long seconds) {
    byte[] octets = new byte[6];
    for (int i = 0; i < 6; i++) {
      octets[i] = (byte) (seconds >>> 8 * (5 - i));
    }
    return octets;
  }

  private void strays() throws IOException {
    row(
        "a malformed reply counts once",
        "--summary",
        1,
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, Reply.of("NOERROR aa", WWW).without(2)),
        List.of(";; 2 messages, 0 responses, 0 queries without response", "MALFORMED * 1"),
        "UNANSWERED");
    row(
        "a mismatched reply counts once",
        "--summary",
        0,
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, Reply.of("NOERROR aa", WWW).otherId()),
        List.of(";; 2 messages, 1 responses, 0 queries without response", "MISMATCH * 1"),
        "UNANSWERED");
    row(
        "a mismatched reply before the right one",
        "--summary",
        0,
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, Reply.of("NOERROR aa", WWW).otherId())
                .reply(2, 1, "NOERROR aa", WWW),
        List.of("2 responses, 0 queries without response", "ANSWER * 1", "MISMATCH * 1"));
    row(
        "a malformed reply that ends too early, explained",
        "",
        1,
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, Reply.of("NOERROR aa", WWW).without(2)),
        List.of(
            "MALFORMED  www.example. IN A",
            "   1. the message was truncated or damaged in transit",
            "+ RECORD_TRUNCATED at octet 46 of 54",
            "wiredns query @198.51.100.2 +tcp www.example A"));
    row(
        "a reply with another question",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .reply(1, 1, Reply.of("NOERROR aa", WWW).otherQuestion("other.example. A")),
        List.of("MISMATCH", "   1. a late response to an earlier query"));
    row(
        "queries without response are listed",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A")
                .ask(1, CLIENT, AUTH, "ftp.example. A")
                .reply(2, 2, "NOERROR aa", SOA),
        List.of(
            ";; UNANSWERED: message 1 to 198.51.100.2#53, www.example. A: no",
            "wiredns explain UNANSWERED",
            "1 queries without response"));
  }

  private void words() {
    rows.add(
        Situation.of("all words by kind", "explain")
            .says(
                "RCODEs",
                "NXDOMAIN",
                "TSIG and TKEY",
                "BADSIG",
                "situations",
                "STALE",
                "TIMEOUT",
                "BOGUS",
                "WILDCARD",
                "SPLIT",
                "FLAPPING",
                "RATE-LIMITED",
                "extended errors",
                "ede:7"));
    rows.add(
        Situation.of("all words in JSON", "explain --json")
            .says("{\"kind\":\"RCODEs\",\"code\":\"NOERROR\"", "\"code\":\"RATE-LIMITED\""));
    rows.add(
        Situation.of("how caches are flushed", "explain CACHE")
            .says(
                "resolvectl flush-caches",
                "nscd -i hosts",
                "unbound-control flush NAME",
                "rndc flushname NAME",
                "macOS",
                "dscacheutil",
                "Windows",
                "ipconfig /flushdns"));
    for (String word :
        List.of(
            "TIMEOUT",
            "BOGUS",
            "WILDCARD",
            "SPLIT",
            "STALE",
            "FLAPPING",
            "RATE-LIMITED",
            "rate_limited",
            "DELEGATION",
            "EXPIRED",
            "PATH",
            "WALK")) {
      rows.add(
          Situation.of("the word " + word, "explain " + word)
              .says(
                  "Who can fix it: ",
                  "Ask again? ",
                  "Likely causes:",
                  "   1. ",
                  "Check, in this",
                  "$ "));
    }
    rows.add(
        Situation.of("a word that is none", "explain NOSUCH")
            .says("'NOSUCH' is not a code", "; try: wiredns explain")
            .status(2));
  }
}
