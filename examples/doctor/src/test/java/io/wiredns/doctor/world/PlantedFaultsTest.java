package io.wiredns.doctor.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.survey.LocalFiles;
import io.wiredns.doctor.survey.LocalMachine;
import io.wiredns.doctor.survey.ResolverPlace;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants a fault in a zone that is in order otherwise, and reads the verdict. */
class PlantedFaultsTest {
  static final String FIRST = "185.10.1.53";
  static final String SECOND = "194.20.2.53";

  private static final String[] ZONE = {
    "zone.test. 3600 NS ns1.zone.test.",
    "zone.test. 3600 NS ns2.zone.test.",
    "ns1.zone.test. 3600 A " + FIRST,
    "ns2.zone.test. 3600 A " + SECOND,
    "www.zone.test. 3600 A 185.70.1.80",
    "www.zone.test. 3600 TXT \"here\"",
  };

  /**
   * A row.
   *
   * @param name what is planted
   * @param question name and type
   * @param verdict the check of the verdict; nothing if all is well
   * @param others the checks of all other findings that are not good
   */
  record Row(
      String name, String question, String verdict, Set<String> others, Consumer<Planted> plant) {
    /** Returns the name; with a dot at its end unless it has few labels. */
    String written() {
      String asked = question.split(" ")[0];
      return asked.equals("www.zone") ? asked : asked + ".";
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A world with the zone, which a row changes, and its doctor. */
  static final class Planted {
    final World world = new World();
    final Doctor.Builder doctor = world.doctor();

    Planted() {
      world.delegate(
          "zone.test. 3600 NS ns1.zone.test.",
          "zone.test. 3600 NS ns2.zone.test.",
          "ns1.zone.test. 3600 A " + FIRST,
          "ns2.zone.test. 3600 A " + SECOND);
      first().zone("zone.test.", ZONE);
      second().zone("zone.test.", ZONE);
    }

    Server first() {
      return world.server(FIRST);
    }

    Server second() {
      return world.server(SECOND);
    }

    /** Adds a resolver that answers as the zone does, which a row changes. */
    void resolver(BiFunction<World.Query, Message, Message> fault) {
      world
          .server("185.8.8.8")
          .zone(".", ". 60 NS a.root.", "www.zone.test. 300 A 185.70.1.80")
          .fault(
              (query, reply) ->
                  fault.apply(
                      query,
                      reply.toBuilder().authoritative(false).recursionAvailable(true).build()));
      doctor.resolver(
          new ResolverPlace(
              new ServerPlace(
                  Optional.empty(), new InetSocketAddress(World.address("185.8.8.8"), 53)),
              "the test"));
    }

    void machine(String path, String... lines) {
      doctor.machine(LocalMachine.read(new GivenFiles(LocalFiles.System.LINUX, path, lines)));
    }

    /** Makes both servers do the same. */
    void both(BiFunction<World.Query, Message, Message> fault) {
      first().fault(fault);
      second().fault(fault);
    }

    /** Gives both servers another zone. */
    void zone(String... more) {
      first().add("zone.test.", more);
      second().add("zone.test.", more);
    }
  }

  private static Row row(
      String name, String question, String verdict, Set<String> others, Consumer<Planted> plant) {
    return new Row(name, question, verdict, others, plant);
  }

  private static Row row(String name, String verdict, Set<String> others, Consumer<Planted> plant) {
    return row(name, "www.zone.test A", verdict, others, plant);
  }

  private static Message rcode(Message reply, Rcode rcode) {
    return reply.toBuilder()
        .clear(Section.ANSWER)
        .clear(Section.AUTHORITY)
        .authoritative(false)
        .rcode(rcode)
        .build();
  }

  private static boolean is(World.Query query, RecordType type) {
    return query.message().questions().get(0).type().equals(type);
  }

  private static ResourceRecord record(String text) {
    try {
      return ResourceRecord.parse(text);
    } catch (TextFormatException wrong) {
      throw new AssertionError(wrong);
    }
  }

  static List<Row> delegation() {
    return List.of(
        row("nothing", "", Set.of(), planted -> {}),
        row("nothing, without data of the type", "www.zone.test MX", "", Set.of(), planted -> {}),
        row("not delegated", "www.other.test A", "B2", Set.of(), planted -> {}),
        row("absent in its zone", "absent.zone.test A", "B2", Set.of(), planted -> {}),
        row(
            "a referral sideways",
            "www.side.test A",
            "B1",
            Set.of(),
            planted ->
                planted
                    .world
                    .server(World.TEST)
                    .fault(
                        (query, reply) ->
                            query
                                    .message()
                                    .questions()
                                    .get(0)
                                    .name()
                                    .isSubdomainOf(Name.of("side.test."))
                                ? reply.toBuilder()
                                    .clear(Section.AUTHORITY)
                                    .authoritative(false)
                                    .rcode(Rcode.NOERROR)
                                    .authority(record("elsewhere.test. 60 NS ns1.zone.test."))
                                    .build()
                                : reply)),
        row(
            "glue is missing",
            "www.bare.test A",
            "B3",
            Set.of(),
            planted -> planted.world.delegate("bare.test. 60 NS ns.bare.test.")),
        row(
            "a name server is an alias",
            "B4",
            Set.of("B5"),
            planted -> {
              planted.world.delegate("zone.test. 3600 NS also.nic.test.");
              planted.world.delegate("also.nic.test. 60 CNAME ns.nic.test.");
              planted
                  .world
                  .server(World.TEST)
                  .zone("nic.test.", "also.nic.test. 60 CNAME ns1.zone.test.");
            }),
        row(
            "only the zone has a server",
            "B5",
            Set.of(),
            planted ->
                planted.zone("zone.test. 3600 NS ns3.zone.test.", "ns3.zone.test. 60 A " + FIRST)),
        row(
            "stale glue that is dead",
            "B6",
            Set.of("C1"),
            planted -> {
              planted.world.delegate(
                  "zone.test. 3600 NS ns4.zone.test.", "ns4.zone.test. 60 A 185.9.9.9");
              planted.zone("zone.test. 3600 NS ns4.zone.test.", "ns4.zone.test. 60 A " + SECOND);
            }));
  }

  static List<Row> servers() {
    return List.of(
        row(
            "one server is dead",
            "C1",
            Set.of(),
            planted -> planted.second().fault((query, reply) -> null)),
        row(
            "both drop EDNS",
            "C1",
            Set.of(),
            planted ->
                planted.both((query, reply) -> query.message().edns().isPresent() ? null : reply)),
        row(
            "UDP is blocked",
            "C1",
            Set.of(),
            planted -> planted.both((query, reply) -> query.isTcp() ? reply : null)),
        row(
            "no TCP",
            "C2",
            Set.of(),
            planted -> planted.both((query, reply) -> query.isTcp() ? null : reply)),
        row(
            "one server refuses",
            "C3",
            Set.of(),
            planted -> planted.second().fault((query, reply) -> rcode(reply, Rcode.REFUSED))),
        row(
            "no AA",
            "C3",
            Set.of(),
            planted ->
                planted.both((query, reply) -> reply.toBuilder().authoritative(false).build())),
        row(
            "another source",
            "C4",
            Set.of("C1"),
            planted ->
                planted
                    .second()
                    .packets(
                        (query, octets) ->
                            List.of(
                                new World.Packet(
                                    octets,
                                    query.isTcp()
                                        ? query.to()
                                        : new InetSocketAddress("185.9.9.9", 53))))),
        row(
            "cut replies",
            "C5",
            Set.of(),
            planted ->
                planted
                    .second()
                    .packets(
                        (query, octets) ->
                            List.of(
                                new World.Packet(
                                    java.util.Arrays.copyOf(octets, octets.length - 3),
                                    query.to())))),
        row(
            "FORMERR to EDNS",
            "C6",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        query.message().edns().isPresent()
                            ? rcode(reply, Rcode.FORMERR).toBuilder().withoutEdns().build()
                            : reply)),
        row(
            "no answer to a cookie",
            "C6",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        query.message().edns().filter(edns -> !edns.options().isEmpty()).isPresent()
                            ? null
                            : reply)),
        row(
            "version 1 is ignored",
            "C6",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        reply.rcode().equals(Rcode.BADVERS)
                            ? reply.toBuilder()
                                .rcode(Rcode.NOERROR)
                                .authoritative(true)
                                .answer(record("zone.test. 60 SOA a. b. 1 14400 3600 1209600 60"))
                                .build()
                            : reply)),
        row(
            "NOTIMP for CAA",
            "C9",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        is(query, RecordType.CAA) ? rcode(reply, Rcode.NOTIMP) : reply)),
        row(
            "an open resolver",
            "C11",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        query.message().questions().get(0).name().equals(Name.of("test."))
                            ? reply.toBuilder()
                                .rcode(Rcode.NOERROR)
                                .recursionAvailable(true)
                                .answer(record("test. 60 SOA a. b. 1 14400 3600 1209600 60"))
                                .build()
                            : reply)),
        row(
            "a cookie is never accepted",
            "C7",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        query
                            .message()
                            .edns()
                            .flatMap(edns -> edns.option(Cookie.class))
                            .map(
                                cookie ->
                                    rcode(reply, Rcode.BADCOOKIE).toBuilder()
                                        .option(cookie.withServer(Octets.fromHex("01".repeat(8))))
                                        .build())
                            .orElse(reply))),
        row(
            "large packets are dropped",
            "large.zone.test TXT",
            "C8",
            Set.of(),
            planted -> {
              planted.zone("large.zone.test. 3600 TXT" + (" " + "x".repeat(200)).repeat(4));
              List.of(planted.first(), planted.second())
                  .forEach(
                      server ->
                          server.packets(
                              (query, octets) ->
                                  octets.length > 700 && !query.isTcp()
                                      ? List.of()
                                      : List.of(new World.Packet(octets, query.to()))));
            }),
        row(
            "every third reply is SERVFAIL",
            "C10",
            Set.of(),
            planted -> {
              AtomicInteger count = new AtomicInteger();
              planted
                  .second()
                  .fault(
                      (query, reply) ->
                          is(query, RecordType.A) && count.getAndIncrement() % 3 == 2
                              ? rcode(reply, Rcode.SERVFAIL)
                              : reply);
            }),
        row(
            "the key is not known",
            "C13",
            Set.of(),
            planted -> {
              planted.doctor.key(TsigKey.parse("hmac-sha256:a.key:c2l0dWF0aW9ucw=="));
              planted.world.signed(
                  new TsigResult.ServerError(
                      TsigError.BADKEY, false, Optional.empty(), Optional.empty(), 0));
            }),
        row(
            "an open transfer",
            "C12",
            Set.of(),
            planted -> {
              planted.doctor.transfers(true);
              planted.both(
                  (query, reply) ->
                      is(query, RecordType.AXFR)
                          ? reply.toBuilder()
                              .rcode(Rcode.NOERROR)
                              .answer(record("zone.test. 60 SOA a. b. 1 14400 3600 1209600 60"))
                              .build()
                          : reply);
            }));
  }

  static List<Row> data() {
    return List.of(
        row(
            "one server is behind",
            "D1",
            Set.of(),
            planted ->
                planted
                    .second()
                    .fault(
                        (query, reply) ->
                            is(query, RecordType.SOA) && reply.rcode().equals(Rcode.NOERROR)
                                ? reply.toBuilder()
                                    .clear(Section.ANSWER)
                                    .answer(
                                        record(
                                            "zone.test. 3600 SOA ns1.zone.test. hm.zone.test. 0"
                                                + " 14400 3600 1209600 3600"))
                                    .build()
                                : reply)),
        row(
            "one server has another address",
            "D2",
            Set.of(),
            planted ->
                planted
                    .second()
                    .fault(
                        (query, reply) ->
                            query
                                        .message()
                                        .questions()
                                        .get(0)
                                        .name()
                                        .equals(Name.of("www.zone.test."))
                                    && is(query, RecordType.A)
                                ? reply.toBuilder()
                                    .clear(Section.ANSWER)
                                    .answer(record("www.zone.test. 3600 A 185.70.9.9"))
                                    .build()
                                : reply)),
        row(
            "NXDOMAIN for AAAA",
            "D3",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        is(query, RecordType.AAAA)
                                && query
                                    .message()
                                    .questions()
                                    .get(0)
                                    .name()
                                    .equals(Name.of("www.zone.test."))
                            ? reply.toBuilder().rcode(Rcode.NXDOMAIN).build()
                            : reply)),
        row(
            "no SOA in negative answers",
            "D4",
            Set.of(),
            planted ->
                planted.both((query, reply) -> reply.toBuilder().clear(Section.AUTHORITY).build())),
        row(
            "an alias to nothing",
            "gone.zone.test A",
            "D5",
            Set.of(),
            planted -> planted.zone("gone.zone.test. 3600 CNAME absent.zone.test.")),
        row(
            "aliases in a circle",
            "a.zone.test A",
            "D5",
            Set.of(),
            planted ->
                planted.zone(
                    "a.zone.test. 3600 CNAME b.zone.test.",
                    "b.zone.test. 3600 CNAME a.zone.test.")),
        row(
            "the origin twice",
            "dot.zone.test A",
            "D5",
            Set.of(),
            planted ->
                planted.zone(
                    "dot.zone.test. 3600 CNAME www.zone.test.zone.test.",
                    "www.zone.test.zone.test. 3600 A 185.70.1.80")),
        row(
            "an alias into a zone of dead servers",
            "away.zone.test A",
            "C1",
            Set.of("B7"),
            planted -> {
              planted.zone("away.zone.test. 3600 CNAME www.dead.test.");
              planted.world.delegate(
                  "dead.test. 60 NS ns.dead.test.", "ns.dead.test. 60 A 185.9.9.9");
            }),
        row(
            "a wildcard that does not apply",
            "www.zone.test MX",
            "D6",
            Set.of(),
            planted -> planted.zone("*.zone.test. 3600 MX 10 www.zone.test.")),
        row(
            "a DNAME makes the name too long",
            "D7",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        is(query, RecordType.A)
                                && query
                                    .message()
                                    .questions()
                                    .get(0)
                                    .name()
                                    .equals(Name.of("www.zone.test."))
                            ? reply.toBuilder().clear(Section.ANSWER).rcode(Rcode.YXDOMAIN).build()
                            : reply)),
        row(
            "NSEC3 with ten iterations",
            "E6",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        reply.rcode().equals(Rcode.NXDOMAIN)
                            ? reply.toBuilder()
                                .authority(
                                    record(
                                        "2t7b4g4vsa5smi47k61mv5bv1a22bojr.zone.test. 60 NSEC3 1 0"
                                            + " 10 - 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A"))
                                .build()
                            : reply)),
        row(
            "a private address",
            "inside.zone.test A",
            "D8",
            Set.of(),
            planted -> planted.zone("inside.zone.test. 3600 A 192.168.7.9")),
        row(
            "a TTL of nothing",
            "brief.zone.test A",
            "D9",
            Set.of(),
            planted -> planted.zone("brief.zone.test. 0 A 185.70.1.80")));
  }

  static List<Row> resolvers() {
    return List.of(
        row(
            "a resolver in order",
            "",
            Set.of(),
            planted -> planted.resolver((query, reply) -> reply)),
        row(
            "a resolver that is silent",
            "A2",
            Set.of(),
            planted -> planted.resolver((query, reply) -> null)),
        row(
            "a resolver that refuses",
            "A2",
            Set.of(),
            planted -> planted.resolver((query, reply) -> rcode(reply, Rcode.REFUSED))),
        row(
            "a resolver that answers other questions only",
            "F1",
            Set.of(),
            planted -> planted.resolver((query, reply) -> is(query, RecordType.NS) ? reply : null)),
        row(
            "a resolver that fails",
            "F1",
            Set.of(),
            planted -> planted.resolver((query, reply) -> rcode(reply, Rcode.SERVFAIL))),
        row(
            "a resolver with another answer",
            "F2",
            Set.of(),
            planted ->
                planted.resolver(
                    (query, reply) ->
                        reply.toBuilder()
                            .clear(Section.ANSWER)
                            .answer(record("www.zone.test. 9999 A 185.9.9.9"))
                            .build())),
        row(
            "a resolver that denies without SOA",
            "F2",
            Set.of(),
            planted -> planted.resolver((query, reply) -> rcode(reply, Rcode.NXDOMAIN))),
        row(
            "another answer for a client subnet",
            "F3",
            Set.of(),
            planted ->
                planted.both(
                    (query, reply) ->
                        query
                                .message()
                                .edns()
                                .flatMap(edns -> edns.option(ClientSubnet.class))
                                .isPresent()
                            ? reply.toBuilder()
                                .clear(Section.ANSWER)
                                .answer(record("www.zone.test. 3600 A 185.9.9.9"))
                                .build()
                            : reply)),
        row(
            "another address in the hosts file",
            "A1",
            Set.of(),
            planted ->
                planted.machine(
                    "/etc/hosts", "127.0.0.1 localhost", "10.9.8.7 www.zone.test # old")),
        row(
            "a search list that has the name first",
            "www.zone A",
            "A1",
            Set.of("B2"),
            planted -> {
              planted.machine("/etc/resolv.conf", "search test", "options ndots:2");
              planted.resolver((query, reply) -> reply);
            }));
  }

  @ParameterizedTest
  @MethodSource({"delegation", "servers", "data", "resolvers"})
  void theVerdictNamesWhatIsPlanted(Row row) {
    Planted planted = new Planted();
    row.plant().accept(planted);
    String[] question = row.question().split(" ");
    Diagnosis diagnosis =
        planted.doctor.build().diagnose(row.written(), RecordType.parse(question[1]), line -> {});
    List<Finding> bad =
        diagnosis.findings().stream()
            .map(JudgedFinding::finding)
            .filter(finding -> finding.severity() != Severity.GOOD)
            .toList();
    assertEquals(
        row.verdict(),
        diagnosis.verdict().map(verdict -> verdict.finding().check().name()).orElse(""),
        bad::toString);
    Set<String> others = new TreeSet<>(row.others());
    if (!row.verdict().isEmpty()) {
      others.add(row.verdict());
    }
    assertEquals(
        others,
        bad.stream()
            .map(finding -> finding.check().name())
            .filter(check -> !check.equals("B7") || row.others().contains("B7"))
            .collect(Collectors.toCollection(TreeSet::new)),
        bad::toString);
    for (Finding finding : bad) {
      assertFalse(finding.summary().isEmpty() || finding.evidence().isEmpty(), finding::toString);
      assertFalse(finding.remedy().isEmpty() || finding.command().isEmpty(), finding::toString);
      assertFalse(finding.rfc().isEmpty(), finding::toString);
    }
    assertEquals(planted.world.count(), diagnosis.queries());
  }

  @ParameterizedTest
  @MethodSource("delegation")
  void onlyTheChecksThatAreWantedAreDone(Row row) {
    Planted planted = new Planted();
    row.plant().accept(planted);
    planted.doctor.checks(Set.of(Check.C12));
    String[] question = row.question().split(" ");
    Diagnosis diagnosis =
        planted.doctor.build().diagnose(row.written(), RecordType.parse(question[1]), line -> {});
    assertEquals(List.of(), diagnosis.findings());
  }
}
