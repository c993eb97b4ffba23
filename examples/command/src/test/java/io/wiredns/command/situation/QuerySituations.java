package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import io.wiredns.command.situation.ScriptedServer.Script;
import java.util.ArrayList;
import java.util.List;

/** Situations of {@code wiredns query} with scripted servers. */
final class QuerySituations {
  private static final String ASK = "query @{1} www.example A +tries=1 +timeout=1";
  private static final String SECRET = "c2l0dWF0aW9ucy1zZWNyZXQtc2l0dWF0aW9ucw==";
  private static final String KEY = "the.key:" + SECRET;
  private static final String SIGNED = ASK + " -y " + KEY;
  private static final String SOA = "authority: example. 60 SOA ns. hm. 1 7200 3600 1209600 60";
  private static final Reply GOOD = reply("NOERROR aa", "www.example. 60 A 192.0.2.1");
  private static final Reply COOKED = reply("NOERROR aa cookie", "www.example. 60 A 192.0.2.1");
  private static final Reply CUT = reply("NOERROR tc");

  private QuerySituations() {}

  static List<Situation> rows() {
    List<Situation> rows = new ArrayList<>();
    rows.addAll(good());
    rows.addAll(negotiated());
    rows.addAll(truncated());
    rows.addAll(strays());
    rows.addAll(silent());
    rows.addAll(overTcp());
    rows.addAll(signed());
    rows.addAll(codes());
    return rows;
  }

  private static List<Situation> good() {
    return List.of(
        Situation.of("an answer needs no attempts", ASK)
            .server(GOOD)
            .says("status: NOERROR", "192.0.2.1", "OUTCOME: ANSWER; next: accept")
            .saysNot("Attempt", "CAUSE", "TRY"),
        Situation.of("an answer twice is one", ASK)
            .server(GOOD.twice())
            .says("192.0.2.1", "OUTCOME: ANSWER")
            .saysNot("Attempt", "ignored"),
        Situation.of("the short form tells nothing more", ASK + " +short")
            .server(reply("FORMERR noedns").when(Step::edns, GOOD))
            .says("192.0.2.1")
            .saysNot(";;"),
        Situation.of("JSON tells nothing more", ASK + " +json")
            .server(reply("FORMERR noedns").when(Step::edns, GOOD))
            .says("{", "192.0.2.1")
            .saysNot(";;"),
        Situation.of("JSON says why there is nothing", ASK + " +json")
            .server(Step.silence())
            .says("{\"xOutcome\":\"TIMEOUT\",", "\"server\":\"{1}\"", "no response in time", "xTry")
            .saysNot(";;")
            .status(1),
        Situation.of("YAML says why there is nothing", ASK + " +yaml")
            .server(Step.silence())
            .says("- type: DIG_ERROR", "message: |", "no response from {1} in ")
            .saysNot(";;")
            .status(1),
        Situation.of("the short form says why it has nothing", ASK + " +short")
            .server(Step.silence())
            .says(";; no response from {1} in ")
            .saysNot("CAUSE")
            .status(1));
  }

