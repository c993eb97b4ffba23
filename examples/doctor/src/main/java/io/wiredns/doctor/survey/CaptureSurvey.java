package io.wiredns.doctor.survey;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.ReplyJudge;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a survey of the messages of a capture that are about a name or a zone above it, instead of
 * asking. Queries with RD are those to resolvers, others those to servers of the zone. Mutable; for
 * one thread.
 */
public final class CaptureSurvey {
  /** As many queries about one name as a person captures. */
  private static final int MOST_QUERIES = 100_000;

  private final SurveyPlan plan;
  private final List<Asked> asked = new ArrayList<>();

  /** The queries of each client's address and port. */
  private final Map<InetSocketAddress, List<Asked>> byClient = new LinkedHashMap<>();

  private Instant last = Instant.EPOCH;

  /** A query and what came back. */
  private static final class Asked {
    private final ExchangeAttempt attempt;
    private final ReplyJudge judge;
    private final Instant at;
    private Duration elapsed = Duration.ZERO;

    private Asked(ExchangeAttempt attempt, Instant at) {
      this.attempt = attempt;
      this.at = at;
      judge = new ReplyJudge(attempt, null);
    }
  }

  /**
   * Creates a survey without messages.
   *
   * @param plan what is asked; its limits do not count
   */
  public CaptureSurvey(SurveyPlan plan) {
    this.plan = plan;
  }

  /**
   * Adds a message, in the order of the capture.
   *
   * @param octets the message
   * @param from the address and port that it comes from
   * @param to the address and port that it goes to
   * @param transport UDP or TCP
   * @param at the time
   */
  public void add(
      byte[] octets,
      InetSocketAddress from,
      InetSocketAddress to,
      Transport transport,
      Instant at) {
    last = at.isAfter(last) ? at : last;
    if (octets.length > 2 && (octets[2] << 8 & Header.QR) != 0) {
      reply(octets, from, to, at);
      return;
    }
    Message query = query(octets).orElse(null);
    if (query == null || !isOfInterest(query) || asked.size() == MOST_QUERIES) {
      return;
    }
    ExchangeAttempt attempt = new ExchangeAttempt(to, transport, query, octets, List.of(), false);
    attempt.result = ExchangeAttempt.Result.SILENT;
    Asked added = new Asked(attempt, at);
    asked.add(added);
    byClient.computeIfAbsent(from, client -> new ArrayList<>()).add(added);
  }

  private static Optional<Message> query(byte[] octets) {
    try {
      return Optional.of(Message.parse(octets)).filter(query -> query.questions().size() == 1);
    } catch (WireFormatException malformed) {
      return Optional.empty(); // A query that is no query says nothing about the servers.
    }
  }

  /** Returns whether a query is about the name or one above it. */
  private boolean isOfInterest(Message query) {
    Name name = query.questions().get(0).name();
    if (!query.opcode().equals(Opcode.QUERY)) {
      return false;
    }
    return plan.question().name().isSubdomainOf(name);
  }

  private void reply(byte[] octets, InetSocketAddress from, InetSocketAddress to, Instant at) {
    List<Asked> open = byClient.getOrDefault(to, List.of());
    for (int i = open.size() - 1; i >= 0; i--) {
      Asked query = open.get(i);
      if (query.attempt.result == ExchangeAttempt.Result.SILENT
          && query.judge.isResponse(octets, from)) {
        query.elapsed = Duration.between(query.at, at);
        return;
      }
    }
  }

