package io.wiredns.doctor.survey;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Asks one server of the zone of the name in all ways, in stages, so that all servers have passed a
 * stage before the next begins. What matters most is asked first. For one thread at a time.
 */
final class ServerProbes {
  /** A type, an option and a flag that are not assigned. */
  static final RecordType UNASSIGNED_TYPE = RecordType.of(62_347);

  private static final int UNASSIGNED_OPTION = 100;
  private static final int UNASSIGNED_FLAG = 0x0080;

  private static final int TRIES = 3;
  private static final int REPEATS = 9;
  private static final int SMALL = 512;
  private static final int LARGE = 4096;

  private final Asking asking;
  private final SurveyPlan plan;
  private final Name zone;
  private final ServerView server;

  /** A name of another zone. */
  private final Name foreign;

  private boolean isOverUdp;
  private boolean isWithEdns;
  private boolean isServing;

  /** The largest reply, or a query that was lost although others were answered. */
  private Observation large;

  ServerProbes(Asking asking, SurveyPlan plan, ZoneView zone, ServerView server) {
    this.asking = asking;
    this.plan = plan;
    this.zone = zone.name();
    this.server = server;
    foreign = zone.parent().orElse(Name.of("example."));
  }

  private Optional<Observation> ask(Probe probe, MessageBuilder query) {
    return plan.wants(probe) ? asking.ask(probe, zone, server.place(), query) : Optional.empty();
  }

  private Optional<Observation> overTcp(Probe probe, MessageBuilder query) {
    return plan.wants(probe)
        ? asking.ask(probe, zone, server.place(), query, Asking.How.TCP)
        : Optional.empty();
  }

  /** Asks whether the server is there and serves the zone. */
  void reach() {
    for (int i = 0; i < TRIES && !isOverUdp; i++) {
      Optional<Observation> soa =
          asking.ask(Probe.SOA, zone, server.place(), Queries.usual(zone, RecordType.SOA));
      soa.ifPresent(this::soa);
      if (soa.isEmpty() || soa.get().isUnreachable()) {
        break;
      }
      if (soa.get().fault().isPresent()) {
        isOverUdp = true;
      }
    }
    if (!isOverUdp || isFormatError()) {
      ask(Probe.SOA_PLAIN, Queries.plain(zone, RecordType.SOA)).ifPresent(this::soa);
    }
    overTcp(Probe.SOA_TCP, usual(zone, RecordType.SOA))
        .ifPresent(seen -> isServing |= serves(seen));
  }

  private boolean isFormatError() {
    return !isWithEdns && !isServing;
  }

  private void soa(Observation seen) {
    isOverUdp |= seen.isAnswered();
    isServing |= serves(seen);
    isWithEdns |= seen.reply().filter(message -> message.edns().isPresent()).isPresent();
  }

  private boolean serves(Observation seen) {
    return seen.isAuthoritative()
        && seen.soa().isPresent()
        && seen.reply().orElseThrow().answers().get(0).name().equals(zone);
  }

  /** Returns whether the server is of use for more questions. */
  boolean isServing() {
    return isServing && isOverUdp;
  }

  private MessageBuilder secure(Name name, RecordType type) {
    return isWithEdns ? Queries.secure(name, type) : Queries.plain(name, type);
  }

  private MessageBuilder usual(Name name, RecordType type) {
    return isWithEdns ? Queries.usual(name, type) : Queries.plain(name, type);
  }

  /** Asks for the name servers. */
  void nameServers() {
    ask(Probe.NS, usual(zone, RecordType.NS));
  }

  /** Asks for the data. */
  void data() {
    Question question = plan.question();
    wholly(Probe.DATA, Probe.DATA_TCP, question.name(), question.type());
    wholly(Probe.DNSKEY, Probe.DNSKEY_TCP, zone, RecordType.DNSKEY);
    Name above = question.name().equals(zone) ? zone : question.name().parent();
    ask(Probe.SIBLING, secure(sibling(above), question.type()));
    ask(Probe.WILDCARD, secure(above.wildcard(), question.type()));
  }

  private static Name sibling(Name above) {
    try {
      return above.child(Queries.label());
    } catch (IllegalArgumentException tooLong) {
      return above;
    }
  }

  private void wholly(Probe probe, Probe again, Name name, RecordType type) {
    Observation seen = twice(probe, secure(name, type)).orElse(null);
    if (seen == null) {
      return;
    }
    Observation whole = seen;
    if (seen.isTruncated() || seen.isLost()) {
      whole = overTcp(again, secure(name, type)).orElse(seen);
    }
    boolean isLarge = whole.isTruncated() || whole.isLost() || whole.octets() > SMALL;
    if (isLarge && (large == null || whole.octets() > large.octets())) {
      large = whole;
    }
  }

