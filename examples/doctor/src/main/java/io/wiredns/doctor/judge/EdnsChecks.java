package io.wiredns.doctor.judge;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checks of group C about EDNS, cookies and sizes. */
final class EdnsChecks {
  private static final int SMALL = 512;

  private final Survey survey;
  private final Name zone;
  private final ServerPlace server;
  private final ServerState state;
  private final List<Finding> findings = new ArrayList<>();

  private EdnsChecks(Survey survey, Name zone, ServerPlace server) {
    this.survey = survey;
    this.zone = zone;
    this.server = server;
    state = ServerState.of(survey, server);
  }

  static List<Finding> of(Survey survey, Name zone, ServerPlace server) {
    EdnsChecks checks = new EdnsChecks(survey, zone, server);
    if (checks.state.isServing() && checks.state.hasReply(checks.state.withEdns())) {
      checks.edns();
      checks.cookies();
      checks.sizes();
    }
    return checks.findings;
  }

  private Draft draft(Check check, boolean isError) {
    return Draft.of(check, isError).at(server).in(zone);
  }

  /** C6: the parts of EDNS, one at a time. */
  private void edns() {
    Optional<Observation> refused =
        state.withEdns().stream()
            .filter(
                seen ->
                    seen.has(Rcode.FORMERR) || seen.has(Rcode.NOTIMP) || seen.has(Rcode.SERVFAIL))
            .findFirst();
    if (refused.isPresent() && state.plain().stream().anyMatch(ServerState::serves)) {
      broken(refused.get(), true, "EDNS 0", "+edns=0");
      return;
    }
    if (!state.isWithEdns()) {
      state.withEdns().stream()
          .filter(ServerState::serves)
          .findFirst()
          .ifPresent(
              seen ->
                  findings.add(
                      mended(
                              draft(Check.C6, false)
                                  .says("%s ignores EDNS: its replies have no OPT record.", server)
                                  .seen(seen),
                              "+edns=0")
                          .done()));
      return;
    }
    part(Probe.COOKIE, "a cookie", "+cookie");
    part(Probe.UNKNOWN_OPTION, "an unknown option", "+ednsopt=100");
    part(Probe.UNKNOWN_FLAG, "an unknown flag", "+ednsflags=0x80");
    version();
    echoes();
  }

  private void part(Probe probe, String part, String option) {
    last(probe)
        .filter(seen -> seen.isLost() || !isFine(seen))
        .ifPresent(seen -> broken(seen, true, part, option));
  }

  private static boolean isFine(Observation seen) {
    return seen.has(Rcode.NOERROR)
        || seen.has(Rcode.BADCOOKIE)
        || seen.isTruncated()
        || seen.fault().isPresent(); // C5 says so.
  }

  private Optional<Observation> last(Probe probe) {
    return survey.of(server, probe).stream().reduce((first, last) -> last);
  }

  private void version() {
    Observation seen = last(Probe.VERSION_1).orElse(null);
    if (seen == null || seen.has(Rcode.BADVERS) || seen.fault().isPresent()) {
      return;
    }
    if (seen.isLost()) {
      broken(seen, true, "version 1", "+edns=1 +noednsnegotiation");
      return;
    }
    findings.add(
        mended(
                draft(Check.C6, false)
                    .says(
                        "%s answers %s to EDNS version 1, and not BADVERS.",
                        server, seen.rcode().orElseThrow())
                    .seen(seen),
                "+edns=1 +noednsnegotiation")
            .done());
  }

  private void echoes() {
    last(Probe.UNKNOWN_FLAG)
        .filter(
            seen ->
                edns(seen).filter(edns -> (edns.flags() & ~Edns.FLAG_DO & 0xFFFF) != 0).isPresent())
        .ifPresent(seen -> echo(seen, "the unknown flag", "+ednsflags=0x80"));
    last(Probe.UNKNOWN_OPTION)
        .filter(
            seen ->
                edns(seen)
                    .filter(
                        edns ->
                            edns.options().stream()
                                .anyMatch(option -> isAsked(seen, option.code())))
                    .isPresent())
        .ifPresent(seen -> echo(seen, "the unknown option", "+ednsopt=100"));
  }

