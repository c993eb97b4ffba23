package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The walk from a trust anchor down to a name, from zone cut to zone cut; RFC 4035 section 5.
 *
 * <p>At each name on the way, the DS records or their denial decide: a DS leads to a signed zone,
 * the denial of a DS at a delegation ends the chain, and any other denial says that there is no
 * zone cut at the name.
 */
final class ZoneWalk {
  /** Where the walk is after a name; at the end if no zone cut can be below the name. */
  private record Place(Trust trust, boolean isEnd) {
    static Place at(Trust trust) {
      return new Place(trust, false);
    }

    static Place ended(ChainVerdict verdict) {
      return new Place(new Trust.Ended(verdict), true);
    }
  }

  private final Session session;
  private final TrustAnchors anchors;
  private final Map<Name, Place> places = new HashMap<>();

  ZoneWalk(Session session, TrustAnchors anchors) {
    this.session = session;
    this.anchors = anchors;
  }

  /**
   * Walks to the zone that contains a name.
   *
   * @param target the name
   * @param isZone whether the name is probably that of a zone, because it has signed something; all
   *     questions on the way are then asked for at once
   */
  Trust to(Name target, boolean isZone) {
    Optional<Name> start = anchors.closest(target);
    if (start.isEmpty()) {
      return new Trust.Ended(
          new ChainVerdict.Indeterminate(
              Session.finding(
                  ChainReason.NO_ANCHOR,
                  new Question(target, RecordType.DNSKEY),
                  "no trust anchor is at or above " + target),
              List.of()));
    }
    Place place = place(start.get(), none -> anchor(start.get()));
    int labels = target.labelCount() - start.get().labelCount();
    while (labels > 0 && !place.isEnd && place.trust instanceof Trust.Trusted trusted) {
      labels--;
      Name name = target.suffix(labels);
      place = place(name, none -> cut(trusted.keys(), name));
    }
    return isZone ? ahead(place.trust, target, labels) : place.trust;
  }

  /**
   * Returns the lowest name with a trust anchor or with a known DS, whether that is valid or not,
   * of those at or above a name and below another one.
   */
  Optional<Name> knownCut(Name name, Name above) {
    int between = name.labelCount() - above.labelCount();
    for (int labels = 0; labels < between; labels++) {
      Name cut = name.suffix(labels);
      Question question = new Question(cut, RecordType.DS);
      if (!anchors.of(cut).isEmpty()
          || session.response(question).flatMap(known -> known.answer(question)).isPresent()) {
        return Optional.of(cut);
      }
    }
    return Optional.empty();
  }

  private Place place(Name name, Function<Name, Place> step) {
    Place place = places.get(name);
    if (place == null) {
      session.budget().name();
      place = step.apply(name);
      places.put(name, place);
    }
    return place;
  }

  /** Adds the DS questions of the rest of the way to the questions that are needed. */
  private Trust ahead(Trust trust, Name target, int labelsLeft) {
    if (trust instanceof Trust.Ended ended
        && ended.verdict() instanceof ChainVerdict.Indeterminate open
        && !open.needs().isEmpty()) {
      Set<Question> needs = new LinkedHashSet<>(open.needs());
      for (int labels = labelsLeft - 1; labels >= 0; labels--) {
        Question question = new Question(target.suffix(labels), RecordType.DS);
        if (session.response(question).isEmpty()) {
          needs.add(question);
        }
      }
      return new Trust.Ended(
          new ChainVerdict.Indeterminate(open.finding(), new ArrayList<>(needs)));
    }
    return trust;
  }

  private Place anchor(Name zone) {
    return Place.at(
        new ZoneEntry(session, zone, "trust anchors")
            .enter(anchors.of(zone).stream().map(TrustAnchor::data).toList()));
  }

  /** Looks for a zone cut at a name, given the keys of the zone above it. */
  private Place cut(ZoneKeys parent, Name name) {
    Question question = new Question(name, RecordType.DS);
    Optional<KnownResponse> known = session.response(question);
    if (known.isEmpty()) {
      return Place.ended(Session.needs(List.of(question)));
    }
    KnownResponse response = known.get();
    if (!response.isUsable()) {
      return Place.ended(Session.unusable(question, response));
    }
    Optional<SignedSet> ds = response.answer(question);
    if (ds.isPresent()) {
      return ds.get().data(Ds.class).isEmpty()
          ? Place.ended(
              Session.bogus(ChainReason.SIGNATURE_INVALID, question, "the DS is malformed"))
          : signed(parent, ds.get());
    }
    Question alias = new Question(name, RecordType.CNAME);
    Optional<SignedSet> cname = response.answer(alias);
    if (cname.isPresent() && !cname.get().signatures().isEmpty()) {
      return noCut(parent, cname.get(), false);
    }
    Optional<SignedSet> dname = response.dnameAbove(question);
    if (dname.isPresent() && dname.get().name().isSubdomainOf(parent.zone())) {
      return noCut(parent, dname.get(), true);
    }
    Place denied = denied(parent, question, response);
    return cname.isPresent() && isBogus(denied.trust) ? noCut(parent, cname.get(), false) : denied;
  }

  private static boolean isBogus(Trust trust) {
    return trust instanceof Trust.Ended ended && ended.verdict() instanceof ChainVerdict.Bogus;
  }

  private Place signed(ZoneKeys parent, SignedSet ds) {
    SetCheck check = parent.check(ds);
    if (check instanceof SetCheck.Bad bad) {
      return Place.ended(new ChainVerdict.Bogus(bad.finding()));
    }
    if (check instanceof SetCheck.Good good && good.wildcard().isPresent()) {
      return Place.ended(
          Session.bogus(
              ChainReason.PROOF_FROM_WILDCARD, ds.key(), "the DS was made from a wildcard"));
    }
    ZoneEntry entry = new ZoneEntry(session, ds.name(), "DS records");
    return Place.at(entry.enter(ds.data(Ds.class)));
  }

  /**
   * A name with a CNAME is no zone cut, and nothing is below a DNAME. A CNAME without a signature
   * counts if the parent does not prove a delegation: the rest of the response is then about the
   * alias's target.
   */
  private static Place noCut(ZoneKeys parent, SignedSet alias, boolean isEnd) {
    return parent.check(alias) instanceof SetCheck.Bad bad
        ? Place.ended(new ChainVerdict.Bogus(bad.finding()))
        : new Place(new Trust.Trusted(parent), isEnd);
  }

  private Place denied(ZoneKeys parent, Question question, KnownResponse response) {
    Proof proof = new DenialCheck(session, parent, response).deny(question);
    if (proof instanceof Proof.Refuted refuted) {
      return Place.ended(
          new ChainVerdict.Bogus(
              new ChainFinding(refuted.reason(), question, refuted.record(), refuted.detail())));
    }
    Proof.Proved proved = (Proof.Proved) proof;
    ChainReason reason = proved.reason();
    if (proved.isDelegation() && reason != ChainReason.OPT_OUT) {
      reason = ChainReason.DELEGATION_UNSIGNED;
    }
    if (proved.isDelegation() || reason == ChainReason.NSEC3_ITERATIONS) {
      return Place.ended(
          new ChainVerdict.Insecure(
              Session.finding(reason, question, proved.record(), proved.detail())));
    }
    boolean isEnd = reason == ChainReason.NAME_ABSENT || reason == ChainReason.WILDCARD_TYPE_ABSENT;
    return new Place(new Trust.Trusted(parent), isEnd);
  }
}
