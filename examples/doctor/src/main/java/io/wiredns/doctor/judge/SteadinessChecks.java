package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The checks of group C about types, steadiness, and what a server gives to strangers. */
final class SteadinessChecks {
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int LEAST_MAC = 10;

  private final Survey survey;
  private final Name zone;
  private final ServerPlace server;
  private final List<Finding> findings = new ArrayList<>();

  private SteadinessChecks(Survey survey, Name zone, ServerPlace server) {
    this.survey = survey;
    this.zone = zone;
    this.server = server;
  }

  static List<Finding> of(Survey survey, Name zone, ServerPlace server) {
    SteadinessChecks checks = new SteadinessChecks(survey, zone, server);
    if (ServerState.of(survey, server).isServing()) {
      checks.types();
      checks.steadiness();
      checks.strangers();
      checks.transfer();
      checks.key();
    }
    return checks.findings;
  }

  private Draft draft(Check check, boolean isError) {
    return Draft.of(check, isError).at(server).in(zone);
  }

  /** C9: types that the server does not know. */
  private void types() {
    List<Observation> asked = new ArrayList<>();
    for (Observation seen : survey.of(server, Probe.DATA, Probe.OTHER_TYPE)) {
      asked.removeIf(earlier -> earlier.type().equals(seen.type())); // the last try counts
      asked.add(seen);
    }
    List<Observation> failed = asked.stream().filter(seen -> isFailed(seen)).toList();
    boolean isOnlySome = failed.size() < asked.size();
    boolean isLargeLost =
        survey.of(server, Probe.LARGE_512).stream().anyMatch(Observation::isAnswered);
    failed =
        failed.stream()
            .filter(seen -> !(seen.isLost() && seen.probe() == Probe.DATA && isLargeLost))
            .toList();
    if (failed.isEmpty() || !isOnlySome) {
      return;
    }
    String types =
        failed.stream()
            .map(seen -> seen.type() + " " + seen.rcode().map(Rcode::toString).orElse("silence"))
            .collect(Collectors.joining(", "));
    Observation first = failed.get(0);
    findings.add(
        draft(Check.C9, true)
            .says("%s fails for some types: %s.", server, types)
            .seen(failed)
            .rfc("RFC 3597 section 3")
            .mend("The operator of the server updates it: unknown types are answered like others.")
            .dig(server, first.question().name(), first.type())
            .done());
  }

  private static boolean isFailed(Observation seen) {
    return seen.isLost()
        || seen.has(Rcode.NOTIMP)
        || seen.has(Rcode.FORMERR)
        || seen.has(Rcode.SERVFAIL)
        || seen.has(Rcode.REFUSED);
  }

  /** C10: other RCODEs, loss, truncation and slowness in ten tries. */
  private void steadiness() {
    List<Observation> tries = survey.of(server, Probe.DATA, Probe.AGAIN);
    if (tries.size() < 2) {
      return;
    }
    Set<Rcode> rcodes = new LinkedHashSet<>();
    tries.forEach(seen -> seen.rcode().ifPresent(rcodes::add));
    long lost = tries.stream().filter(Observation::isLost).count();
    List<Duration> times =
        tries.stream().filter(Observation::isAnswered).map(Observation::elapsed).sorted().toList();
    if (rcodes.size() > 1) {
      unsteady(
          true,
          "gives %s in %d tries".formatted(rcodes, tries.size()),
          tries.stream()
              .collect(
                  Collectors.toMap(
                      seen -> seen.rcode().map(Rcode::value).orElse(-1),
                      seen -> seen,
                      (first, second) -> first))
              .values()
              .stream()
              .toList());
    }
    List<Observation> cut =
        tries.stream().filter(seen -> seen.probe() == Probe.AGAIN && seen.isTruncated()).toList();
    boolean isNeedless =
        tries.stream()
            .anyMatch(
                seen -> seen.probe() == Probe.AGAIN && seen.isAnswered() && !seen.isTruncated());
    if (!cut.isEmpty() && isNeedless) {
      unsteady(
          false,
          "truncates %d of %d answers without need, as rate limits do"
              .formatted(cut.size(), tries.size()),
          cut.subList(0, 1));
    }
    if (lost > 0 && lost < tries.size()) {
      unsteady(
          false,
          "does not answer %d of %d tries".formatted(lost, tries.size()),
          tries.stream().filter(Observation::isLost).limit(1).toList());
    }
    if (!times.isEmpty() && times.get(times.size() / 2).compareTo(SLOW) > 0) {
      unsteady(
          false,
          "is slow: half of its replies take more than %d ms"
              .formatted(times.get(times.size() / 2).toMillis()),
          tries.stream().filter(Observation::isAnswered).limit(1).toList());
    }
  }

