package io.wiredns.doctor.judge;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.CheckGroup;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Landscape.DsSeen;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.ResolverSeen;
import io.wiredns.doctor.Landscape.ServerSeen;
import io.wiredns.doctor.Landscape.SetSeen;
import io.wiredns.doctor.Landscape.SignatureSeen;
import io.wiredns.doctor.Landscape.Standing;
import io.wiredns.doctor.Landscape.State;
import io.wiredns.doctor.Landscape.Trust;
import io.wiredns.doctor.Landscape.ZoneSeen;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.Probe;
import io.wiredns.doctor.survey.ResolverPlace;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the picture of a survey and its findings. For one survey. */
public final class Landscapes {
  private static final int SEP = 0x0001;
  private static final int REVOKE = 0x0080;

  private final Survey survey;
  private final List<Finding> findings;
  private final Instant at;

  private Landscapes(Survey survey, List<Finding> findings) {
    this.survey = survey;
    this.findings =
        findings.stream().filter(finding -> finding.severity() != Severity.GOOD).toList();
    at = survey.at();
  }

  /** Returns the picture. */
  public static Landscape of(Survey survey, List<Finding> findings) {
    return new Landscapes(survey, findings).landscape();
  }

  private Landscape landscape() {
    List<ZoneSeen> zones = new ArrayList<>();
    Trust above = Trust.SECURE;
    ZoneKeys parent = null;
    Map<Name, Seen> done = new LinkedHashMap<>();
    for (ZoneView zone : survey.zones()) {
      ZoneKeys keys = ZoneKeys.of(survey, zone);
      above = trust(zone, keys, above);
      zones.add(zone(zone, keys, parent, above));
      parent = keys;
      done.put(zone.name(), new Seen(keys, above));
    }
    for (Survey target : survey.targets()) {
      new Landscapes(target, findings).add(zones, done);
    }
    return new Landscape(
        at, zones, survey.plan().resolvers().stream().map(this::resolver).toList());
  }

  /** A zone that is in the picture. */
  private record Seen(ZoneKeys keys, Trust trust) {}

  /** Adds the zones of this survey that are not in the picture. */
  private void add(List<ZoneSeen> zones, Map<Name, Seen> done) {
    for (ZoneView zone : survey.zones()) {
      if (!done.containsKey(zone.name())) {
        ZoneKeys keys = ZoneKeys.of(survey, zone);
        Seen parent = zone.parent().map(done::get).orElse(null);
        Trust trust = trust(zone, keys, parent == null ? Trust.UNKNOWN : parent.trust());
        zones.add(zone(zone, keys, parent == null ? null : parent.keys(), trust));
        done.put(zone.name(), new Seen(keys, trust));
      }
    }
  }

