package io.wiredns.command.situation;

import io.wiredns.command.CraftedCapture;
import java.io.IOException;
import java.util.List;

/** Situations of {@code wiredns explain} with captures that the test makes. */
final class ExplainSituations extends ExplainRows {
  ExplainSituations() throws IOException {
    failures();
    hops();
    strays();
    words();
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
        "SERVFAIL of a server whose own aliases form a loop",
        c ->
            c.ask(0, CLIENT, AUTH, "www.example. A rd")
                .reply(
                    1,
                    1,
                    "SERVFAIL aa",
                    "www.example. 60 CNAME a.example.",
                    "a.example. 60 CNAME www.example."),
        List.of(
            "   1. a chain of aliases forms a loop",
            "+ the aliases of the answer lead from www.example. back to it"));
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
        List.of("   1. a chain of aliases forms a loop"));
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
        List.of("   1. a chain of aliases forms a loop", "+ aliases lead from www.example."));
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
