package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import java.util.List;

/** Situations of {@code wiredns query} in which the words of the command line matter. */
final class WordSituations {
  private static final Step GOOD = reply("NOERROR aa cookie", "www.example. 60 A 192.0.2.1");
  private static final Step TWO =
      reply("NOERROR", "www.example. 60 A 192.0.2.1", "www.example. 60 A 192.0.2.2");
  private static final Step ABSENT = reply("NXDOMAIN");
  private static final String VERSION_6 = "test. 60 SOA ns.test. hm.test. 6 7200 3600 9 60";
  private static final String VERSION_7 = "test. 60 SOA ns.test. hm.test. 7 7200 3600 9 60";
  private static final Step WHOLE =
      reply("NOERROR aa", VERSION_7, "test. 60 NS ns.test.", VERSION_7);
  private static final Step CHANGES =
      reply(
          "NOERROR aa",
          VERSION_7,
          VERSION_6,
          "a.test. 60 A 192.0.2.1",
          VERSION_7,
          "b.test. 60 A 192.0.2.1",
          VERSION_7);
  private static final String ONCE = " +tries=1 +timeout=1";

  private WordSituations() {}

  private static Situation row(String name, String words, Step... steps) {
    return Situation.of(name, "query " + words).server(steps);
  }

  private static Situation refused(String name, String words, String... says) {
    return Situation.of(name, "query @127.0.0.1 " + words).says(says).status(2);
  }

