package io.wiredns.doctor.judge;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ResolverPlace;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Group F: the resolvers beside the servers. */
final class ResolverChecks {
  private static final Set<ExtendedErrorCode> FILTERS =
      Set.of(
          ExtendedErrorCode.BLOCKED,
          ExtendedErrorCode.CENSORED,
          ExtendedErrorCode.FILTERED,
          ExtendedErrorCode.PROHIBITED);

  private static final Set<ExtendedErrorCode> STALE =
      Set.of(ExtendedErrorCode.STALE_ANSWER, ExtendedErrorCode.STALE_NXDOMAIN_ANSWER);

  private final Survey survey;
  private final Name name;
  private final RecordType type;
  private final List<Finding> findings = new ArrayList<>();

  private ResolverChecks(Survey survey) {
    this.survey = survey;
    name = survey.plan().question().name();
    type = survey.plan().question().type();
  }

  static List<Finding> of(Survey survey) {
    ResolverChecks checks = new ResolverChecks(survey);
    for (ResolverPlace resolver : survey.plan().resolvers()) {
      checks.failing(resolver.place());
      checks.differing(resolver.place());
    }
    checks.horizons();
    return checks.findings;
  }

  private List<Observation> of(ServerPlace resolver, Probe probe) {
    return survey.of(probe).stream()
        .filter(seen -> seen.zone().isEmpty())
        .filter(seen -> seen.server().address().equals(resolver.address()))
        .toList();
  }

  private Optional<Observation> answered(ServerPlace resolver, Probe probe) {
    return of(resolver, probe).stream()
        .filter(Observation::isAnswered)
        .filter(seen -> !seen.isTruncated())
        .findFirst();
  }

  private String command(ServerPlace resolver, String... options) {
    return Draft.digText(resolver, name, type, options).replace("+norec ", "");
  }

  /** F1: SERVFAIL. */
  private void failing(ServerPlace resolver) {
    Observation seen = answered(resolver, Probe.RESOLVER).orElse(null);
    if (seen == null) {
      late(resolver);
      return;
    }
    if (!seen.has(Rcode.SERVFAIL)) {
      return;
    }
    Optional<Observation> unchecked = answered(resolver, Probe.RESOLVER_CD);
    Optional<Observation> again = answered(resolver, Probe.RESOLVER_AGAIN);
    boolean isValidation = unchecked.filter(cd -> !cd.has(Rcode.SERVFAIL)).isPresent();
    boolean isCached =
        again
            .filter(second -> second.has(Rcode.SERVFAIL))
            .filter(
                second ->
                    has(second, Set.of(ExtendedErrorCode.CACHED_ERROR))
                        || second.elapsed().compareTo(seen.elapsed().dividedBy(4)) < 0
                            && seen.elapsed().compareTo(Duration.ofMillis(50)) > 0)
            .isPresent();
    Draft draft =
        Draft.error(Check.F1)
            .at(resolver)
            .says(
                "The resolver %s answers SERVFAIL%s%s.",
                resolver,
                isValidation
                    ? ", and with CD it answers: validation fails"
                    : ", with CD too: it does not get an answer from the servers",
                isCached ? ", and the failure is in its cache" : "")
            .seen(seen);
    unchecked.ifPresent(draft::seen);
    again.ifPresent(draft::seen);
    findings.add(
        draft
            .rfc(isCached ? "RFC 9520 section 3" : "RFC 4035 section 5.5")
            .mend(
                isValidation
                    ? "The owner of the zone mends keys and signatures; the operator of the resolver"
                        + " looks at its clock and trust anchors if the servers are right."
                    : "The owner of the zone mends delegation and servers; the operator of the"
                        + " resolver looks at its way to them if they are right.")
            .run(command(resolver, "+cd"))
            .done());
  }

  /** F1, for a resolver that answers other questions only. */
  private void late(ServerPlace resolver) {
    answered(resolver, Probe.RESOLVER_ALIVE)
        .ifPresent(
            alive ->
                findings.add(
                    Draft.error(Check.F1)
                        .at(resolver)
                        .says(
                            "The resolver %s does not answer for %s in time, and answers other"
                                + " questions.",
                            resolver, name)
                        .seen(of(resolver, Probe.RESOLVER))
                        .seen(alive)
                        .rfc("RFC 9520 section 2")
                        .mend(
                            "The owner of the zone mends delegation and servers; the operator of"
                                + " the resolver looks at its way to them if they are right.")
                        .run(command(resolver))
                        .done()));
  }

  private static boolean has(Observation seen, Set<ExtendedErrorCode> codes) {
    return seen.extendedErrors().stream().map(ExtendedError::infoCode).anyMatch(codes::contains);
  }