  private static List<Situation> negotiated() {
    return List.of(
        Situation.of("EDNS dropped after FORMERR", ASK)
            .server(reply("FORMERR noedns").when(Step::edns, GOOD))
            .says(
                "192.0.2.1",
                "Attempt 1: {1} UDP: FORMERR, * next without EDNS",
                "Attempt 2: {1} UDP, without EDNS: NOERROR, ",
                "OUTCOME: ANSWER",
                "CAUSE: the server, or a device before it, does not understand EDNS",
                "FORMERR with OPT, NOERROR without",
                "TRY: wiredns query @{1} www.example. A "),
        Situation.of("EDNS dropped after NOTIMP", ASK)
            .server(reply("NOTIMP noedns").when(Step::edns, GOOD))
            .says("Attempt 1: {1} UDP: NOTIMP, ", "without EDNS", "NOTIMP with OPT"),
        Situation.of("FORMERR to EDNS that is needed", ASK + " +dnssec")
            .server(reply("FORMERR noedns").when(Step::edns, GOOD))
            .says("status: FORMERR", "OUTCOME: FORMERR", "CAUSE: ")
            .saysNot("without EDNS:"),
        Situation.of("SERVFAIL, then the next server", "query @{1} @{2} www.example +nofail")
            .servers(Script.of(reply("SERVFAIL")), Script.of(GOOD))
            .says("192.0.2.1", "Attempt 1: {1} UDP: SERVFAIL, * next another server", "ANSWER"),
        Situation.of("FORMERR without the question", ASK)
            .server(reply("FORMERR noedns noquestion").when(Step::edns, GOOD))
            .says("192.0.2.1", "Attempt 1: {1} UDP: FORMERR, "),
        Situation.of("FORMERR to everything", ASK)
            .server(reply("FORMERR noedns"))
            .says(
                "status: FORMERR", "Attempt 2: {1} UDP, without EDNS: FORMERR", "OUTCOME: FORMERR")
            .saysNot("FORMERR with OPT"),
        Situation.of("FORMERR to options", ASK)
            .server(reply("FORMERR").when(query -> !options(query).isEmpty(), GOOD))
            .says("Attempt 1: {1} UDP: FORMERR, * next without EDNS options", "an option of EDNS"),
        Situation.of("BADCOOKIE, then the server's cookie", ASK)
            .server(COOKED.when(Step::serverCookie, reply("BADCOOKIE cookie")))
            .says(
                "192.0.2.1",
                "Attempt 1: {1} UDP: BADCOOKIE, ",
                "next with the server's cookie",
                "Attempt 2: {1} UDP, with the server's cookie: NOERROR"),
        Situation.of("BADCOOKIE for ever leads to TCP", ASK)
            .server(COOKED.when(Step::tcp, reply("BADCOOKIE cookie")))
            .says("Attempt 2: ", "BADCOOKIE, * next over TCP", "Attempt 3: {1} TCP"),
        Situation.of("another client cookie", ASK)
            .server(reply("NOERROR aa wrongcookie", "www.example. 60 A 192.0.2.9"))
            .says("ignored: ", "another client cookie than ours", "OUTCOME: TIMEOUT", "cookie")
            .saysNot("192.0.2.9")
            .status(1));
  }

  private static List<io.wiredns.codec.edns.EdnsOption> options(ScriptedServer.Query query) {
    return query.message().edns().map(edns -> edns.options()).orElse(List.of());
  }

  private static List<Situation> truncated() {
    return List.of(
        Situation.of("truncated, and TCP works", ASK)
            .server(GOOD.when(Step::tcp, CUT))
            .says(
                "192.0.2.1",
                "(TCP)",
                "Attempt 1: {1} UDP: NOERROR, truncated (TC), ",
                "Attempt 2: {1} TCP: NOERROR",
                "OUTCOME: ANSWER")
            .saysNot("CAUSE"),
        Situation.of("truncated, and TCP is refused", ASK)
            .servers(Script.of(reply("NOERROR tc", "www.example. 60 A 192.0.2.1")).withoutTcp())
            .says(
                "flags: qr tc",
                "192.0.2.1",
                "(UDP)",
                "Attempt 1: {1} UDP: NOERROR, truncated (TC), ",
                "Attempt 2: {1} TCP: the server refused the connection",
                "OUTCOME: TRUNCATED: only a truncated response over UDP",
                "CAUSE: DNS over TCP is not served or is blocked",
                "TRY: wiredns query @{1} www.example. A +bufsize=4096")
            .status(1),
        Situation.of("truncated, and TCP is silent", ASK)
            .server(Step.silence().when(Step::tcp, CUT))
            .says("flags: qr tc", "Attempt 2: {1} TCP: no response in time", "OUTCOME: TRUNCATED")
            .status(1),
        Situation.of("truncated, and TCP is closed without a word", ASK)
            .server(Step.close().when(Step::tcp, CUT))
            .says("TCP: the server closed the connection without a response", "TRUNCATED")
            .status(1),
        Situation.of("truncated over TCP too", ASK)
            .server(CUT)
            .says("Attempt 2: {1} TCP: NOERROR, truncated (TC)", "OUTCOME: TRUNCATED"));
  }