  /** Asks for other types, and in the ways of EDNS. */
  void ways() {
    Question question = plan.question();
    List<RecordType> types =
        List.of(RecordType.HTTPS, RecordType.AAAA, RecordType.CAA, UNASSIGNED_TYPE, RecordType.A);
    for (RecordType type : types) {
      if (!type.equals(question.type())) {
        twice(Probe.OTHER_TYPE, usual(question.name(), type));
      }
    }
    if (!isWithEdns) {
      return;
    }
    cookies();
    edns(
        Probe.UNKNOWN_OPTION,
        Edns.request()
            .withUdpPayloadSize(Queries.USUAL_SIZE)
            .withOption(
                new UnknownOption(
                    OptionCode.of(UNASSIGNED_OPTION), Queries.octets(Cookie.CLIENT_OCTETS))));
    edns(
        Probe.UNKNOWN_FLAG,
        Edns.request().withUdpPayloadSize(Queries.USUAL_SIZE).withFlags(UNASSIGNED_FLAG));
    edns(Probe.VERSION_1, Edns.request().withUdpPayloadSize(Queries.USUAL_SIZE).withVersion(1));
  }

  private Optional<Observation> edns(Probe probe, Edns edns) {
    return twice(probe, Queries.plain(zone, RecordType.SOA).edns(edns));
  }

  /** Asks again if nothing or an error came back, so that one lost packet says nothing. */
  private Optional<Observation> twice(Probe probe, MessageBuilder query) {
    Optional<Observation> seen = ask(probe, query);
    return seen.filter(ServerProbes::isDoubtful).isPresent() ? ask(probe, query) : seen;
  }

  private static boolean isDoubtful(Observation seen) {
    return seen.isLost() || seen.has(Rcode.SERVFAIL) || seen.has(Rcode.REFUSED);
  }

  private void cookies() {
    Cookie cookie = Cookie.ofClient(Queries.octets(Cookie.CLIENT_OCTETS));
    Edns edns = Edns.request().withUdpPayloadSize(Queries.USUAL_SIZE);
    Observation seen = edns(Probe.COOKIE, edns.withOption(cookie)).orElse(null);
    for (int i = 0; i < 2 && seen != null && (i == 0 || seen.has(Rcode.BADCOOKIE)); i++) {
      Cookie given =
          seen.reply()
              .flatMap(message -> message.edns())
              .flatMap(reply -> reply.option(Cookie.class))
              .filter(other -> other.hasServer() && other.client().equals(cookie.client()))
              .orElse(null);
      seen =
          given == null
              ? null
              : edns(Probe.COOKIE_RETURNED, edns.withOption(cookie.withServer(given.server())))
                  .orElse(null);
    }
  }

  /** Asks for a large answer, a foreign name, a transfer, and with the key. */
  void sizes() {
    if (large != null && isWithEdns) {
      Question question = large.question();
      twice(Probe.LARGE_512, Queries.sized(question.name(), question.type(), SMALL));
      twice(Probe.LARGE_1232, Queries.sized(question.name(), question.type(), Queries.USUAL_SIZE));
      ask(Probe.LARGE_4096, Queries.sized(question.name(), question.type(), LARGE));
    } else if (large == null) {
      asking.leftOut(Check.C8, "no answer that was asked for is larger than 512 octets");
    }
    if (!foreign.equals(zone)) {
      ask(Probe.FOREIGN, usual(foreign, RecordType.SOA).recursionDesired(true));
    }
    if (plan.transfers()) {
      overTcp(Probe.TRANSFER, Queries.plain(zone, RecordType.AXFR));
    }
    if (plan.key().isPresent() && plan.wants(Probe.SIGNED)) {
      asking.ask(
          Probe.SIGNED, zone, server.place(), usual(zone, RecordType.SOA), Asking.How.SIGNED);
    }
    plan.from()
        .filter(from -> from.getClass() == server.place().address().getAddress().getClass())
        .filter(from -> plan.wants(Probe.OTHER_SOURCE))
        .ifPresent(
            from ->
                asking.ask(
                    Probe.OTHER_SOURCE,
                    zone,
                    server.place(),
                    secure(plan.question().name(), plan.question().type()),
                    Asking.How.from(from)));
  }

  /** Asks again and again. */
  void again() {
    Question question = plan.question();
    int lost = 0;
    for (int i = 0; i < REPEATS && lost < TRIES; i++) {
      Optional<Observation> seen = ask(Probe.AGAIN, usual(question.name(), question.type()));
      if (seen.isEmpty()) {
        return;
      }
      lost += seen.get().isLost() ? 1 : 0;
    }
  }

  /** Asks with a client subnet. */
  void subnet(InetAddress network, int prefix) {
    ask(
        Probe.DATA_SUBNET,
        Queries.plain(plan.question().name(), plan.question().type())
            .edns(
                Edns.request()
                    .withUdpPayloadSize(Queries.USUAL_SIZE)
                    .withOption(ClientSubnet.of(network, prefix))));
  }
}
