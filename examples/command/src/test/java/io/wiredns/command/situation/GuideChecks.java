package io.wiredns.command.situation;

import static io.wiredns.command.situation.Step.reply;

import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.CraftedCapture;
import io.wiredns.command.situation.ScriptedServer.Script;
import io.wiredns.command.trace.Authority;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The checks of the guide that are commands of {@code wiredns}, each with two situations that it
 * must tell apart: what one says, the other must not say.
 */
final class GuideChecks {
  private static final String KEY = "hmac-sha256:the.key:b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==";
  private static final String WWW = "www.zone. 60 A 192.0.2.1";
  private static final String SOA = "zone. 60 SOA ns1.zone. hm.zone. 1 7200 3600 9 60";
  private static final String SIGNATURE = " 4711 zone. " + "AAAA".repeat(21) + "AA==";
  private static final String NS1 = "zone. 60 NS ns1.zone.";
  private static final String A1 = "ns1.zone. 60 A 127.0.1.2";
  private static final String NS2 = "zone. 60 NS ns2.zone.";
  private static final String A2 = "ns2.zone. 60 A 127.0.1.3";

  private static final Step GOOD = reply("NOERROR aa", WWW);
  private static final Step BAD = reply("SERVFAIL ra");
  private static final Step GONE = reply("NXDOMAIN aa", "authority: " + SOA);
  private static final Step ROOT =
      Authority.of(".", ". 60 NS ns.root.", "ns.root. 60 A 127.0.1.1", NS1, A1, NS2, A2);

  /** One of two situations: servers or a file, what the command says, and its exit status. */
  private record Side(List<Script> servers, byte[] file, int status, String... says) {}

  private final List<Situation> rows = new ArrayList<>();
  private final Set<String> templates = new LinkedHashSet<>();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  GuideChecks() throws IOException {
    lookUps();
    validation();
    transports();
    negotiation();
    servers();
    comparisons();
    captures();
  }

  List<Situation> rows() {
    return rows;
  }

  Set<String> templates() {
    return templates;
  }

  Map<String, byte[]> files() {
    return files;
  }

  private static Side at(Step server, String... says) {
    return at(0, server, says);
  }

  private static Side at(int status, Step server, String... says) {
    return new Side(List.of(Script.of(server)), null, status, says);
  }

  private static Side file(int status, byte[] octets, String... says) {
    return new Side(List.of(), octets, status, says);
  }

  /** Adds a check as the guide has it, with two situations. */
  private void tells(String check, Side one, Side other) {
    templates.add(check);
    add(check, one, other);
    add(check, other, one);
  }

  private void add(String check, Side side, Side against) {
    String command =
        check
            .replaceFirst("^wiredns ", "")
            .replace("@192.0.2.1", "@{server}")
            .replace("{server}", "{1}")
            .replace("OTHER", "{2}")
            .replace("ALGORITHM:KEY:SECRET", KEY)
            .replace("{name}", "www.zone")
            .replace("{zone}", "zone")
            .replace("{type}", "A");
    if (side.file() != null) {
      String key = "file" + files.size();
      files.put(key, side.file());
      command = command.replaceAll("\\{(capture|file)}$", "{" + key + "}");
    }
    if (command.startsWith("query")) {
      command += " +tries=1 +timeout=1";
    } else if (command.startsWith("compare")) {
      command = command.replaceFirst("compare", "compare --timeout 1");
    }
    if (command.contains("+trace") || command.contains("+nssearch")) {
      command += " -p {port} -4";
    } else if (command.contains("--auth")) {
      command = command.replace("{1}", "{4}");
      command = command.replaceFirst("compare", "compare --via {1} -p {port}");
    }
    rows.add(
        Situation.of(rows.size() / 2 + (rows.size() % 2 == 0 ? "a " : "b ") + check, command)
            .servers(side.servers().toArray(Script[]::new))
            .says(side.says())
            .saysNot(against.says())
            .status(side.status()));
  }