  private static boolean isAsked(Observation seen, OptionCode code) {
    return seen.query()
        .edns()
        .filter(asked -> asked.options().stream().anyMatch(option -> option.code().equals(code)))
        .isPresent();
  }

  private static Optional<Edns> edns(Observation seen) {
    return seen.reply().flatMap(Message::edns);
  }

  private void echo(Observation seen, String what, String option) {
    findings.add(
        mended(draft(Check.C6, false).says("%s sends %s back.", server, what).seen(seen), option)
            .done());
  }

  private void broken(Observation seen, boolean isError, String part, String option) {
    String how =
        seen.isLost() ? "does not answer" : "answers " + seen.rcode().orElseThrow() + " to";
    Draft draft =
        draft(Check.C6, isError)
            .says(
                seen.isLost()
                    ? "%s %s queries with %s, and answers those without."
                    : "%s %s queries with %s, and not to those without.",
                server,
                how,
                part)
            .seen(seen);
    (state.isWithEdns() ? state.withEdns() : state.plain())
        .stream().filter(ServerState::serves).limit(1).forEach(draft::seen);
    findings.add(mended(draft, option).done());
  }

  private Draft mended(Draft draft, String option) {
    return draft
        .rfc("RFC 6891 section 6.1.3")
        .mend(
            "The operator of the server updates it, or the firewall before it that takes EDNS for"
                + " an attack.")
        .dig(server, zone, RecordType.SOA, option);
  }

  /** C7: BADCOOKIE again and again. */
  private void cookies() {
    List<Observation> returned = survey.of(server, Probe.COOKIE_RETURNED);
    boolean isLoop =
        returned.size() > 1 && returned.stream().allMatch(seen -> seen.has(Rcode.BADCOOKIE));
    if (isLoop) {
      findings.add(
          draft(Check.C7, true)
              .says(
                  "%s answers BADCOOKIE to the cookies that it has given, %d times.",
                  server, returned.size())
              .seen(returned)
              .rfc("RFC 7873 section 5.3")
              .mend(
                  "The operator of the server gives all machines at this address the same cookie"
                      + " secret.")
              .dig(server, zone, RecordType.SOA, "+cookie")
              .done());
    }
  }

  /** C8: large answers that do not arrive. */
  private void sizes() {
    Optional<Observation> small = last(Probe.LARGE_512);
    Optional<Observation> usual = last(Probe.LARGE_1232);
    Optional<Observation> large = last(Probe.LARGE_4096);
    if (small.filter(Observation::isTruncated).isEmpty()) {
      return;
    }
    boolean isUsualLost = usual.filter(Observation::isLost).isPresent();
    boolean isLargeLost = large.filter(Observation::isLost).isPresent();
    if (!isUsualLost && !isLargeLost) {
      return;
    }
    Observation lost = isUsualLost ? usual.get() : large.get();
    int room = lost.query().edns().map(Edns::udpPayloadSize).orElse(SMALL);
    Draft draft =
        draft(Check.C8, true)
            .says(
                "A large answer of %s does not arrive with room for %,d octets, and with room for"
                    + " 512 it does: fragments or large packets are dropped.",
                server, room)
            .seen(small.get());
    usual.ifPresent(draft::seen);
    large.ifPresent(draft::seen);
    findings.add(
        draft
            .rfc("RFC 9715 section 3")
            .mend(
                "The operator of the server limits its UDP replies to 1,232 octets; the operators of"
                    + " the firewalls between let fragments and ICMP pass.")
            .dig(
                server,
                lost.question().name(),
                lost.type(),
                "+dnssec",
                "+ignore",
                "+bufsize=" + room)
            .done());
  }
}