  private static List<Situation> strays() {
    return List.of(
        Situation.of("another ID, then the right one", ASK)
            .server(Step.all(GOOD.otherId(), GOOD.after(100)))
            .says("192.0.2.1", "ignored: ", "ID * instead of ", "OUTCOME: ANSWER", "CAUSE: late"),
        Situation.of("only another ID", ASK)
            .servers(Script.of(GOOD.otherId()).withoutTcp())
            .says("ignored: ", "ID * instead of ", "OUTCOME: TIMEOUT", "CAUSE: ")
            .saysNot("Got answer")
            .status(1),
        Situation.of("another question", ASK)
            .servers(Script.of(GOOD.otherQuestion("other.example. A")).withoutTcp())
            .says("question for the name other.example. instead of www.example.", "TIMEOUT")
            .status(1),
        Situation.of("another type in the question", ASK)
            .servers(Script.of(GOOD.otherQuestion("www.example. MX")).withoutTcp())
            .says("question for the type MX instead of A")
            .status(1),
        Situation.of("from another port", ASK)
            .servers(Script.of(GOOD.fromAnotherPort()).withoutTcp())
            .says(
                "ignored: ",
                "from 127.0.1.1#",
                "(another port)",
                "ID and question are right",
                "OUTCOME: TIMEOUT",
                "rewrites addresses")
            .saysNot("Got answer")
            .status(1),
        Situation.of("from another address", ASK)
            .servers(Script.of(GOOD.from("127.0.1.99")).withoutTcp())
            .says(
                "ignored: ",
                "from 127.0.1.99#{port}",
                "(another address)",
                "CAUSE: the server has several addresses",
                "TRY: wiredns query @127.0.1.99#{port} www.example. A")
            .status(1),
        Situation.of("from another address and from the server", ASK)
            .server(Step.all(GOOD.from("127.0.1.98"), GOOD.after(100)))
            .says("192.0.2.1", "from 127.0.1.98#{port}", "OUTCOME: ANSWER", "CAUSE: "),
        Situation.of("an echo", ASK)
            .servers(Script.of(reply("NOERROR query")).withoutTcp())
            .says("ignored: ", "it is a query (QR is 0)", "sends back what it receives")
            .status(1),
        Situation.of("two octets", ASK)
            .servers(Script.of(Step.octets("")).withoutTcp())
            .says("ignored: 2 octets", "malformed", "TIMEOUT")
            .status(1),
        Situation.of("malformed: cut in the answer", ASK)
            .server(GOOD.without(15))
            .says("malformed response of * octets", "OUTCOME: MALFORMED", "octet ", "+tcp")
            .status(1),
        Situation.of("malformed: a pointer forward", ASK)
            .server(
                reply("NOERROR noedns", "www.example. 60 CNAME www.example.").patched(-2, "c0ff"))
            .says(
                "OCTETS: ",
                "OUTCOME: MALFORMED: ",
                "POINTER_NOT_PRIOR at octet ",
                "EVIDENCE: octet ")
            .status(1),
        Situation.of("octets after the message", ASK)
            .server(GOOD.with("00"))
            .says("MALFORMED")
            .status(1));
  }