  private void lookUps() {
    String q = "wiredns query @{server} ";
    for (String check :
        List.of(
            q + "{name} {type}",
            q + "{name}. {type}",
            q + "{name} A",
            q + "no-such-name-4711.{zone} {type}",
            q + "+norecurse {name} {type}",
            q + "+norecurse {name} ANY",
            "wiredns query @192.0.2.1 {name} {type}")) {
      tells(check, at(GOOD, "status: NOERROR"), at(GONE, "status: NXDOMAIN"));
    }
    for (String check : List.of(q + "{name} SOA", q + "{zone} SOA", q + "+norecurse {zone} SOA")) {
      tells(check, at(reply("NOERROR aa", SOA), "flags: qr aa"), at(reply("REFUSED"), "REFUSED"));
    }
    tells(
        q + "+norecurse {name} CNAME",
        at(reply("NOERROR aa", "www.zone. 60 CNAME a.zone."), "CNAME*a.zone."),
        at(reply("NOERROR aa", "www.zone. 60 CNAME b.zone."), "CNAME*b.zone."));
    tells(
        q + "+norecurse {zone} DNAME",
        at(reply("NOERROR aa", "zone. 60 DNAME long.zone."), "DNAME*long.zone."),
        at(reply("NOERROR aa", "authority: " + SOA), "NODATA"));
    tells(
        q + ". NS",
        at(reply("NOERROR ra", ". 60 NS a."), "status: NOERROR"),
        at(1, Step.silence(), "TIMEOUT"));
  }

  private static Step ifValid(String... records) {
    return reply("NOERROR ra cd", records)
        .when(query -> (query.message().flags() & Header.CD) != 0, BAD);
  }

  private void validation() {
    String q = "wiredns query @{server} ";
    tells(
        q + "+cd {name} {type}", at(ifValid(WWW), "status: NOERROR"), at(BAD, "status: SERVFAIL"));
    String old = "www.zone. 60 RRSIG A 13 2 60 20200101000000 20191201000000" + SIGNATURE;
    String young = "www.zone. 60 RRSIG A 13 2 60 20400101000000 20191201000000" + SIGNATURE;
    tells(
        q + "+cd +dnssec {name} {type}",
        at(ifValid(WWW, old), "20200101000000"),
        at(ifValid(WWW, young), "20400101000000"));
    tells(
        q + "+dnssec {name} {type}",
        at(
            reply(
                "NOERROR aa",
                "authority: " + SOA,
                "authority: www.zone. 60 NSEC \\000.www.zone. RRSIG NSEC NXNAME"),
            "NXNAME"),
        at(
            reply(
                "NOERROR aa",
                "authority: " + SOA,
                "authority: www.zone. 60 NSEC \\000.www.zone. MX RRSIG NSEC"),
            "MX RRSIG NSEC"));
    String key = "zone. 60 DNSKEY 257 3 13 " + "AQID".repeat(21) + "AQ==";
    String otherKey = "zone. 60 DNSKEY 256 3 13 " + "AgID".repeat(21) + "AQ==";
    tells(
        q + "+cd {zone} DS",
        at(ifValid("zone. 60 DS 4711 13 2 " + "ab".repeat(32)), "4711 13 2"),
        at(ifValid("zone. 60 DS 1234 13 2 " + "ab".repeat(32)), "1234 13 2"));
    tells(q + "+cd {zone} DNSKEY", at(ifValid(key), "257 3 13"), at(ifValid(otherKey), "256 3 13"));
    tells(
        q + "+cd +multiline {zone} DNSKEY",
        at(ifValid(key), "KSK; alg = ECDSAP256SHA256"),
        at(ifValid(otherKey), "ZSK; alg = ECDSAP256SHA256"));
    tells(
        q + "+cd +dnssec {zone} DNSKEY",
        at(
            ifValid(key, old.replace("www.zone. 60 RRSIG A 13 2", "zone. 60 RRSIG DNSKEY 13 1")),
            "20200101000000"),
        at(BAD, "status: SERVFAIL"));
    tells(
        q + "+cd +tcp {zone} DNSKEY",
        at(reply("NOERROR ra", key).when(Step::tcp, BAD), "status: NOERROR"),
        at(BAD, "status: SERVFAIL"));
    tells(
        q + "+cd {zone} NSEC3PARAM",
        at(ifValid("zone. 60 NSEC3PARAM 1 0 0 -"), "1 0 0 -"),
        at(ifValid("zone. 60 NSEC3PARAM 1 0 500 AB"), "1 0 500 AB"));
  }

