package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.LocalMachine;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ResolverPlace;
import io.wiredns.doctor.survey.Survey;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Group A: the local machine. */
final class LocalChecks {
  private final Survey survey;
  private final Name name;
  private final RecordType type;
  private final List<Finding> findings = new ArrayList<>();

  private LocalChecks(Survey survey) {
    this.survey = survey;
    name = survey.plan().question().name();
    type = survey.plan().question().type();
  }

  static List<Finding> of(Survey survey) {
    LocalChecks checks = new LocalChecks(survey);
    checks.hosts();
    checks.search();
    checks.resolvers();
    return checks.findings;
  }

  private void hosts() {
    LocalMachine machine = survey.plan().machine();
    boolean isAddress = type.equals(RecordType.A) || type.equals(RecordType.AAAA);
    if (!isAddress || !machine.usesHosts()) {
      return;
    }
    Set<InetAddress> answers =
        survey.of(Probe.DATA, Probe.DATA_TCP, Probe.RESOLVER).stream()
            .flatMap(seen -> seen.reply().stream())
            .flatMap(reply -> reply.answers().stream())
            .map(LocalChecks::address)
            .filter(address -> address != null)
            .collect(Collectors.toSet());
    for (LocalMachine.HostsLine line : machine.hosts()) {
      boolean isSix = line.address() instanceof Inet6Address;
      if (line.isFor(name) && isSix == type.equals(RecordType.AAAA)) {
        boolean isSame = answers.contains(line.address());
        findings.add(
            Draft.of(Check.A1, !isSame && !answers.isEmpty())
                .says(
                    "Line %d of %s gives %s the address %s on this machine%s.",
                    line.number(),
                    machine.hostsFile(),
                    name,
                    NetworkText.address(line.address()),
                    isSame ? ", which DNS has too" : ", which DNS does not have")
                .add(Evidence.Kind.FILE, line.text())
                .rfc("RFC 1535")
                .mend(
                    "The administrator of this machine removes the line: with it, programs do not ask"
                        + " DNS for this name.")
                .run("getent ahosts " + name)
                .done());
      }
    }
  }

  private static InetAddress address(ResourceRecord record) {
    return record
        .rdata(A.class)
        .<InetAddress>map(A::inetAddress)
        .or(() -> record.rdata(Aaaa.class).map(Aaaa::inetAddress))
        .orElse(null);
  }

  private void search() {
    List<Observation> forms = survey.of(Probe.SEARCH);
    List<Name> order = survey.plan().machine().forms(survey.plan().typed());
    int alone = order.indexOf(name);
    boolean isThere = survey.of(Probe.RESOLVER).stream().anyMatch(seen -> hasAnswer(seen));
    for (Observation seen : forms) {
      Name form = seen.question().name();
      if (!hasAnswer(seen)) {
        continue;
      }
      boolean isFirst = order.indexOf(form) < alone;
      if (isFirst || !isThere) {
        Draft draft =
            Draft.of(Check.A1, isFirst)
                .at(seen.server())
                .says(
                    isFirst
                        ? "With the search list, %s is taken for %s, which has data and is tried first."
                        : "%s has no answer, and the search list makes %s of it, which has one.",
                    survey.plan().typed(),
                    form)
                .mend(
                    "Write the name with its last dot; the administrator of this machine corrects"
                        + " search and ndots in /etc/resolv.conf.")
                .run("wiredns query +search +showsearch " + survey.plan().typed() + " " + type);
        for (Observation each : forms) {
          draft.seen(each);
        }
        survey.of(Probe.RESOLVER).stream().limit(1).forEach(draft::seen);
        findings.add(draft.done());
        return;
      }
    }
  }

  private static boolean hasAnswer(Observation seen) {
    return seen.has(Rcode.NOERROR) && !seen.reply().orElseThrow().answers().isEmpty();
  }

  private void resolvers() {
    List<ResolverPlace> all = survey.plan().resolvers();
    List<Observation> asked = survey.of(Probe.RESOLVER);
    List<ResolverPlace> silent = new ArrayList<>();
    for (ResolverPlace resolver : all) {
      List<Observation> its = of(resolver, asked);
      boolean isAlive =
          of(resolver, survey.of(Probe.RESOLVER_ALIVE)).stream().anyMatch(Observation::isAnswered);
      if (isAlive) {
        continue; // F1 decides.
      }
      if (!its.isEmpty() && its.stream().noneMatch(Observation::isAnswered)) {
        silent.add(resolver);
      } else if (!its.isEmpty() && its.stream().anyMatch(seen -> seen.has(Rcode.REFUSED))) {
        findings.add(
            Draft.error(Check.A2)
                .at(resolver.place())
                .says(
                    "The resolver %s of %s refuses this machine.",
                    resolver.place(), resolver.origin())
                .seen(its.get(its.size() - 1))
                .mend(
                    "Its operator allows recursion for this network, or this machine is given"
                        + " another resolver.")
                .run(recursive(resolver))
                .done());
      }
    }
    for (ResolverPlace resolver : silent) {
      boolean isNone = silent.size() == all.size();
      findings.add(
          Draft.of(Check.A2, isNone)
              .at(resolver.place())
              .says(
                  "The resolver %s of %s does not answer%s.",
                  resolver.place(),
                  resolver.origin(),
                  isNone ? ", and no other one is there" : ", another one does")
              .seen(of(resolver, asked))
              .mend(
                  "The administrator of this machine corrects the address, or the network between:"
                      + " firewall, route, VPN.")
              .run(recursive(resolver))
              .done());
    }
  }

  private static List<Observation> of(ResolverPlace resolver, List<Observation> asked) {
    return asked.stream()
        .filter(seen -> seen.server().address().equals(resolver.place().address()))
        .toList();
  }

  private String recursive(ResolverPlace resolver) {
    return Draft.digText(resolver.place(), name, type).replace("+norec ", "");
  }
}