  private Trust trust(ZoneView zone, ZoneKeys keys, Trust above) {
    if (above == Trust.INSECURE || above == Trust.UNKNOWN) {
      return above;
    }
    if (!keys.isChained()) {
      return zone.name().isRoot() ? Trust.UNKNOWN : Trust.INSECURE;
    }
    boolean isBroken =
        findings.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> finding.check().group() == CheckGroup.DNSSEC)
            .anyMatch(finding -> isOf(finding, zone.name()));
    if (isBroken || above == Trust.BOGUS) {
      return Trust.BOGUS;
    }
    return keys.isSigned() ? Trust.SECURE : Trust.UNKNOWN;
  }

  private static boolean isOf(Finding finding, Name zone) {
    return finding.zone().filter(zone::equals).isPresent();
  }

  private static boolean isOf(Observation seen, Name zone) {
    return seen.zone().filter(zone::equals).isPresent();
  }

  private ZoneSeen zone(ZoneView zone, ZoneKeys keys, ZoneKeys parent, Trust trust) {
    return new ZoneSeen(
        zone.name(),
        zone.parent(),
        delegation(zone),
        trust,
        keys.anchors().stream()
            .filter(Ds.class::isInstance)
            .map(anchor -> ds((Ds) anchor, keys))
            .toList(),
        parent == null ? List.of() : dsSignatures(zone, parent),
        keys.keys().stream().map(key -> key(key, keys)).toList(),
        sets(zone, keys),
        zone.servers().stream().map(server -> server(server, zone)).toList());
  }

  private List<SignatureSeen> dsSignatures(ZoneView zone, ZoneKeys parent) {
    for (Observation referral : zone.referrals()) {
      for (SignatureView view : SignatureView.of(referral, parent, at)) {
        if (view.set().type().equals(RecordType.DS) && !view.signatures().isEmpty()) {
          return signatures(view);
        }
      }
    }
    return List.of();
  }

  private List<SetSeen> sets(ZoneView zone, ZoneKeys keys) {
    boolean isLeaf = survey.leaf().filter(zone::equals).isPresent();
    Map<String, SetSeen> sets = new LinkedHashMap<>();
    for (Observation seen : survey.observations()) {
      Probe probe = seen.probe();
      boolean isShown =
          probe == Probe.DNSKEY
              || probe == Probe.DNSKEY_TCP
              || isLeaf && (probe == Probe.DATA || probe == Probe.DATA_TCP);
      if (isShown && seen.isAuthoritative() && isOf(seen, zone.name())) {
        for (SignatureView view : SignatureView.of(seen, keys, at)) {
          String key = view.set().name().toLowerCase() + " " + view.set().type();
          sets.putIfAbsent(key, set(view, keys));
        }
      }
    }
    return List.copyOf(sets.values());
  }

  private Standing delegation(ZoneView zone) {
    List<Finding> its =
        findings.stream()
            .filter(finding -> finding.check().group() == CheckGroup.DELEGATION)
            .filter(finding -> isOf(finding, zone.name()))
            .toList();
    Optional<Finding> error =
        its.stream().filter(finding -> finding.severity() == Severity.ERROR).findFirst();
    if (error.isPresent()) {
      return new Standing(State.BAD, error.get().check().title());
    }
    return its.isEmpty()
        ? new Standing(State.GOOD, zone.servers().size() + " addresses")
        : new Standing(State.WARNING, its.get(0).check().title());
  }

  private static DsSeen ds(Ds ds, ZoneKeys keys) {
    return new DsSeen(ds.keyTag(), ds.algorithm(), ds.digestType(), standing(ds, keys));
  }

  private static Standing standing(Ds ds, ZoneKeys keys) {
    if (keys.seen().isEmpty()) {
      return new Standing(State.UNKNOWN, "no keys were seen");
    }
    if (keys.key(ds).isEmpty()) {
      return new Standing(State.BAD, "no key matches");
    }
    boolean isRight =
        keys.keys().stream()
            .filter(key -> ZoneKeys.isNamed(key, ds))
            .anyMatch(key -> keys.matches(key, ds).orElse(true));
    return isRight
        ? new Standing(State.GOOD, "a key matches")
        : new Standing(State.BAD, "the digest is of another key");
  }

  private static KeySeen key(Dnskey key, ZoneKeys keys) {
    boolean isVouched =
        keys.anchors().stream()
            .filter(anchor -> ZoneKeys.isNamed(key, anchor))
            .anyMatch(anchor -> keys.matches(key, anchor).orElse(true));
    Standing standing =
        isVouched
            ? new Standing(State.GOOD, "vouched for")
            : keys.isChained()
                ? new Standing(State.GOOD, "in the set of keys")
                : new Standing(State.UNKNOWN, "nothing vouches for it");
    return new KeySeen(
        key.keyTag(),
        key.algorithm(),
        (key.flags() & SEP) != 0,
        (key.flags() & REVOKE) != 0,
        standing);
  }

  private SetSeen set(SignatureView view, ZoneKeys keys) {
    List<SignatureSeen> signatures = signatures(view);
    Standing standing;
    if (signatures.isEmpty()) {
      standing =
          keys.isSigned()
              ? new Standing(State.BAD, "no signature")
              : new Standing(State.UNKNOWN, "not signed");
    } else {
      standing =
          view.hasGood()
              ? new Standing(State.GOOD, "signature is good")
              : signatures.get(0).standing();
    }
    return new SetSeen(view.set().name(), view.set().type(), signatures, standing);
  }

  private List<SignatureSeen> signatures(SignatureView view) {
    return view.signatures().stream()
        .map(
            checked ->
                new SignatureSeen(
                    checked.signature().keyTag(),
                    checked.signature().algorithm(),
                    checked.inception(at),
                    checked.expiration(at),
                    standing(checked)))
        .toList();
  }

  private static Standing standing(SignatureView.Checked checked) {
    if (checked.isGood()) {
      return new Standing(State.GOOD, "good");
    }
    if (checked.isUndecided()) {
      return new Standing(State.UNKNOWN, "algorithm not available");
    }
    return checked.result().isEmpty()
        ? new Standing(State.BAD, "no such key")
        : new Standing(
            State.BAD,
            checked
                .rule()
                .map(rule -> rule.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("not good"));
  }

  private ServerSeen server(ServerView server, ZoneView zone) {
    return new ServerSeen(
        server.place(), server.isAtParent(), server.isAtZone(), standing(server.place(), zone));
  }

  private Standing standing(ServerPlace place, ZoneView zone) {
    List<Finding> its =
        findings.stream()
            .filter(finding -> isOf(finding, zone.name()))
            .filter(finding -> isAt(finding.server(), place))
            .toList();
    List<Observation> seen =
        survey.observations().stream()
            .filter(each -> isOf(each, zone.name()))
            .filter(each -> isAt(Optional.of(each.server()), place))
            .toList();
    Optional<Finding> fatal =
        its.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .filter(finding -> isFatal(finding.check()))
            .findFirst();
    if (fatal.isPresent()) {
      return new Standing(State.BAD, fatal.get().check().title());
    }
    if (seen.isEmpty()) {
      return new Standing(State.UNKNOWN, "not asked");
    }
    if (seen.stream().noneMatch(Observation::isAnswered)) {
      return new Standing(State.BAD, "no answer");
    }
    return its.isEmpty()
        ? new Standing(State.GOOD, "answers")
        : new Standing(State.WARNING, its.get(0).check().title());
  }

  private static boolean isAt(Optional<ServerPlace> server, ServerPlace place) {
    return server.filter(other -> other.address().equals(place.address())).isPresent();
  }

  private static boolean isFatal(Check check) {
    return check == Check.C1 || check == Check.C3 || check == Check.C4 || check == Check.C5;
  }

  private ResolverSeen resolver(ResolverPlace resolver) {
    Observation last =
        survey.of(Probe.RESOLVER).stream()
            .filter(seen -> isAt(Optional.of(seen.server()), resolver.place()))
            .reduce((first, second) -> second)
            .orElse(null);
    return new ResolverSeen(resolver.place(), resolver.origin(), standing(last));
  }

  private static Standing standing(Observation last) {
    if (last == null) {
      return new Standing(State.UNKNOWN, "not asked");
    }
    if (last.reply().isEmpty()) {
      return new Standing(State.BAD, last.isLost() ? "no answer" : "malformed answer");
    }
    String errors =
        last.extendedErrors().isEmpty()
            ? ""
            : ", EDE " + last.extendedErrors().get(0).infoCode().value();
    boolean isUsable = last.has(Rcode.NOERROR) || last.has(Rcode.NXDOMAIN);
    return new Standing(isUsable ? State.GOOD : State.BAD, last.rcode().orElseThrow() + errors);
  }
}