  private static List<Situation> silent() {
    return List.of(
        Situation.of("silence over UDP and TCP", ASK)
            .server(Step.silence())
            .says(
                "Attempt 1: {1} UDP: no response in time, ",
                "next over TCP",
                "Attempt 2: {1} TCP: no response in time",
                "OUTCOME: TIMEOUT: no response from {1} in ",
                "CAUSE: ",
                "EVIDENCE: ",
                "TRY: ")
            .status(1),
        Situation.of("silence over UDP, an answer over TCP", ASK)
            .server(GOOD.when(Step::tcp, Step.silence()))
            .says("192.0.2.1", "no response in time", "OUTCOME: ANSWER", "CAUSE: UDP is blocked"),
        Situation.of("silence, then an answer", "query @{1} www.example A +tries=2 +timeout=1")
            .server(Step.silence(), GOOD)
            .says(
                "Attempt 1: {1} UDP: no response in time",
                "Attempt 2: {1} UDP, again: NOERROR",
                "OUTCOME: ANSWER",
                "CAUSE: packets are lost",
                "1 of 2 queries"),
        Situation.of("silence over UDP, TCP refused", ASK)
            .servers(Script.of(Step.silence()).withoutTcp())
            .says("the server refused the connection", "CAUSE: the host is there")
            .status(1),
        Situation.of("nothing listens", ASK)
            .servers(Script.of(GOOD).withoutUdp().withoutTcp())
            .says(
                "Attempt 1: {1} UDP: the UDP port is closed (ICMP)",
                "OUTCOME: UNREACHABLE", "CAUSE: no DNS server runs at this address and port")
            .saysNot("Attempt 2")
            .status(1),
        Situation.of(
                "the name of a server where nothing listens",
                "query @localhost -p {port} a.example")
            .says("Attempt 1: ", "the UDP port is closed", "OUTCOME: UNREACHABLE")
            .status(1),
        Situation.of("the second server answers", "query @{1} @{2} www.example +tries=1 +timeout=1")
            .servers(Script.of(GOOD).withoutUdp(), Script.of(GOOD))
            .says(
                "192.0.2.1",
                "Attempt 1: {1} UDP: the UDP port is closed",
                "Attempt 2: {2} UDP: NOERROR",
                "OUTCOME: ANSWER"));
  }

  private static List<Situation> overTcp() {
    String tcp = ASK + " +tcp";
    return List.of(
        Situation.of("TCP closed after three octets", tcp)
            .server(Step.closeAfter(3, GOOD))
            .says("closed the connection after 1 of * octets, ", "OUTCOME: UNREACHABLE", "CAUSE: ")
            .status(1),
        Situation.of("TCP closed in the middle", tcp)
            .server(Step.closeAfter(30, GOOD))
            .says("closed the connection after 28 of * octets")
            .status(1),
        Situation.of("TCP stops in the middle", tcp)
            .server(Step.stopAfter(30, GOOD))
            .says("TCP: only 28 of * octets in time", "OUTCOME: TIMEOUT")
            .status(1),
        Situation.of("TCP is silent", tcp)
            .server(Step.silence())
            .says("TCP: no response in time", "OUTCOME: TIMEOUT", "CAUSE: ")
            .status(1),
        Situation.of("TCP is refused", tcp)
            .servers(Script.of(GOOD).withoutTcp())
            .says("the server refused the connection", "OUTCOME: UNREACHABLE", "+notcp")
            .status(1),
        Situation.of("TCP closed at once", tcp)
            .server(Step.close())
            .says("closed the connection without a response", "an access list or a limit")
            .status(1),
        Situation.of("TCP reset", tcp)
            .server(Step.reset())
            .says("the server reset the connection", "resets connections")
            .status(1),
        Situation.of("TCP with another ID first", tcp)
            .server(Step.all(GOOD.otherId(), GOOD))
            .says("192.0.2.1", "ignored: ", "ID * instead of "),
        Situation.of("TCP malformed", tcp)
            .server(GOOD.without(15))
            .says("OUTCOME: MALFORMED", "CAUSE: the server's software")
            .status(1));
  }

