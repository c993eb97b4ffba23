package io.wiredns.doctor;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Findings and landscapes for tests. */
public final class Seen {
  public static final Question QUESTION = new Question(Name.of("www.example."), RecordType.A);
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private Seen() {}

  /** Returns a server, {@code ns1.example.} at 192.0.2.1 for 1. */
  public static ServerPlace server(int number) {
    return new ServerPlace(
        Optional.of(Name.of("ns" + number + ".example.")),
        new InetSocketAddress("192.0.2." + number, 53));
  }

  /** Returns an error about a zone, none if it is null, and a server, none if it is 0. */
  public static Finding error(Check check, String zone, int server) {
    return finding(check, Severity.ERROR, zone, server);
  }

  public static Finding warning(Check check, String zone, int server) {
    return finding(check, Severity.WARNING, zone, server);
  }

  public static Finding good(Check check, String zone, int server) {
    return finding(check, Severity.GOOD, zone, server);
  }

  public static Finding finding(Check check, Severity severity, String zone, int server) {
    boolean isGood = severity == Severity.GOOD;
    return new Finding(
        check,
        severity,
        server == 0 ? Optional.empty() : Optional.of(server(server)),
        Optional.ofNullable(zone).map(Name::of),
        "What " + check + " found" + (zone == null ? "" : " in " + zone) + ".",
        List.of(
            new Evidence(Evidence.Kind.QUERY, "www.example. IN A, RD 0, UDP"),
            new Evidence(Evidence.Kind.REPLY, "NOERROR, 1 answer")),
        check.rfcs().isEmpty() ? "" : check.rfcs().get(0),
        isGood ? "" : "The operator of the server can mend " + check + ".",
        "dig +norec @192.0.2.1 www.example. A");
  }

  /** Returns a landscape of one zone with servers that both sides name and that answer. */
  public static Landscape landscape(String zone, int... servers) {
    Landscape.Standing good = new Landscape.Standing(Landscape.State.GOOD, "answers");
    return landscape(
        zone,
        Arrays.stream(servers)
            .mapToObj(number -> new Landscape.ServerSeen(server(number), true, true, good))
            .toList());
  }

  public static Landscape landscape(String zone, List<Landscape.ServerSeen> servers) {
    Landscape.Standing good = new Landscape.Standing(Landscape.State.GOOD, "delegated");
    Landscape.ZoneSeen seen =
        new Landscape.ZoneSeen(
            Name.of(zone),
            Optional.empty(),
            good,
            Landscape.Trust.INSECURE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            servers);
    return new Landscape(NOON, List.of(seen), List.of());
  }
}