  private void transports() {
    String q = "wiredns query @{server} ";
    for (String check : List.of(q + "+tcp {name} {type}", q + "+tcp +norecurse {name} {type}")) {
      tells(
          check,
          at(GOOD.when(Step::tcp, Step.silence()), "status: NOERROR"),
          new Side(List.of(Script.of(GOOD).withoutTcp()), null, 1, "OUTCOME: UNREACHABLE"));
    }
    tells(
        q + "+bufsize=512 {name} {type}",
        at(GOOD.when(Step.sizeAtMost(512), Step.silence()), "status: NOERROR"),
        at(1, Step.silence(), "TIMEOUT"));
    tells(
        q + "+bufsize=1232 {name} {type}",
        at(reply("NOERROR aa tc").when(Step.sizeAtMost(512), GOOD), "OUTCOME: ANSWER"),
        new Side(
            List.of(Script.of(reply("NOERROR aa tc")).withoutTcp()),
            null,
            1,
            "OUTCOME: TRUNCATED"));
  }

  private static boolean cookie(ScriptedServer.Query query) {
    return query.message().edns().flatMap(edns -> edns.option(Cookie.class)).isPresent();
  }

  private static Step named(String server) {
    return query -> {
      MessageBuilder reply = Message.responseTo(query.message());
      boolean asked = query.message().edns().flatMap(edns -> edns.option(Nsid.class)).isPresent();
      reply.edns(asked ? Edns.request().withOption(new Nsid(Octets.utf8(server))) : Edns.request());
      query.send(reply.build().toWire());
    };
  }

  private void negotiation() {
    String q = "wiredns query @{server} ";
    Step formerr = reply("FORMERR noedns");
    tells(
        q + "+noedns {name} {type}",
        at(formerr.when(Step::edns, GOOD), "status: NOERROR"),
        at(formerr, "status: FORMERR"));
    tells(
        q + "+nocookie {name} {type}",
        at(reply("FORMERR").when(GuideChecks::cookie, GOOD), "status: NOERROR"),
        at(formerr, "status: FORMERR"));
    tells(
        q + "+cookie {name} {type}",
        at(
            reply("NOERROR cookie", WWW).when(Step::serverCookie, reply("BADCOOKIE cookie")),
            "status: NOERROR"),
        at(reply("BADCOOKIE cookie"), "status: BADCOOKIE"));
    tells(
        q + "+edns=0 {name} {type}",
        at(GOOD, "status: NOERROR"),
        at(reply("BADVERS version=0"), "BADVERS"));
    tells(q + "+nsid {name} {type}", at(named("one"), "(\"one\")"), at(named("two"), "(\"two\")"));
    tells(
        q + "-y ALGORITHM:KEY:SECRET {zone} SOA",
        at(SignedReply.of(reply("NOERROR aa", SOA), KEY), "status: NOERROR"),
        at(
            1,
            SignedReply.of(reply("NOERROR aa", SOA), KEY.replace("the.key", "other.key")),
            "BADKEY"));
    tells(
        "wiredns axfr @{server} {zone}",
        at(reply("NOERROR aa", SOA, NS1, WWW, SOA), "www.zone."),
        at(1, reply("REFUSED"), "REFUSED"));
  }