  static List<Situation> rows() {
    return List.of(
        row("only the answer", "@{1} www.example +noall +answer", GOOD)
            .says("www.example.\t\t60\tIN\tA\t192.0.2.1")
            .saysNot(";; Got answer", ";; OUTCOME", "; <<>>"),
        row("short, with the server", "@{1} www.example +short +identify", GOOD)
            .says("192.0.2.1 from server 127.0.1.1 in * ms.")
            .saysNot(";;"),
        row("no flag but the one asked for", "@{1} www.example +qr +norec +noad +cd", GOOD)
            .says(";; Sending:", ";; flags: cd; QUERY: 1", ";; QUERY SIZE:", ";; Got answer:"),
        row("all flags", "@{1} www.example +qr +aa +tcflag +ra +z +cd", GOOD)
            .says(";; flags: aa tc rd ra ad cd; MBZ: 0x4; QUERY: 1"),
        row("EDNS version 1 is sent", "@{1} www.example +qr +edns=1", GOOD)
            .says("; EDNS: version: 1, flags:; udp: 1232", ";; Got answer:"),
        row("no EDNS", "@{1} www.example +qr +noedns", Step.silence().when(Step::edns, GOOD))
            .says("ADDITIONAL: 0", "192.0.2.1")
            .saysNot(";; Attempt"),
        row(
                "options of EDNS",
                "@{1} www.example +qr +nocookie +nsid +expire +keepalive"
                    + " +subnet=192.0.2.0/24 +ednsopt=65001:c0ffee +ednsflags=0x1 +do +co",
                GOOD)
            .says(
                "flags: do co; MBZ: 0x0001, udp: 1232",
                "; NSID:",
                "; CLIENT-SUBNET: 192.0.2.0/24/0",
                "; EXPIRE:",
                "; TCP KEEPALIVE:",
                "; OPT=65001: c0 ff ee")
            .saysNot("COOKIE"),
        row("padding", "@{1} www.example +qr +padding=128", GOOD).says("; PAD:", "SIZE: 128"),
        row("an opcode by its name", "@{1} www.example +qr +opcode=status", reply("NOTIMP"))
            .says("opcode: STATUS, status: NOERROR", "opcode: STATUS, status: NOTIMP"),
        row("only a header", "@{1} +header-only +qr", GOOD).says("QUERY: 0, ANSWER: 0"),
        row("an ID", "@{1} www.example +qid=4660", GOOD).says("id: 4660"),
        row("truncation is ignored", "@{1} www.example +ignore", reply("NOERROR tc"))
            .says("flags: qr tc rd", "(UDP)")
            .saysNot(";; Attempt 2", "(TCP)"),
        row("over TCP", "@{1} www.example +tcp", GOOD.when(Step::tcp, Step.silence()))
            .says("192.0.2.1", "(TCP)"),
        row("ANY goes over TCP", "@{1} www.example ANY", GOOD).says("IN\tANY", "(TCP)"),
        row("ANY over UDP if it is said", "@{1} www.example ANY +notcp", GOOD).says("(UDP)"),
        row(
                "BADCOOKIE is shown",
                "@{1} www.example +showbadcookie",
                reply("BADCOOKIE cookie"),
                GOOD)
            .says("status: BADCOOKIE", "status: NOERROR", "192.0.2.1"),
        row("BADCOOKIE is left alone", "@{1} www.example +nobadcookie", reply("BADCOOKIE cookie"))
            .says("status: BADCOOKIE")
            .saysNot(";; Attempt 2"),
        Situation.of("SERVFAIL is the answer", "query @{1} @{2} www.example" + ONCE)
            .servers(ScriptedServer.Script.of(reply("SERVFAIL")), ScriptedServer.Script.of(GOOD))
            .says("; (2 servers found)", "status: SERVFAIL")
            .saysNot("192.0.2.1"),
        Situation.of("the next server after SERVFAIL", "query @{1} @{2} www.example +nofail" + ONCE)
            .servers(ScriptedServer.Script.of(reply("SERVFAIL")), ScriptedServer.Script.of(GOOD))
            .says("status: NOERROR", "192.0.2.1", "{2}(127.0.1.2) ("),
        row("two names, two queries", "@{1} +noall +answer www.example A www.example MX", TWO)
            .says("192.0.2.1", "192.0.2.2", "192.0.2.1", "192.0.2.2"),
        row("the search list", "@{1} +domain=example www", GOOD).says(";www.example."),
        row("the search list step by step", "@{1} +domain=example no +showsearch", ABSENT)
            .says("status: NXDOMAIN", ";no.example.", "status: NXDOMAIN", ";no."),
        row("a name with enough dots first", "@{1} +domain=example a.b +showsearch", ABSENT)
            .says(";a.b.\t", ";a.b.example.\t"),
        row("an internationalized name", "@{1} +idnin +noidnout b\u00fccher.example", GOOD)
            .says(";xn--bcher-kva.example."),
        row("internationalized output", "@{1} +idnout xn--bcher-kva.example +tcp", GOOD)
            .says("xn--bcher-kva"),
        row(
                "prefixes of NAT64",
                "@{1} +dns64prefix",
                reply(
                    "NOERROR",
                    "ipv4only.arpa. 60 AAAA 64:ff9b::c000:aa",
                    "ipv4only.arpa. 60 AAAA 64:ff9b::c000:ab"))
            .says("64:ff9b::/96")
            .saysNot("c000"),
        row("TTLs with units, without classes", "@{1} www.example +ttlunits +noclass", GOOD)
            .says("www.example.\t\t1m\tA\t192.0.2.1"),
        row("YAML", "@{1} www.example +yaml", GOOD)
            .says("- type: MESSAGE", "type: AUTH_RESPONSE", "  - 'www.example. 60 IN A 192.0.2.1'")
            .saysNot(";;"),
        row("JSON", "@{1} www.example +json", GOOD).says("{\"ID\":").saysNot(";;", "<<>>"),
        row("a server with its port", "@{1} www.example", GOOD).says(";; SERVER: {1}(127.0.1.1) ("),
        row("a server as it was typed", "@0::ffff:127.0.1.1 -p {port} www.example", GOOD)
            .says(";; SERVER: {1}(0::ffff:127.0.1.1) ("),
        Situation.of("the server that answered", "query @127.0.1.3#{port} @{1} a.example" + ONCE)
            .server(GOOD)
            .says(";; SERVER: {1}(127.0.1.1) ("),
        row("a transfer as JSON", "@{1} test AXFR +json", WHOLE)
            .says(
                "{\"xKind\":\"ZONE\",\"xSerial\":7,\"NAME\":\"test.\",\"TYPEname\":\"SOA\"",
                "\"TTL\":60,\"rdataNS\":\"ns.test.\"}")
            .saysNot(";;", "<<>>", "XFR size"),
        row("changes as JSON", "@{1} test IXFR=6 --format json", CHANGES)
            .says(
                "{\"xKind\":\"DELETIONS\",\"xSerial\":6,\"NAME\":\"a.test.\"",
                "{\"xKind\":\"ADDITIONS\",\"xSerial\":7,\"NAME\":\"b.test.\"")
            .saysNot(";;", "<<>>"),
        row("a transfer that fails as JSON", "@{1} test AXFR +json", reply("REFUSED"))
            .says(
                "{\"xOutcome\":\"TRANSFER_FAILED\",\"server\":\"{1}\",\"xReason\":\"*REFUSED*\"",
                "\"xBegun\":false,\"xTry\":\"wiredns query @{1} test. SOA +norecurse\"}")
            .saysNot(";;", "<<>>")
            .status(1),
        row("microseconds", "@{1} www.example -u", GOOD).says(";; Query time: * usec"),
        row("an address to send from", "@{1} -b 127.0.0.9 www.example", GOOD).says("192.0.2.1"),
        row("an address of the other family", "@{1} -b ::1 www.example")
            .says("no server with an address of IPv6; leave out -4, -6 or -b")
            .status(2),
        row(
                "malformed, as far as it goes",
                "@{1} www.example +besteffort" + ONCE,
                reply("NOERROR", "www.example. 60 A 192.0.2.1").without(3))
            .says(";; Got answer:", ";www.example.\t")
            .status(1),
        row("a file of lines", "@{1} +noall +answer -f {batch}", GOOD)
            .says("192.0.2.1", "192.0.2.1")
            .saysNot("; <<>>"),
        row("a file with a mistake", "@{1} +noall +answer -f {wrong}", GOOD)
            .says("192.0.2.1", "wrong.batch:3: unknown option +shrot; did you mean +short?")
            .status(2),
        Situation.of("a file that is not there", "query -f /nonexistent/batch")
            .says("/nonexistent/batch")
            .status(2),
        Situation.of("the version", "query -v").says("wiredns 0.1"),
        Situation.of("the help", "query -h").says("~/.digrc", "Exit status: 0 for a response"),
        refused("DNS over TLS", "a.test +tls", "+tls needs DNS over TLS", "try: kdig +tls"),
        refused("DNS over HTTPS", "a.test +https=/q", "try: kdig +https"),
        refused("one connection for all", "a.test +keepopen", "try: kdig +keepopen"),
        refused("memory", "-m a.test", "-m debugs dig's own memory"),
        refused(
            "a key pair, the private key",
            "-k Ktest.+013+01908.private a.test",
            "Ktest.+013+01908.private: a key of dnssec-keygen, for SIG(0) (RFC 2931), which wiredns"
                + " does not have; use a file of tsig-keygen, or dig -k"),
        refused("a key pair, the public key", "-k /keys/K.+008+00001.key a.test", "SIG(0)"),
        refused("a key pair without ending", "-k Ktest.+013+01908 a.test", "SIG(0)"),
        refused("a missing file of a key", "-k Ktest.key a.test", "Ktest.key: no such file"),
        refused("a value for a switch", "a.test +tcp=no", "write +tcp or +notcp"),
        refused("a mistyped option", "a.test +mutliline", "did you mean +multiline?"),
        refused("obsolete", "a.test +sigchase", "is obsolete in dig too", "try: delv"),
        refused("not an address", "-x www.example", "www.example is not an address"),
        refused("a cookie that is none", "a.test +cookie=0102", "malformed options are not sent"));
  }
}
