package io.wiredns.doctor.report;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Landscape.DsSeen;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.ResolverSeen;
import io.wiredns.doctor.Landscape.ServerSeen;
import io.wiredns.doctor.Landscape.SetSeen;
import io.wiredns.doctor.Landscape.SignatureSeen;
import io.wiredns.doctor.Landscape.Standing;
import io.wiredns.doctor.Landscape.State;
import io.wiredns.doctor.Landscape.Trust;
import io.wiredns.doctor.Landscape.ZoneSeen;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.Seen;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.verdict.Verdicts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Diagnoses for the tests of reports, and for looking at them. */
final class Samples {
  private static final Instant NOW = Seen.NOON;
  private static final DnssecAlgorithm RSA = DnssecAlgorithm.RSASHA256;
  private static final DnssecAlgorithm ECDSA = DnssecAlgorithm.ECDSAP256SHA256;
  private static final Question QUESTION = new Question(Name.of("www.example.org."), RecordType.A);

  private Samples() {}

  private static Standing standing(State state, String words) {
    return new Standing(state, words);
  }

  private static Standing good(String words) {
    return standing(State.GOOD, words);
  }

  private static Standing bad(String words) {
    return standing(State.BAD, words);
  }

  private static SignatureSeen signature(int tag, DnssecAlgorithm algorithm, int days) {
    Standing standing =
        days < 0
            ? bad("expired " + -days + " days ago")
            : days < 3
                ? standing(State.WARNING, "ends in " + days + " days")
                : good("verifies, " + days + " days left");
    return new SignatureSeen(
        tag, algorithm, NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(days)), standing);
  }

  private static KeySeen key(int tag, DnssecAlgorithm algorithm, boolean isEntry, Standing is) {
    return new KeySeen(tag, algorithm, isEntry, false, is);
  }

  static ServerPlace place(String name, String address) {
    return new ServerPlace(Optional.of(Name.of(name)), new InetSocketAddress(address, 53));
  }

  private static final ServerPlace NS1 = place("ns1.example.org.", "192.0.2.1");
  private static final ServerPlace NS1_SIX = place("ns1.example.org.", "2001:db8::1");
  private static final ServerPlace NS2 = place("ns2.example.net.", "198.51.100.2");
  private static final ServerPlace RESOLVER =
      new ServerPlace(Optional.empty(), new InetSocketAddress("192.168.1.1", 53));

  private static ZoneSeen root() {
    return new ZoneSeen(
        Name.ROOT,
        Optional.empty(),
        good("built-in root hints"),
        Trust.SECURE,
        List.of(
            new DsSeen(20326, RSA, 2, good("digest matches")),
            new DsSeen(38696, RSA, 2, good("digest matches"))),
        List.of(),
        List.of(
            key(20326, RSA, true, good("trusted by the anchor")),
            key(38696, RSA, true, good("trusted by the anchor")),
            key(61050, RSA, false, good("trusted by 20326"))),
        List.of(
            new SetSeen(
                Name.ROOT, RecordType.DNSKEY, List.of(signature(20326, RSA, 18)), good("secure"))),
        List.of(
            new ServerSeen(
                place("a.root-servers.net.", "198.41.0.4"), true, true, good("answers"))));
  }

  private static ZoneSeen org() {
    return new ZoneSeen(
        Name.of("org."),
        Optional.of(Name.ROOT),
        good("6 servers, 12 addresses"),
        Trust.SECURE,
        List.of(new DsSeen(26974, RSA, 2, good("digest matches"))),
        List.of(signature(61050, RSA, 12)),
        List.of(
            key(26974, RSA, true, good("trusted by DS")),
            key(40441, RSA, false, good("trusted by 26974")),
            key(53827, RSA, false, good("trusted by 26974"))),
        List.of(
            new SetSeen(
                Name.of("org."),
                RecordType.DNSKEY,
                List.of(signature(26974, RSA, 20)),
                good("secure"))),
        List.of(
            new ServerSeen(
                place("a0.org.afilias-nst.info.", "199.19.56.1"), true, true, good("answers"))));
  }

  private static ZoneSeen example(boolean isBroken) {
    Name name = Name.of("example.org.");
    List<ServerSeen> servers = new ArrayList<>();
    servers.add(new ServerSeen(NS1, true, true, good("answers")));
    servers.add(new ServerSeen(NS1_SIX, true, true, good("answers")));
    servers.add(new ServerSeen(NS2, true, !isBroken, isBroken ? bad("REFUSED") : good("answers")));
    return new ZoneSeen(
        name,
        Optional.of(Name.of("org.")),
        isBroken
            ? standing(State.WARNING, "3 addresses; parent and zone name different servers")
            : good("2 servers, 3 addresses"),
        isBroken ? Trust.BOGUS : Trust.SECURE,
        List.of(
            new DsSeen(
                31589,
                ECDSA,
                2,
                isBroken ? bad("no key has this digest") : good("digest matches"))),
        List.of(signature(40441, RSA, 15)),
        List.of(
            key(
                31589,
                ECDSA,
                true,
                isBroken ? bad("its digest is another one") : good("trusted by DS")),
            key(
                46551,
                ECDSA,
                false,
                isBroken
                    ? standing(State.UNKNOWN, "no trusted key has signed it")
                    : good("trusted by 31589"))),
        List.of(
            new SetSeen(
                name,
                RecordType.DNSKEY,
                List.of(signature(31589, ECDSA, 9)),
                isBroken ? bad("bogus") : good("secure")),
            new SetSeen(
                name,
                RecordType.SOA,
                List.of(signature(46551, ECDSA, 9)),
                isBroken ? bad("bogus") : good("secure")),
            new SetSeen(
                QUESTION.name(),
                RecordType.A,
                List.of(signature(46551, ECDSA, isBroken ? 2 : 9)),
                isBroken ? bad("bogus") : good("secure"))),
        servers);
  }

  private static Landscape landscape(boolean isBroken) {
    return new Landscape(
        NOW,
        List.of(root(), org(), example(isBroken)),
        List.of(
            new ResolverSeen(
                RESOLVER,
                "/etc/resolv.conf",
                isBroken ? bad("SERVFAIL, EDE 6 (DNSSEC Bogus)") : good("NOERROR, 1 answer"))));
  }

  private static Finding finding(
      Check check,
      Severity severity,
      ServerPlace server,
      String zone,
      String summary,
      List<Evidence> evidence,
      String remedy,
      String command) {
    return new Finding(
        check,
        severity,
        Optional.ofNullable(server),
        Optional.ofNullable(zone).map(Name::of),
        summary,
        evidence,
        check.rfcs().isEmpty() ? "" : check.rfcs().get(0),
        remedy,
        command);
  }

  private static Evidence query(String text) {
    return new Evidence(Evidence.Kind.QUERY, text);
  }

  private static Evidence reply(String text) {
    return new Evidence(Evidence.Kind.REPLY, text);
  }

  private static Evidence kept(String text) {
    return new Evidence(Evidence.Kind.RECORD, text);
  }

  /** A wrong DS record with its consequences, a lame server, warnings. */
  static Diagnosis impaired() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            Check.E2,
            Severity.ERROR,
            null,
            "example.org.",
            "The DS record of example.org. has the key tag 31589, but not the digest of that key:"
                + " validating resolvers answer SERVFAIL for all of the zone.",
            List.of(
                query("example.org. IN DS to a0.org.afilias-nst.info. (199.19.56.1#53), UDP"),
                reply("NOERROR, 1 DS record and its RRSIG, 186 octets"),
                kept(
                    "example.org. 3600 IN DS 31589 13 2"
                        + " 1b2f4d5c60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90a1b"),
                new Evidence(
                    Evidence.Kind.OCTET,
                    "digest at octet 57 of the reply; SHA-256 of the DNSKEY is 9c0e...44d1")),
            "The owner of example.org. gives the registrar the DS record of the key 31589 that the"
                + " zone has now; until then the old record makes the zone fail.",
            "delv +rtrace @199.19.56.1 example.org. DS"));
    findings.add(
        finding(
            Check.E4,
            Severity.ERROR,
            null,
            "example.org.",
            "No chain of trust leads to www.example.org. A.",
            List.of(reply("NOERROR, 1 A record, RRSIG by key 46551")),
            "It follows from the DS record.",
            "delv www.example.org. A"));
    findings.add(
        finding(
            Check.F1,
            Severity.ERROR,
            RESOLVER,
            null,
            "The resolver 192.168.1.1 answers SERVFAIL, and with the CD flag it answers:"
                + " validation fails.",
            List.of(
                query("www.example.org. IN A, RD"),
                reply("SERVFAIL, EDE 6 (DNSSEC Bogus)"),
                query("www.example.org. IN A, RD CD"),
                reply("NOERROR, 1 A record")),
            "It follows from the DS record.",
            "dig +cd @192.168.1.1 www.example.org. A"));
    findings.add(
        finding(
            Check.C3,
            Severity.ERROR,
            NS2,
            "example.org.",
            "The server ns2.example.net. refuses to answer for example.org.",
            List.of(
                query("example.org. IN SOA to 198.51.100.2#53, UDP"),
                reply("REFUSED, EDE 20 (Not Authoritative), 40 octets, 23 ms")),
            "The operator of ns2.example.net. loads the zone, or the owner of example.org. takes the"
                + " server out of the delegation.",
            "dig +norec @198.51.100.2 example.org. SOA"));
    findings.add(
        finding(
            Check.B5,
            Severity.WARNING,
            null,
            "example.org.",
            "The parent names ns2.example.net., which the zone does not name.",
            List.of(kept("example.org. 86400 IN NS ns2.example.net.")),
            "The owner of example.org. makes both sides equal.",
            "dig +norec @192.0.2.1 example.org. NS"));
    findings.add(
        finding(
            Check.E3,
            Severity.WARNING,
            NS1,
            "example.org.",
            "The signature of www.example.org. A ends in 2 days.",
            List.of(kept("www.example.org. 3600 IN RRSIG A 13 3 3600 20261125120000 ...")),
            "The operator of the zone has it signed again.",
            "dig +dnssec @192.0.2.1 www.example.org. A"));
    for (ServerPlace server : List.of(NS1, NS1_SIX)) {
      for (Check check :
          List.of(Check.C1, Check.C2, Check.C3, Check.C4, Check.C6, Check.C8, Check.C9)) {
        findings.add(
            finding(
                check,
                Severity.GOOD,
                server,
                "example.org.",
                check.title() + ": as it should be.",
                List.of(query("example.org. IN SOA"), reply("NOERROR, AA, 1 answer, 12 ms")),
                "",
                "dig +norec @" + server.address().getAddress().getHostAddress() + " example.org."));
      }
      findings.add(
          finding(
              Check.C10,
              Severity.WARNING,
              server,
              "example.org.",
              "2 of 10 queries were lost.",
              List.of(reply("8 of 10, median 31 ms")),
              "The operator of the network of the server finds out where they are lost.",
              "dig +tries=1 @192.0.2.1 example.org. SOA"));
    }
    findings.add(
        finding(
            Check.C11,
            Severity.GOOD,
            null,
            null,
            "No server resolves names of others.",
            List.of(),
            "",
            ""));
    return Verdicts.diagnose(
        QUESTION,
        findings,
        87,
        List.of(
            new LeftOut(Check.C12, "--axfr was not given"),
            new LeftOut(Check.C13, "no key was given"),
            new LeftOut(Check.F3, "no other source address was given")),
        landscape(true));
  }

  static Diagnosis healthy() {
    return Verdicts.diagnose(
        QUESTION,
        List.of(
            finding(
                Check.B7,
                Severity.WARNING,
                null,
                "example.org.",
                "All servers are in one network.",
                List.of(),
                "The owner adds a server elsewhere.",
                "dig example.org. NS"),
            finding(
                Check.C1,
                Severity.GOOD,
                NS1,
                "example.org.",
                "Answers over UDP.",
                List.of(reply("NOERROR")),
                "",
                "dig @192.0.2.1 example.org. SOA")),
        54,
        List.of(),
        landscape(false));
  }

  static Diagnosis notAsked() {
    return new Diagnosis.NotAsked(
        new Diagnosis.Account(
            QUESTION, List.of(), 0, List.of(), new Landscape(NOW, List.of(), List.of())),
        "There is no network.");
  }

  /** A diagnosis in which every text is of the tester's choice. */
  static Diagnosis hostile(String text, Name name) {
    ServerPlace server =
        new ServerPlace(Optional.of(name), new InetSocketAddress("192.0.2.66", 53));
    Standing said = standing(State.BAD, text);
    Finding error =
        new Finding(
            Check.C3,
            Severity.ERROR,
            Optional.of(server),
            Optional.of(name),
            text,
            List.of(kept(text), reply(text)),
            text,
            text,
            text);
    ZoneSeen zone =
        new ZoneSeen(
            name,
            Optional.of(Name.ROOT),
            said,
            Trust.BOGUS,
            List.of(new DsSeen(1, ECDSA, 2, said)),
            List.of(),
            List.of(key(1, ECDSA, true, said)),
            List.of(new SetSeen(name, RecordType.A, List.of(), said)),
            List.of(new ServerSeen(server, true, false, said)));
    return Verdicts.diagnose(
        new Question(name, RecordType.A),
        List.of(error, Seen.error(Check.F1, null, 7), Seen.warning(Check.D9, null, 0)),
        3,
        List.of(new LeftOut(Check.F3, text)),
        new Landscape(NOW, List.of(zone), List.of(new ResolverSeen(server, text, said))));
  }
}
