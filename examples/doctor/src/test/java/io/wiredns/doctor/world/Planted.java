package io.wiredns.doctor.world;

import io.wiredns.codec.message.Message;
import io.wiredns.doctor.Doctor;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.LocalFiles;
import io.wiredns.doctor.survey.LocalMachine;
import io.wiredns.doctor.survey.ResolverPlace;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.BiFunction;

/** A world with a zone at two servers, which a row of a test changes, and its doctor. */
final class Planted {
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
