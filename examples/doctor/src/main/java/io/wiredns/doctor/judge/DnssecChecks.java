package io.wiredns.doctor.judge;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.SignatureResult;
import io.wiredns.dnssec.SignatureRule;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Group E: keys, signatures and proofs of one zone. */
final class DnssecChecks {
  private static final Duration SOON = Duration.ofDays(3);
  private static final int MANY_ITERATIONS = 50;
  private static final int TOO_MANY_ITERATIONS = 150;

  private final Survey survey;
  private final ZoneView zone;
  private final ZoneKeys keys;
  private final boolean isLeaf;
  private final boolean isParentSigned;
  private final Instant at;
  private final List<Finding> findings = new ArrayList<>();

  /** The servers that give no signatures but those of the keys. */
  private final Set<ServerPlace> unsigned = new HashSet<>();

  private DnssecChecks(Survey survey, ZoneView zone, boolean isParentSigned) {
    this.survey = survey;
    this.zone = zone;
    this.isParentSigned = isParentSigned;
    keys = ZoneKeys.of(survey, zone);
    isLeaf = survey.leaf().filter(zone::equals).isPresent();
    at = survey.at();
  }

  static List<Finding> of(Survey survey) {
    List<Finding> all = new ArrayList<>();
    boolean isSigned = false;
    for (ZoneView zone : survey.zones()) {
      DnssecChecks checks = new DnssecChecks(survey, zone, isSigned);
      checks.chained();
      checks.ds();
      checks.signatures();
      checks.iterations();
      all.addAll(ProofChecks.of(survey, zone, checks.keys, checks.findings, checks.unsigned));
      isSigned = checks.keys.isSigned();
    }
    return all;
  }

  private Draft draft(Check check, boolean isError) {
    return Draft.of(check, isError).in(zone.name());
  }

  private List<Observation> ofZone() {
    return survey.observations().stream()
        .filter(seen -> seen.zone().filter(zone.name()::equals).isPresent())
        .filter(seen -> isLeaf || seen.probe() != Probe.ADDRESS)
        .filter(seen -> seen.query().edns().filter(edns -> edns.isDnssecOk()).isPresent())
        .toList();
  }

  /** E1: DS without DNSKEY, DNSKEY without DS. */
  private void chained() {
    if (keys.seen().isEmpty()) {
      return;
    }
    Observation first = keys.seen().values().iterator().next();
    if (keys.isChained() && !keys.isSigned()) {
      findings.add(
          draft(Check.E1, true)
              .says(
                  "The parent has DS records of %s, and no server of it has a DNSKEY record.",
                  zone.name())
              .records(zone.ds())
              .seen(List.copyOf(keys.seen().values()))
              .rfc("RFC 4035 section 5.2")
              .mend(
                  "The owner of %s signs the zone again, or has the registrar remove the DS records.",
                  zone.name())
              .dig(first.server(), zone.name(), RecordType.DNSKEY, "+dnssec")
              .done());
      return;
    }
    if (!keys.isSigned()) {
      return;
    }
    keys.seen()
        .forEach(
            (server, seen) -> {
              if (ZoneKeys.keys(seen).isEmpty()) {
                findings.add(
                    draft(Check.E1, keys.isChained())
                        .at(server)
                        .says(
                            "%s has no DNSKEY record of %s, other servers have.",
                            server, zone.name())
                        .seen(seen)
                        .rfc("RFC 4035 section 5.2")
                        .mend("The operator of the server transfers the signed zone.")
                        .dig(server, zone.name(), RecordType.DNSKEY, "+dnssec")
                        .done());
              }
            });
    if (!keys.isChained() && !zone.name().isRoot() && hasParentAnswered()) {
      findings.add(
          draft(Check.E1, false)
              .says(
                  "%s is signed, and %s has no DS record of it: validators take it as unsigned.",
                  zone.name(), zone.parent().orElse(Name.ROOT))
              .seen(first)
              .records(first.answers().stream().limit(2).toList())
              .rfc("RFC 4035 section 5.2")
              .mend(
                  isParentSigned
                      ? "The owner of the zone has the registrar add its DS record."
                      : "The parent is not signed: nothing can be done before it is.")
              .run("dig " + zone.name() + " DS")
              .done());
    }
  }

  private boolean hasParentAnswered() {
    return !zone.referrals().isEmpty();
  }