  private static Step zone(long serial, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(SOA.replace(". 1 7200", ". " + serial + " 7200"), NS1, A1, NS2, A2));
    return Authority.of("zone.", all.toArray(String[]::new));
  }

  private static Side under(int status, Step one, Step two, String... says) {
    return new Side(List.of(Script.of(ROOT), Script.of(one), Script.of(two)), null, status, says);
  }

  private void servers() {
    String q = "wiredns query @{server} ";
    tells(
        q + "+nssearch {zone}",
        under(0, zone(5), zone(5), "0 failed, serial 5"),
        under(0, zone(5), reply("REFUSED"), "1 failed"));
    Step lame = reply("NOERROR", "authority: . 60 NS ns.root.");
    for (String what : List.of("{name} {type}", "{name} SOA", "{zone} NS")) {
      tells(
          q + "+trace " + what,
          under(0, zone(5, WWW), zone(5, WWW), "kept 60 s; 3 questions"),
          under(1, lame, lame, "OUTCOME: LAME"));
    }
  }

  private void comparisons() {
    Step other = reply("NOERROR aa", "www.zone. 60 A 192.0.2.2");
    tells(
        "wiredns compare {name} {type} {server} OTHER",
        new Side(List.of(Script.of(GOOD), Script.of(GOOD)), null, 0, "all 2 say the same"),
        new Side(List.of(Script.of(GOOD), Script.of(other)), null, 1, "no majority"));
    tells(
        "wiredns compare --times 20 {name} {type} {server}",
        at(BAD, "SERVFAIL"),
        new Side(List.of(Script.of(GOOD, other, GOOD)), null, 1, "FLAPPING"));
    String signature = "www.zone. 60 RRSIG A 13 2 60 20400101000000 20191201000000" + SIGNATURE;
    String[] differences = {
      "{name} {type}", WWW, "www.zone. 60 A 192.0.2.2",
      "'*.{zone}' {type}", "*.zone. 60 A 192.0.2.1", "*.zone. 60 A 192.0.2.2",
      "{name} RRSIG", signature, signature.replace("2040", "2020"),
      "{zone} NS", WWW, "zone. 60 NS ns3.zone."
    };
    for (int i = 0; i < differences.length; i += 3) {
      Step one = zone(5, differences[i + 1]);
      tells(
          "wiredns compare --auth " + differences[i],
          under(0, one, one, "all 2 say the same"),
          under(1, one, zone(5, differences[i + 2]), "no majority"));
    }
    tells(
        "wiredns compare --auth {name} {type} {server}",
        cached(0, GOOD, "all 3 say the same"),
        cached(1, other, "2 of 3 agree, 1 differs"));
  }

  /** Two servers of the zone and a resolver. */
  private static Side cached(int status, Step resolver, String... says) {
    Script zone = Script.of(zone(5, WWW));
    return new Side(List.of(Script.of(ROOT), zone, zone, Script.of(resolver)), null, status, says);
  }

  private interface Filler {
    CraftedCapture fill(CraftedCapture capture) throws IOException;
  }

  private static byte[] capture(Filler filler) throws IOException {
    return filler.fill(new CraftedCapture()).octets();
  }

  private void captures() throws IOException {
    byte[] plain =
        capture(
            c -> c.ask(0, "192.0.2.1", "192.0.2.2", "www.zone. A").reply(1, 1, "NOERROR aa", WWW));
    byte[] good = capture(c -> c.ask(0, "192.0.2.1", "192.0.2.2", "good.zone. A"));
    byte[] status =
        capture(
            c -> c.ask(0, "192.0.2.1", "192.0.2.2", "www.zone. A status").reply(1, 1, "NOTIMP"));
    byte[] broken =
        capture(
            c ->
                c.ask(0, "192.0.2.1", "192.0.2.2", "www.zone. A")
                    .reply(1, 1, Reply.of("NOERROR aa", WWW).without(2)));
    byte[] stray =
        capture(
            c ->
                c.ask(0, "192.0.2.1", "192.0.2.2", "www.zone. A")
                    .reply(1, 1, Reply.of("NOERROR aa", WWW).otherId()));
    tells(
        "wiredns dissect {capture}",
        file(0, plain, "opcode: QUERY"),
        file(0, status, "opcode: STATUS"));
    tells(
        "wiredns dissect --format tree {capture}",
        file(0, good, "good.zone."),
        file(1, broken, "TRUNCATED"));
    tells(
        "wiredns explain --message {capture}",
        file(0, plain, "ANSWER"),
        file(0, stray, "ID * where * was asked"));
    tells(
        "wiredns explain --summary --message {capture}",
        file(0, plain, "ANSWER"),
        file(0, stray, "MISMATCH"));
    String zone = "$TTL 60\n@ SOA ns hm 1 7200 3600 1209600 60\n@ NS ns\nns A 192.0.2.1\n";
    tells(
        "wiredns check-zone {zone} {file}",
        file(0, zone.getBytes(), "loaded serial 1"),
        file(1, (zone + "www A 192.0.2\n").getBytes(), "1 errors"));
  }
}
