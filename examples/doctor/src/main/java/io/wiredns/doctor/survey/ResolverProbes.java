package io.wiredns.doctor.survey;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;

/** Asks a resolver. For one thread. */
final class ResolverProbes {
  private final Asking asking;
  private final SurveyPlan plan;
  private final ResolverPlace resolver;

  /** Whether it answers another question only. */
  private boolean isAlive;

  ResolverProbes(Asking asking, SurveyPlan plan, ResolverPlace resolver) {
    this.asking = asking;
    this.plan = plan;
    this.resolver = resolver;
  }

  /** Asks the question; returns whether the resolver answers at all. */
  boolean ask() {
    Name name = plan.question().name();
    RecordType type = plan.question().type();
    Observation seen = null;
    for (int i = 0; i < 2 && (seen == null || seen.isLost()); i++) {
      seen =
          asking
              .ask(
                  Probe.RESOLVER,
                  null,
                  resolver.place(),
                  Queries.usual(name, type).recursionDesired(true),
                  i == 0 ? Asking.How.UDP : Asking.How.PATIENT)
              .orElse(null);
      if (seen == null) {
        return false;
      }
    }
    if (seen.isLost()) {
      isAlive =
          asking
              .ask(
                  Probe.RESOLVER_ALIVE,
                  null,
                  resolver.place(),
                  Queries.usual(Name.ROOT, RecordType.NS).recursionDesired(true))
              .filter(Observation::isAnswered)
              .isPresent();
      if (isAlive) {
        return false;
      }
    }
    if (seen.isTruncated() || seen.isLost()) {
      seen =
          asking
              .ask(
                  Probe.RESOLVER,
                  null,
                  resolver.place(),
                  Queries.usual(name, type).recursionDesired(true),
                  Asking.How.TCP)
              .orElse(seen);
    }
    if (seen.isLost()) {
      return false;
    }
    more(name, type, seen);
    return true;
  }

  /** Asks once more a resolver that was late, and may have found the answer meanwhile. */
  void again() {
    if (!isAlive) {
      return;
    }
    asking
        .ask(
            Probe.RESOLVER,
            null,
            resolver.place(),
            Queries.usual(plan.question().name(), plan.question().type()).recursionDesired(true),
            Asking.How.PATIENT)
        .filter(Observation::isAnswered)
        .ifPresent(seen -> more(plan.question().name(), plan.question().type(), seen));
  }

  private void more(Name name, RecordType type, Observation first) {
    if (first.has(Rcode.SERVFAIL)) {
      send(
          Probe.RESOLVER_CD,
          Queries.secure(name, type).recursionDesired(true).checkingDisabled(true));
      send(Probe.RESOLVER_AGAIN, Queries.usual(name, type).recursionDesired(true));
    } else {
      send(Probe.RESOLVER_DO, Queries.secure(name, type).recursionDesired(true));
    }
    if (plan.wants(Probe.OTHER_SOURCE)) {
      plan.from()
          .filter(from -> from.getClass() == resolver.place().address().getAddress().getClass())
          .ifPresent(
              from ->
                  asking.ask(
                      Probe.OTHER_SOURCE,
                      null,
                      resolver.place(),
                      Queries.usual(name, type).recursionDesired(true),
                      Asking.How.from(from)));
    }
  }

  private void send(Probe probe, MessageBuilder query) {
    if (plan.wants(probe)) {
      asking.ask(probe, null, resolver.place(), query);
    }
  }

  /** Asks with a client subnet. */
  void subnet(InetAddress network, int prefix) {
    send(
        Probe.RESOLVER_SUBNET,
        Queries.plain(plan.question().name(), plan.question().type())
            .recursionDesired(true)
            .edns(
                Edns.request()
                    .withUdpPayloadSize(Queries.USUAL_SIZE)
                    .withOption(ClientSubnet.of(network, prefix))));
  }

  /** Asks for the forms of the name with the search list. */
  void forms() {
    for (Name form : plan.machine().forms(plan.typed())) {
      if (!form.equals(plan.question().name())) {
        send(Probe.SEARCH, Queries.usual(form, plan.question().type()).recursionDesired(true));
      }
    }
  }
}