  /** E2: DS records that no key matches. */
  private void ds() {
    if (!keys.isSigned()) {
      return;
    }
    List<String> wrong = new ArrayList<>();
    int good = 0;
    for (RData anchor : keys.anchors()) {
      Optional<Dnskey> named = keys.key(anchor);
      boolean isRight =
          keys.keys().stream()
              .filter(key -> ZoneKeys.isNamed(key, anchor))
              .anyMatch(key -> keys.matches(key, anchor).orElse(true));
      if (isRight) {
        good++;
      } else if (anchor instanceof Ds ds) {
        wrong.add(
            named.isPresent()
                ? "the digest of DS %d is not that of the key".formatted(ds.keyTag())
                : "no key has tag %d and algorithm %s".formatted(ds.keyTag(), ds.algorithm()));
      }
    }
    if (wrong.isEmpty() && (good > 0 || keys.anchors().isEmpty())) {
      return;
    }
    boolean isAnchor = zone.ds().isEmpty();
    if (isAnchor && good > 0) {
      return; // Anchors of keys that are to come, or have gone.
    }
    Observation first = keys.seen().values().iterator().next();
    findings.add(
        draft(Check.E2, good == 0)
            .says(
                isAnchor
                    ? "No trust anchor of %s matches its keys: %s."
                    : good == 0
                        ? "No DS record of %s at its parent matches its keys: %s."
                        : "Not every DS record of %s at its parent matches a key: %s.",
                zone.name(),
                wrong.isEmpty() ? "other keys" : String.join(", ", wrong))
            .records(zone.ds())
            .seen(first)
            .records(first.answers())
            .rfc("RFC 4034 section 5.1.4")
            .mend(
                "The owner of %s has the registrar replace the DS records by those of the present"
                    + " keys.",
                zone.name())
            .run("dig " + zone.name() + " DS; dig " + zone.name() + " DNSKEY +multi")
            .done());
  }

  /** What is wrong with signatures of a server, of which the first one is told. */
  private enum Fault {
    EXPIRED,
    NOT_BEGUN,
    ENDS_SOON,
    WRONG,
    MISSING,
    /** There is no key to check it with. */
    UNKNOWN
  }

  private record Place(ServerPlace server, Fault fault) {}

  /** E3, E4: each signature of each server. */
  private void signatures() {
    if (!keys.isSigned() && !survey.isOfCapture()) {
      return;
    }
    Map<Place, List<SignatureView>> faults = new LinkedHashMap<>();
    int good = 0;
    Set<ServerPlace> signing = new HashSet<>();
    for (Observation seen : ofZone()) {
      for (SignatureView view : SignatureView.of(seen, keys, at)) {
        if (!isOfInterest(view)) {
          continue;
        }
        Fault fault = fault(view).orElse(null);
        if (fault != null) {
          faults
              .computeIfAbsent(new Place(seen.server(), fault), place -> new ArrayList<>())
              .add(view);
        }
        good += view.hasGood() ? 1 : 0;
        if (view.hasGood() && !view.set().type().equals(RecordType.DNSKEY)) {
          signing.add(seen.server());
        }
      }
    }
    boolean isClock = good == 0;
    for (Place place : faults.keySet()) {
      if (place.fault() == Fault.MISSING && !signing.contains(place.server())) {
        unsigned.add(place.server());
      }
    }
    faults.forEach((place, views) -> signature(place, views, isClock));
  }

  /** Returns whether the zone signs an RRset; other zones' and synthesized ones are left out. */
  private boolean isOfInterest(SignatureView view) {
    RecordType type = view.set().type();
    if (!view.set().name().isSubdomainOf(zone.name()) || !view.isBy(zone.name())) {
      return false;
    }
    boolean isKeyOrDs = type.equals(RecordType.DNSKEY) || type.equals(RecordType.DS);
    if (!isLeaf && !isKeyOrDs) {
      return false;
    }
    if (!view.signatures().isEmpty()) {
      return true;
    }
    Message reply = view.seen().reply().orElseThrow();
    boolean isUnderstood = reply.edns().isPresent() && !view.seen().isTruncated();
    boolean isDelegation = type.equals(RecordType.NS) && !view.seen().isAuthoritative();
    boolean isMade =
        type.equals(RecordType.CNAME)
            && reply.answers().stream().anyMatch(record -> record.type().equals(RecordType.DNAME));
    return isUnderstood
        && !isDelegation
        && !isMade
        && (view.seen().isAuthoritative() || type.equals(RecordType.DS));
  }

  private Optional<Fault> fault(SignatureView view) {
    if (view.signatures().isEmpty()) {
      return keys.isSigned() ? Optional.of(Fault.MISSING) : Optional.empty();
    }
    if (view.hasGood()) {
      boolean isSoon =
          view.signatures().stream()
              .filter(SignatureView.Checked::isGood)
              .allMatch(checked -> checked.expiration(at).isBefore(at.plus(SOON)));
      return isSoon ? Optional.of(Fault.ENDS_SOON) : Optional.empty();
    }
    if (view.signatures().stream().anyMatch(SignatureView.Checked::isUndecided)) {
      return Optional.empty();
    }
    Fault least =
        view.signatures().stream().map(this::fault).min(Enum::compareTo).orElse(Fault.WRONG);
    return Optional.of(least).filter(fault -> fault != Fault.UNKNOWN);
  }