  private static List<Situation> signed() {
    return List.of(
        Situation.of("signed and verified", SIGNED)
            .server(SignedReply.of(GOOD, KEY))
            .says("192.0.2.1", "TSIG", "OUTCOME: ANSWER")
            .saysNot("Attempt", "CAUSE"),
        Situation.of("BADKEY", SIGNED)
            .server(SignedReply.of(GOOD, "other.key:" + SECRET))
            .says(
                "status: NOTAUTH",
                "TSIG",
                "BADKEY in TSIG",
                "OUTCOME: BADKEY: no verified response: the server does not know the key the.key.",
                "CAUSE: the key's name is written differently",
                "TRY: ")
            .saysNot(SECRET)
            .status(1),
        Situation.of("BADSIG", SIGNED)
            .server(SignedReply.of(GOOD, "the.key:b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA=="))
            .says("status: NOTAUTH", "OUTCOME: BADSIG", "CAUSE: the secrets differ")
            .saysNot(SECRET)
            .status(1),
        Situation.of("BADTIME", SIGNED)
            .server(SignedReply.of(GOOD, KEY).fast(4_000))
            .says(
                "status: NOTAUTH",
                "OUTCOME: BADTIME",
                "the server's time is 20*Z, the query was signed at 20*Z",
                "4000.0 s fast",
                "CAUSE: the two clocks differ")
            .status(1),
        Situation.of("not signed", SIGNED)
            .server(GOOD)
            .says("192.0.2.1", "not signed", "OUTCOME: UNVERIFIED", "although the query is")
            .status(1),
        Situation.of("a wrong MAC", SIGNED)
            .server(SignedReply.of(GOOD, KEY).withWrongMac())
            .says("OUTCOME: UNVERIFIED", "the MAC of the response does not match the key the.key.")
            .saysNot(SECRET)
            .status(1),
        Situation.of("signed: truncated without signature, signed over TCP", SIGNED)
            .server(SignedReply.of(GOOD, KEY).when(Step::tcp, CUT))
            .says("192.0.2.1", "UDP: NOERROR, truncated (TC)", "TCP: NOERROR", "OUTCOME: ANSWER"),
        Situation.of("BADTRUNC, then the whole MAC", ASK + " -y hmac-sha256-128:" + KEY)
            .server(SignedReply.of(GOOD, KEY))
            .says(
                "192.0.2.1",
                "Attempt 1: {1} UDP: NOTAUTH, BADTRUNC in TSIG, * next with the whole MAC",
                "Attempt 2: {1} UDP, with the whole MAC: NOERROR",
                "OUTCOME: ANSWER"),
        Situation.of("signed by another key", SIGNED)
            .server(new SignedReply(GOOD, SignedReply.of(GOOD, KEY).key(), -4_000, false))
            .says("OUTCOME: BADTIME", "4000.0 s slow", "timedatectl")
            .status(1),
        Situation.of("the wrong algorithm", ASK + " -y hmac-sha512:" + KEY)
            .server(SignedReply.of(GOOD, KEY))
            .says("OUTCOME: BADKEY", "the.key. (hmac-sha512)")
            .status(1),
        Situation.of("signed, and without signature the short form says why", SIGNED + " +short")
            .server(GOOD)
            .says(";; no verified response: ")
            .status(1));
  }

  private static List<Situation> codes() {
    return List.of(
        Situation.of("REFUSED", ASK)
            .server(reply("REFUSED"))
            .says("status: REFUSED", "OUTCOME: REFUSED", "CAUSE: ", "A +norecurse"),
        Situation.of("NXDOMAIN", ASK)
            .server(reply("NXDOMAIN aa", SOA))
            .says("status: NXDOMAIN", "OUTCOME: NXDOMAIN", "CAUSE: "),
        Situation.of("NXDOMAIN of the root", "query @{1} . NS +tries=1 +timeout=1")
            .server(reply("NXDOMAIN aa"))
            .says("OUTCOME: NXDOMAIN", "TRY: ", " . NS")
            .saysNot("wiredns query @{1} .."),
        Situation.of("SERVFAIL with its reason", ASK)
            .server(reply("SERVFAIL ra ede=7:signature_expired"))
            .says("status: SERVFAIL", "OUTCOME: SERVFAIL", "CAUSE: ", "EVIDENCE: ", "TRY: "),
        Situation.of("NODATA", ASK)
            .server(reply("NOERROR aa", SOA))
            .says("OUTCOME: NODATA", "CAUSE: "),
        Situation.of("a referral upward", ASK)
            .server(reply("NOERROR", "authority: . 60 NS ns.example."))
            .says("OUTCOME: REFERRAL", "CAUSE: "),
        Situation.of("an alias loop", ASK)
            .server(
                reply(
                    "NOERROR aa",
                    "www.example. 60 CNAME b.example.",
                    "b.example. 60 CNAME www.example."))
            .says("OUTCOME: ALIAS_LOOP", "CAUSE: "));
  }
}