  /** Returns the survey. */
  public Survey survey() {
    Name zone = zone();
    List<Observation> seen = new ArrayList<>();
    Map<InetSocketAddress, ServerView> servers = new LinkedHashMap<>();
    Map<InetSocketAddress, ResolverPlace> resolvers = new LinkedHashMap<>();
    for (Asked each : asked) {
      InetSocketAddress address = each.attempt.server;
      ServerPlace place = new ServerPlace(Optional.empty(), address);
      boolean isResolver = (each.attempt.query.flags() & Header.RD) != 0;
      Question question = each.attempt.query.questions().get(0);
      if (isResolver && question.equals(plan.question())) {
        resolvers.putIfAbsent(address, new ResolverPlace(place, "the capture"));
        seen.add(observation(resolverProbe(each), null, place, each));
      } else if (!isResolver && question.name().isSubdomainOf(zone)) {
        servers.putIfAbsent(address, new ServerView(place, false, false));
        seen.add(observation(probe(question, zone, each, seen, place), zone, place, each));
      }
    }
    ZoneView view =
        new ZoneView(
            zone,
            zone.isRoot() ? Optional.empty() : Optional.of(zone.parent()),
            true,
            Set.of(),
            Set.of(),
            Map.of(),
            List.of(),
            List.of(),
            Map.of(),
            List.copyOf(servers.values()));
    return new Survey(
        plan.withResolvers(List.copyOf(resolvers.values())),
        last,
        servers.isEmpty() ? List.of() : List.of(view),
        Optional.empty(),
        List.of(),
        List.of(),
        seen,
        0,
        leftOut(seen),
        List.of());
  }

  /** Returns the zone of the name as replies with AA tell it; the name's parent if none does. */
  private Name zone() {
    Name found = null;
    for (Asked each : asked) {
      Message reply = each.attempt.message;
      if (reply == null || (reply.flags() & Header.AA) == 0) {
        continue;
      }
      for (Section section : List.of(Section.ANSWER, Section.AUTHORITY)) {
        for (ResourceRecord record : reply.records(section)) {
          boolean isApex =
              record.type().equals(RecordType.SOA) || record.type().equals(RecordType.NS);
          boolean isAbove = plan.question().name().isSubdomainOf(record.name());
          if (isApex && isAbove && (found == null || record.name().isSubdomainOf(found))) {
            found = record.name();
          }
        }
      }
    }
    Name name = plan.question().name();
    return found != null ? found : name.isRoot() ? name : name.parent();
  }

  private static Probe resolverProbe(Asked each) {
    return (each.attempt.query.flags() & Header.CD) != 0 ? Probe.RESOLVER_CD : Probe.RESOLVER;
  }

  private Probe probe(
      Question question, Name zone, Asked each, List<Observation> before, ServerPlace place) {
    boolean isTcp = each.attempt.isTcp();
    if (each.attempt.query.edns().filter(edns -> edns.version() > 0).isPresent()) {
      return Probe.VERSION_1;
    }
    if (question.equals(plan.question())) {
      boolean isFirst =
          before.stream()
              .noneMatch(seen -> seen.probe() == Probe.DATA && seen.server().equals(place));
      return isTcp ? Probe.DATA_TCP : isFirst ? Probe.DATA : Probe.AGAIN;
    }
    if (question.name().equals(zone) && question.type().equals(RecordType.SOA)) {
      boolean isPlain = each.attempt.query.edns().isEmpty();
      return isTcp ? Probe.SOA_TCP : isPlain ? Probe.SOA_PLAIN : Probe.SOA;
    }
    if (question.name().equals(zone) && question.type().equals(RecordType.DNSKEY)) {
      return isTcp ? Probe.DNSKEY_TCP : Probe.DNSKEY;
    }
    return question.name().equals(plan.question().name()) ? Probe.OTHER_TYPE : Probe.ADDRESS;
  }

  private static Observation observation(Probe probe, Name zone, ServerPlace place, Asked each) {
    ExchangeAttempt attempt = each.attempt;
    return new Observation(
        probe,
        Optional.ofNullable(zone),
        place,
        attempt.query,
        attempt.transport,
        attempt.result,
        Optional.ofNullable(attempt.message),
        attempt.response == null ? 0 : attempt.response.length,
        Optional.ofNullable(attempt.fault),
        Optional.empty(),
        AttemptText.result(attempt),
        attempt.strays,
        each.elapsed,
        each.at);
  }

  /** Says of each check without a message for it that it needs asking. */
  private List<LeftOut> leftOut(List<Observation> seen) {
    List<LeftOut> left = new ArrayList<>();
    for (Check check : Check.values()) {
      boolean isOfAll = check == Check.C4 || check == Check.C5;
      boolean isSeen =
          isOfAll && !seen.isEmpty()
              || seen.stream().anyMatch(each -> each.probe().checks().contains(check));
      if (plan.checks().contains(check) && !isSeen) {
        left.add(new LeftOut(check, "the capture has no message for it, and nothing was asked"));
      }
    }
    return left;
  }
}
