package io.wiredns.doctor.judge;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.response.Difference;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.Stray;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.WalkStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first half of group C: whether a server is there, serves the zone, and answers properly. */
final class ReachChecks {
  private final Survey survey;
  private final Name zone;
  private final ServerPlace server;
  private final ServerState state;
  private final List<Observation> all;
  private final List<Finding> findings = new ArrayList<>();

  private ReachChecks(Survey survey, Name zone, ServerPlace server) {
    this.survey = survey;
    this.zone = zone;
    this.server = server;
    state = ServerState.of(survey, server);
    all = survey.ofServer(server);
  }

  static List<Finding> of(Survey survey, Name zone, ServerPlace server) {
    ReachChecks checks = new ReachChecks(survey, zone, server);
    if (checks.state.isAsked()) {
      checks.silent();
      checks.tcp();
      checks.lame();
      checks.strays();
      checks.malformed();
    }
    return checks.findings;
  }

  private Draft draft(Check check, boolean isError) {
    return Draft.of(check, isError).at(server).in(zone);
  }

  /** C1: no reply over UDP with EDNS. */
  private void silent() {
    boolean isAnswered =
        state.withEdns().isEmpty() ? state.isOverUdp() : state.hasReply(state.withEdns());
    if (isAnswered) {
      return;
    }
    boolean isPlain = state.hasReply(state.plain());
    String what =
        isPlain
            ? "answers without EDNS only: queries with EDNS are dropped"
            : state.isOverTcp()
                ? "answers over TCP only: UDP is blocked"
                : "does not answer, neither over UDP nor over TCP";
    String mend =
        isPlain
            ? "The operator of the server updates it, or lets queries with EDNS pass the firewall."
            : state.isOverTcp()
                ? "The operator of the server lets UDP port 53 pass the firewall."
                : "The operator of the server starts it, or opens the firewall; the owner of the"
                    + " zone removes a server that is gone from the delegation.";
    findings.add(
        draft(Check.C1, true)
            .says("%s %s.", server, what)
            .seen(state.all())
            .rfc(isPlain ? "RFC 6891 section 6.2" : "RFC 1034 section 4.1")
            .mend("%s", mend)
            .dig(server, zone, RecordType.SOA)
            .done());
  }

  /** C2: UDP without TCP. */
  private void tcp() {
    if (state.tcp().isEmpty() || state.isOverTcp() || !state.isOverUdp()) {
      return;
    }
    Set<Probe> asWeMadeThem = Set.of(Probe.LARGE_512, Probe.LARGE_1232, Probe.LARGE_4096);
    Optional<Observation> cut =
        all.stream()
            .filter(seen -> seen.isTruncated() && !asWeMadeThem.contains(seen.probe()))
            .findFirst();
    Draft draft =
        draft(Check.C2, cut.isPresent())
            .says(
                cut.isPresent()
                    ? "%s does not answer over TCP, and its answer over UDP is truncated."
                    : "%s does not answer over TCP.",
                server)
            .seen(state.tcp());
    cut.ifPresent(draft::seen);
    findings.add(
        draft
            .rfc("RFC 7766 section 5")
            .mend("The operator of the server opens TCP port 53, in the server and the firewall.")
            .dig(server, zone, RecordType.SOA, "+tcp")
            .done());
  }

  /** C3: replies that are not those of a server of the zone. */
  private void lame() {
    boolean isAnswered = state.all().stream().anyMatch(Observation::isAnswered);
    if (!isAnswered) {
      return;
    }
    if (state.isServing()) {
      failing();
      return;
    }
    Observation seen =
        state.all().stream().filter(Observation::isAnswered).reduce((a, b) -> b).orElseThrow();
    findings.add(
        draft(Check.C3, true)
            .says("%s does not serve %s: %s.", server, zone, reason(seen))
            .seen(seen)
            .rfc("RFC 1912 section 2.8")
            .mend(
                "The operator of the server configures the zone %s, or finds in its log why it did"
                    + " not load or has expired; or the owner removes the server from the"
                    + " delegation.",
                zone)
            .dig(server, zone, RecordType.SOA)
            .done());
  }

  /** C3, for a server that has the SOA record and refuses the question. */
  private void failing() {
    List<Observation> data = survey.of(server, Probe.DATA);
    for (Observation seen : data.subList(Math.max(0, data.size() - 1), data.size())) {
      boolean isFailed = seen.has(Rcode.SERVFAIL) || seen.has(Rcode.REFUSED);
      boolean isOfAll =
          survey.of(server, Probe.OTHER_TYPE).stream()
              .allMatch(other -> other.has(Rcode.SERVFAIL) || other.has(Rcode.REFUSED));
      boolean isUpward = seen.has(Rcode.NOERROR) && WalkStep.of(seen, zone) == WalkStep.UPWARD;
      boolean hasNoAuthority =
          seen.isAnswered() && WalkStep.of(seen, zone) == WalkStep.NOT_AUTHORITATIVE;
      boolean isAlias = !seen.records(Section.ANSWER, RecordType.CNAME).isEmpty();
      if (isFailed && isOfAll && !isAlias || isUpward || hasNoAuthority && !seen.isTruncated()) {
        findings.add(
            draft(Check.C3, true)
                .says(
                    "%s serves %s, but not %s: %s.",
                    server, zone, seen.question().name(), reason(seen))
                .seen(seen)
                .rfc("RFC 1912 section 2.8")
                .mend("The operator of the server finds the reason in its log.")
                .dig(server, seen.question().name(), seen.type())
                .done());
      }
    }
  }