  private Fault fault(SignatureView.Checked checked) {
    if (checked.result().isEmpty() && !keys.isSigned()) {
      return checked.expiration(at).isBefore(at)
          ? Fault.EXPIRED
          : checked.inception(at).isAfter(at) ? Fault.NOT_BEGUN : Fault.UNKNOWN;
    }
    SignatureRule rule = checked.rule().orElse(null);
    return rule == SignatureRule.EXPIRATION
        ? Fault.EXPIRED
        : rule == SignatureRule.INCEPTION ? Fault.NOT_BEGUN : Fault.WRONG;
  }

  private void signature(Place place, List<SignatureView> views, boolean isClock) {
    SignatureView first = views.get(0);
    String set = first.set().name() + " " + first.set().type();
    String more = views.size() > 1 ? " and of %d more RRsets".formatted(views.size() - 1) : "";
    Draft draft;
    switch (place.fault()) {
      case EXPIRED -> {
        Instant end = first.signatures().get(0).expiration(at);
        draft =
            dates(Severity.ERROR, isClock)
                .says(
                    "At %s the signature of %s%s expired %s ago, at %s.",
                    place.server(),
                    set,
                    more,
                    days(Duration.between(end, at)),
                    NetworkText.time(end));
      }
      case NOT_BEGUN -> {
        Instant begin = first.signatures().get(0).inception(at);
        draft =
            dates(Severity.ERROR, isClock)
                .says(
                    "At %s the signature of %s%s begins in %s, at %s.",
                    place.server(),
                    set,
                    more,
                    days(Duration.between(at, begin)),
                    NetworkText.time(begin));
      }
      case ENDS_SOON -> {
        Instant end = first.signatures().get(0).expiration(at);
        draft =
            dates(Severity.WARNING, false)
                .says(
                    "At %s the signature of %s%s ends in %s, at %s.",
                    place.server(),
                    set,
                    more,
                    days(Duration.between(at, end)),
                    NetworkText.time(end));
      }
      case MISSING ->
          draft =
              draft(Check.E4, keys.isChained())
                  .says("At %s %s%s has no signature.", place.server(), set, more)
                  .rfc("RFC 4035 section 2.2")
                  .mend("The owner of the zone signs it anew, wholly, and raises the serial.");
      default ->
          draft =
              draft(Check.E4, keys.isChained())
                  .says(
                      "At %s the signature of %s%s fails: %s.",
                      place.server(), set, more, reason(first))
                  .rfc("RFC 4035 section 5.3.3")
                  .mend("The owner of the zone signs it anew with the keys that it publishes.");
    }
    draft.at(place.server()).seen(first.seen());
    first.signatures().forEach(checked -> draft.record(checked.record()));
    findings.add(
        draft
            .dig(
                place.server(),
                first.seen().question().name(),
                first.seen().type(),
                "+dnssec",
                "+multi")
            .done());
  }

  private Draft dates(Severity severity, boolean isClock) {
    boolean isTrusted = keys.isChained() || survey.isOfCapture();
    return Draft.of(Check.E3, severity == Severity.ERROR && isTrusted)
        .in(zone.name())
        .rfc("RFC 4035 section 5.3.1")
        .mend(
            isClock
                ? "All signatures of %s are out of date: look at the clock of this machine first,"
                    + " then the owner of the zone signs it anew."
                : "The owner of %s signs the zone anew, and finds why the signer stopped.",
            zone.name());
  }

  private static String reason(SignatureView view) {
    SignatureView.Checked checked = view.signatures().get(0);
    if (checked.result().isEmpty()) {
      return "no key has tag %d and algorithm %s"
          .formatted(checked.signature().keyTag(), checked.signature().algorithm());
    }
    return checked.result().get() instanceof SignatureResult.Rejected rejected
        ? rejected.detail()
        : checked.result().get().toString();
  }

  private static String days(Duration duration) {
    return duration.toDays() > 1
        ? duration.toDays() + " days"
        : duration.toHours() > 1
            ? duration.toHours() + " hours"
            : duration.toMinutes() + " minutes";
  }

  /** E6: iterations of NSEC3. */
  private void iterations() {
    for (Observation seen : isLeaf ? ofZone() : List.<Observation>of()) {
      for (ResourceRecord record : seen.reply().map(Message::authorities).orElse(List.of())) {
        int iterations = record.rdata(Nsec3.class).map(Nsec3::iterations).orElse(0);
        if (iterations == 0) {
          continue;
        }
        String effect =
            iterations > TOO_MANY_ITERATIONS
                ? "validators are likely to fail"
                : iterations > MANY_ITERATIONS
                    ? "validators may treat the zone as unsigned"
                    : "0 are due";
        findings.add(
            draft(Check.E6, iterations > TOO_MANY_ITERATIONS && keys.isChained())
                .says("%s has NSEC3 with %d iterations: %s.", zone.name(), iterations, effect)
                .seen(seen)
                .record(record)
                .rfc("RFC 9276 section 3.1")
                .mend("The owner of the zone signs it with 0 iterations and without a salt.")
                .dig(seen.server(), seen.question().name(), seen.type(), "+dnssec")
                .done());
        return;
      }
    }
  }
}