  private void unsteady(boolean isError, String how, List<Observation> seen) {
    findings.add(
        draft(Check.C10, isError)
            .says("%s %s.", server, how)
            .seen(seen)
            .rfc("RFC 1034 section 4.3.1")
            .mend(
                "The operator of the server looks at its load, at its rate limit, and at the"
                    + " machines that share the address.")
            .run(
                "wiredns compare --times 10 %s %s %s +norecurse"
                    .formatted(
                        survey.plan().question().name(),
                        survey.plan().question().type(),
                        server.addressText()))
            .done());
  }

  /** C11: names of others with RD. */
  private void strangers() {
    for (Observation seen : survey.of(server, Probe.FOREIGN)) {
      boolean isResolved =
          seen.hasFlag(Header.RA)
              && !seen.isAuthoritative()
              && (seen.has(Rcode.NXDOMAIN)
                  || seen.has(Rcode.NOERROR) && !seen.reply().orElseThrow().answers().isEmpty());
      if (isResolved) {
        findings.add(
            draft(Check.C11, false)
                .says(
                    "%s resolves names of others: it is an open resolver, or open to this host.",
                    server)
                .seen(seen)
                .rfc("RFC 5358 section 4")
                .mend(
                    "The operator of the server turns recursion off, or limits it to its network.")
                .run(
                    Draft.digText(server, seen.question().name(), seen.type())
                        .replace("+norec ", ""))
                .done());
      }
    }
  }

  /** C12: a transfer for everyone. */
  private void transfer() {
    for (Observation seen : survey.of(server, Probe.TRANSFER)) {
      if (seen.has(Rcode.NOERROR)
          && seen.reply().orElseThrow().answers().stream()
              .anyMatch(record -> record.type().equals(RecordType.SOA))) {
        findings.add(
            draft(Check.C12, false)
                .says("%s gives the whole zone %s to this host without a key.", server, zone)
                .seen(seen)
                .rfc("RFC 5936 section 5")
                .mend("The operator of the server allows transfers to its secondaries only.")
                .dig(server, zone, RecordType.AXFR)
                .done());
      }
    }
  }

  /** C13: what the server says to the key. */
  private void key() {
    for (Observation seen : survey.of(server, Probe.SIGNED)) {
      String wrong = seen.signature().map(SteadinessChecks::words).orElse(null);
      if (wrong != null) {
        findings.add(
            draft(Check.C13, true)
                .says("%s and the key do not agree: %s.", server, wrong)
                .seen(seen)
                .rfc("RFC 8945 section 5.2")
                .mend(
                    "The operators of both sides compare the name, the algorithm and the secret of"
                        + " the key, and the clocks.")
                .run(
                    "wiredns query @%s %s SOA +norecurse -y KEY"
                        .formatted(server.addressText(), zone))
                .done());
      }
      shortMac(seen);
    }
  }

  private void shortMac(Observation seen) {
    Optional<Tsig> tsig =
        seen.reply()
            .flatMap(Message::tsig)
            .flatMap((ResourceRecord record) -> record.rdata(Tsig.class));
    if (tsig.isEmpty() || !tsig.get().error().equals(TsigError.NOERROR)) {
      return;
    }
    int octets = tsig.get().mac().length();
    int whole =
        survey.plan().key().map(key -> key.algorithm()).map(TsigAlgorithm::macOctets).orElse(0);
    int least = Math.max(LEAST_MAC, whole / 2);
    if (octets < least) {
      findings.add(
          draft(Check.C13, true)
              .says("%s signs with a MAC of %d octets, at least %d are due.", server, octets, least)
              .seen(seen)
              .rfc("RFC 8945 section 5.2.2.1")
              .mend("The operator of the server has it send the whole MAC.")
              .run("wiredns query @%s %s SOA -y KEY".formatted(server.addressText(), zone))
              .done());
    }
  }

  private static String words(TsigResult result) {
    if (result instanceof TsigResult.ServerError error) {
      String clock =
          error
              .clockDifference()
              .map(difference -> ", the clocks differ by " + difference.abs().toSeconds() + " s")
              .orElse("");
      return error.error() + clock;
    }
    if (result instanceof TsigResult.Rejected rejected) {
      return "its signature fails (" + rejected.rule() + "): " + rejected.detail();
    }
    return result instanceof TsigResult.Unsigned ? "it does not sign its reply" : null;
  }
}