  private String reason(Observation seen) {
    List<ExtendedError> errors = seen.extendedErrors();
    String more = "";
    for (ExtendedError error : errors) {
      more =
          error.infoCode().equals(ExtendedErrorCode.PROHIBITED)
              ? ", an access list keeps this client out (EDE 18)"
              : error.infoCode().equals(ExtendedErrorCode.NOT_AUTHORITATIVE)
                  ? ", the zone is not configured (EDE 20)"
                  : ", " + error.toText();
    }
    if (!seen.has(Rcode.NOERROR)) {
      return "it answers " + seen.rcode().orElseThrow() + more;
    }
    if (!seen.isAuthoritative() && !seen.reply().orElseThrow().answers().isEmpty()) {
      return "it answers without AA, as a resolver or from a cache" + more;
    }
    boolean isReferral = !seen.records(Section.AUTHORITY, RecordType.NS).isEmpty();
    if (isReferral && !seen.isAuthoritative()) {
      Name to = seen.records(Section.AUTHORITY, RecordType.NS).get(0).name();
      return (to.equals(zone) ? "it refers to the zone itself" : "it refers upward to " + to)
          + more;
    }
    return seen.hasFlag(Header.AA)
        ? "it has no SOA record of the zone" + more
        : "it answers without AA and without data" + more;
  }

  /** C4: datagrams that are not the reply. */
  private void strays() {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    List<Observation> with = new ArrayList<>();
    boolean isLost = false;
    boolean isLate = true;
    for (Observation seen : all) {
      List<Stray> wrong = seen.strays().stream().filter(ReachChecks::isOfInterest).toList();
      if (!wrong.isEmpty()) {
        with.add(seen);
        isLost |= seen.isLost();
        wrong.forEach(stray -> kinds.merge(kind(stray), 1, Integer::sum));
        isLate &= wrong.stream().allMatch(stray -> kind(stray).equals("another ID"));
      }
    }
    if (with.isEmpty() || isLate && !isLost) {
      return; // A reply that comes late has the ID of an earlier query.
    }
    List<String> words = new ArrayList<>();
    kinds.forEach((kind, count) -> words.add(kind + " " + count + " times"));
    Draft draft =
        draft(Check.C4, isLost)
            .says("Replies to queries to %s have %s.", server, String.join(", ", words))
            .seen(with.get(0));
    with.get(0).strays().forEach(stray -> draft.add(Evidence.Kind.REPLY, stray.text()));
    findings.add(
        draft
            .rfc("RFC 5452 section 9.1")
            .mend(
                "The operator of the server has it answer from the address that was asked, also"
                    + " with several addresses or NAT; or something on the way changes replies.")
            .dig(server, zone, RecordType.SOA)
            .done());
  }

  private static boolean isOfInterest(Stray stray) {
    return !kind(stray).isEmpty();
  }

  private static String kind(Stray stray) {
    if (stray.isFromElsewhere() && stray.matches()) {
      return "another source";
    }
    if (stray.isFromElsewhere()) {
      return "";
    }
    boolean isQuestion =
        stray.differsIn(Difference.Field.QUESTION_NAME)
            || stray.differsIn(Difference.Field.QUESTION_TYPE)
            || stray.differsIn(Difference.Field.QUESTION_CLASS)
            || stray.differsIn(Difference.Field.QUESTION_COUNT);
    return stray.differsIn(Difference.Field.ID)
        ? "another ID"
        : isQuestion ? "another question" : "";
  }

  /** C5: malformed replies. */
  private void malformed() {
    List<Observation> bad = all.stream().filter(seen -> seen.fault().isPresent()).toList();
    if (bad.isEmpty()) {
      return;
    }
    WireFormatException fault = bad.get(0).fault().orElseThrow();
    findings.add(
        draft(Check.C5, true)
            .says(
                "%s sends malformed replies, %d of %d: %s.",
                server,
                bad.size(),
                all.stream().filter(seen -> !seen.isLost()).count(),
                fault.getMessage())
            .seen(bad.get(0))
            .add(
                Evidence.Kind.OCTET,
                "octet %d of %d, field %s: %s"
                    .formatted(fault.offset(), bad.get(0).octets(), fault.field(), fault.detail()))
            .rfc("RFC 1035 section 4")
            .mend("The operator of the server updates it, or looks for what changes its replies.")
            .run(
                "wiredns query @%s %s %s +norecurse"
                    .formatted(
                        server.addressText(), bad.get(0).question().name(), bad.get(0).type()))
            .done());
  }
}