  /** F2: another answer than the servers'. */
  private void differing(ServerPlace resolver) {
    Observation seen = answered(resolver, Probe.RESOLVER).orElse(null);
    if (seen == null || !seen.has(Rcode.NOERROR) && !seen.has(Rcode.NXDOMAIN)) {
      return;
    }
    List<Observation> servers = servers();
    boolean isStale = has(seen, STALE);
    boolean isFiltered = has(seen, FILTERS);
    boolean isSame =
        servers.isEmpty()
            || servers.stream().anyMatch(server -> content(server).equals(content(seen)))
            || followed(seen);
    if (isSame && !isStale && !isFiltered) {
      return;
    }
    boolean hasNoSoa =
        seen.isNegative()
            && seen.soa(Section.AUTHORITY).isEmpty()
            && seen.records(Section.ANSWER, RecordType.CNAME).isEmpty();
    OptionalLong left =
        seen.reply().orElseThrow().answers().stream().mapToLong(ResourceRecord::ttl).max();
    OptionalLong whole =
        servers.stream()
            .flatMap(server -> server.reply().orElseThrow().answers().stream())
            .mapToLong(ResourceRecord::ttl)
            .max();
    boolean isCache =
        left.isPresent() && (whole.isEmpty() || left.getAsLong() <= whole.getAsLong());
    String why =
        isFiltered
            ? "a filter answers"
            : isStale
                ? "it serves data that has expired"
                : hasNoSoa
                    ? "the denial has no SOA record, as filters write it"
                    : isCache
                        ? "an older answer is in its cache for %d s, until %s"
                            .formatted(
                                left.getAsLong(),
                                NetworkText.time(seen.at().plusSeconds(left.getAsLong())))
                        : seen.isNegative()
                            ? "the denial may be in its cache"
                            : "it is no cached answer of these servers";
    boolean isError = isFiltered || hasNoSoa || seen.isNegative() || !isCache && !isStale;
    Draft draft =
        Draft.of(Check.F2, isError)
            .at(resolver)
            .says(
                "The resolver %s answers otherwise than the servers of the zone: %s.",
                resolver, why)
            .seen(seen)
            .records(seen.reply().orElseThrow().answers());
    servers.stream()
        .limit(1)
        .forEach(server -> draft.seen(server).records(server.reply().orElseThrow().answers()));
    findings.add(
        draft
            .rfc(isStale ? "RFC 8767 section 4" : "RFC 8914 section 4")
            .mend(
                isFiltered || hasNoSoa
                    ? "The operator of the resolver lifts the filter, or another resolver is asked."
                    : isStale
                        ? "The operator of the resolver finds why it does not reach the servers."
                        : "Wait until the TTL is over, or the operator of the resolver flushes the"
                            + " name.")
            .run(command(resolver))
            .done());
  }

  /** Returns the answers of the servers of the zone. */
  private List<Observation> servers() {
    if (survey.leaf().isEmpty() || survey.end().isEmpty()) {
      return List.of();
    }
    return survey.leaf().get().servers().stream()
        .map(ServerView::place)
        .flatMap(server -> DataChecks.data(survey, server).stream())
        .toList();
  }

  /** Returns whether an answer is what the servers and those of the aliases say together. */
  private boolean followed(Observation seen) {
    if (survey.aliases().isEmpty()) {
      return false;
    }
    return survey.aliases().get(survey.aliases().size() - 1).seen().stream()
        .anyMatch(
            last ->
                ofType(last).equals(ofType(seen))
                    && last.has(Rcode.NXDOMAIN) == seen.has(Rcode.NXDOMAIN));
  }

  private Set<RData> ofType(Observation seen) {
    return seen.records(Section.ANSWER, type).stream()
        .map(ResourceRecord::rdata)
        .collect(Collectors.toSet());
  }

  private Object content(Observation seen) {
    return seen.has(Rcode.NXDOMAIN)
        ? Rcode.NXDOMAIN
        : type.equals(RecordType.SOA) ? "" : ofType(seen);
  }

  /** F3: other answers for other clients. */
  private void horizons() {
    for (Observation other :
        survey.of(Probe.OTHER_SOURCE, Probe.RESOLVER_SUBNET, Probe.DATA_SUBNET)) {
      if (!other.has(Rcode.NOERROR) && !other.has(Rcode.NXDOMAIN) && !other.has(Rcode.REFUSED)) {
        continue;
      }
      Observation usual =
          survey.of(Probe.RESOLVER, Probe.DATA, Probe.DATA_TCP).stream()
              .filter(seen -> seen.server().address().equals(other.server().address()))
              .filter(seen -> seen.zone().equals(other.zone()))
              .filter(seen -> seen.has(Rcode.NOERROR) || seen.has(Rcode.NXDOMAIN))
              .filter(seen -> !seen.isTruncated())
              .findFirst()
              .orElse(null);
      boolean isRefused = other.has(Rcode.REFUSED) && other.probe() == Probe.OTHER_SOURCE;
      if (usual == null
          || other.isTruncated()
          || other.has(Rcode.REFUSED) && !isRefused
          || !isRefused && content(usual).equals(content(other))) {
        continue;
      }
      findings.add(
          Draft.warning(Check.F3)
              .at(other.server())
              .says(
                  "%s answers %s otherwise %s: split horizon.",
                  other.server(),
                  name,
                  other.probe() == Probe.OTHER_SOURCE
                      ? "from " + survey.plan().from().map(NetworkText::address).orElse("elsewhere")
                      : "for the client subnet 192.0.2.0/24")
              .seen(usual)
              .records(usual.reply().orElseThrow().answers())
              .seen(other)
              .records(other.reply().orElseThrow().answers())
              .rfc("RFC 7871 section 7.2")
              .mend("If it is not meant, the operator of the server corrects its views.")
              .run(command(other.server(), "+subnet=192.0.2.0/24"))
              .done());
      if (other.zone().isPresent()) {
        return;
      }
    }
  }
}
