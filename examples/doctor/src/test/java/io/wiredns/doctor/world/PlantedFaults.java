package io.wiredns.doctor.world;

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
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What is planted in a zone, and the verdict that is due; long because it is one list. */
final class PlantedFaults {
  private PlantedFaults() {}

  private static PlantedRow row(
      String name, String question, String verdict, Set<String> others, Consumer<Planted> plant) {
    return new PlantedRow(name, question, verdict, others, plant);
  }

  private static PlantedRow row(
      String name, String verdict, Set<String> others, Consumer<Planted> plant) {
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

  static List<PlantedRow> delegation() {
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
                planted.zone(
                    "zone.test. 3600 NS ns3.zone.test.", "ns3.zone.test. 60 A " + Planted.FIRST)),
        row(
            "stale glue that is dead",
            "B6",
            Set.of("C1"),
            planted -> {
              planted.world.delegate(
                  "zone.test. 3600 NS ns4.zone.test.", "ns4.zone.test. 60 A 185.9.9.9");
              planted.zone(
                  "zone.test. 3600 NS ns4.zone.test.", "ns4.zone.test. 60 A " + Planted.SECOND);
            }));
  }

  static List<PlantedRow> servers() {
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

  static List<PlantedRow> data() {
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

  static List<PlantedRow> resolvers() {
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
}
