package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Dname;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The walk through an answer: from the name asked for through CNAME and DNAME records to the
 * records of the type or their denial. Each step needs its own verdict; the first that is bogus or
 * indeterminate decides, then the first that is insecure.
 */
final class AnswerWalk {
  private final Session session;
  private final SetValidation sets;
  private final DenialValidation denials;
  private final List<ChainVerdict> insecure = new ArrayList<>();

  AnswerWalk(Session session, TrustAnchors anchors) {
    this.session = session;
    ZoneWalk walk = new ZoneWalk(session, anchors);
    this.sets = new SetValidation(session, walk);
    this.denials = new DenialValidation(session, walk);
  }

  ChainVerdict verdict(Question asked) {
    ChainVerdict last = follow(asked);
    return last instanceof ChainVerdict.Secure && !insecure.isEmpty() ? insecure.get(0) : last;
  }

  private ChainVerdict follow(Question asked) {
    Question question = asked;
    Optional<KnownResponse> response = session.response(question);
    Set<Name> passed = new HashSet<>();
    while (response.isPresent()) {
      if (!response.get().isUsable()) {
        return Session.unusable(question, response.get());
      }
      if (!passed.add(question.name())) {
        return new ChainVerdict.Secure(
            Session.finding(
                ChainReason.ALIAS_LOOP, question, "the aliases lead back to " + question.name()));
      }
      if (passed.size() > session.limits().maxAliases() + 1) {
        throw new LimitReached(
            ChainReason.TOO_MANY_ALIASES,
            "more than " + session.limits().maxAliases() + " aliases follow each other");
      }
      Step step = step(question, response.get());
      if (!(step.verdict instanceof ChainVerdict.Secure)
          && !(step.verdict instanceof ChainVerdict.Insecure)) {
        return step.verdict;
      }
      if (step.target.isEmpty()) {
        return step.verdict;
      }
      if (step.verdict instanceof ChainVerdict.Insecure) {
        insecure.add(step.verdict);
      }
      question = new Question(step.target.get(), asked.type(), asked.recordClass());
      response = next(question, response.get());
    }
    return Session.needs(List.of(question));
  }

  /** The verdict on what a response says of a name, and the target if that is an alias. */
  private record Step(ChainVerdict verdict, Optional<Name> target) {
    static Step last(ChainVerdict verdict) {
      return new Step(verdict, Optional.empty());
    }
  }

  private Step step(Question question, KnownResponse response) {
    if (question.type().equals(RecordType.ANY)) {
      List<SignedSet> all = response.answersAt(question.name());
      if (!all.isEmpty()) {
        return Step.last(worst(all, response));
      }
    }
    if (question.type().equals(RecordType.RRSIG) && response.hasSignatures(question.name())) {
      return Step.last(
          new ChainVerdict.Insecure(
              Session.finding(
                  ChainReason.SIGNATURES_UNSIGNED, question, "RRSIG records are never signed")));
    }
    Optional<SignedSet> cname = response.answer(with(question, RecordType.CNAME));
    Optional<SignedSet> dname = response.dnameAbove(question);
    if (dname.isPresent() && cname.map(set -> set.signatures().isEmpty()).orElse(true)) {
      return renamed(question, response, dname.get(), cname);
    }
    Optional<SignedSet> exact = response.answer(question);
    if (exact.isPresent()) {
      return Step.last(sets.check(exact.get(), response));
    }
    return cname.isPresent()
        ? alias(cname.get(), response)
        : Step.last(denials.check(question, response));
  }

  private static Question with(Question question, RecordType type) {
    return new Question(question.name(), type, question.recordClass());
  }

  /** Returns the first verdict that is not secure, most severe first, or a secure one. */
  private ChainVerdict worst(List<SignedSet> all, KnownResponse response) {
    ChainVerdict worst = null;
    for (SignedSet set : all) {
      ChainVerdict verdict = sets.check(set, response);
      if (worst == null || severity(verdict) > severity(worst)) {
        worst = verdict;
      }
    }
    return worst;
  }

  private static int severity(ChainVerdict verdict) {
    if (verdict instanceof ChainVerdict.Secure) {
      return 0;
    }
    if (verdict instanceof ChainVerdict.Insecure) {
      return 1;
    }
    return verdict instanceof ChainVerdict.Indeterminate ? 2 : 3;
  }

  private Step alias(SignedSet cname, KnownResponse response) {
    ChainVerdict verdict = sets.check(cname, response);
    List<Cname> data = cname.data(Cname.class);
    return data.size() == 1 && cname.set().rdatas().size() == 1
        ? new Step(verdict, Optional.of(data.get(0).target()))
        : Step.last(notSingle(cname, verdict));
  }

  private static ChainVerdict notSingle(SignedSet alias, ChainVerdict verdict) {
    return ifSecure(
        verdict,
        ChainReason.ALIAS_NOT_SINGLE,
        alias.key(),
        "there are " + alias.set().rdatas().size() + " records, an alias is one");
  }

  /** Only what is signed can be bogus because of its meaning. */
  private static ChainVerdict ifSecure(
      ChainVerdict verdict, ChainReason reason, Question about, String detail) {
    return verdict instanceof ChainVerdict.Secure ? Session.bogus(reason, about, detail) : verdict;
  }

  /** Follows a DNAME, and compares the CNAME that was made of it; RFC 6672 section 5.3.1. */
  private Step renamed(
      Question question, KnownResponse response, SignedSet dname, Optional<SignedSet> cname) {
    ChainVerdict verdict = sets.check(dname, response);
    List<Dname> data = dname.data(Dname.class);
    if (data.size() != 1 || dname.set().rdatas().size() != 1) {
      return Step.last(notSingle(dname, verdict));
    }
    Optional<Name> target = renamed(question.name(), dname.name(), data.get(0).target());
    if (target.isEmpty()) {
      return Step.last(tooLong(question, response, dname, verdict));
    }
    if (cname.isPresent() && !isAliasTo(cname.get(), target.get())) {
      return Step.last(
          ifSecure(
              verdict,
              ChainReason.ALIAS_NOT_OF_DNAME,
              cname.get().key(),
              "by the DNAME at " + dname.name() + ", the target is " + target.get()));
    }
    return question.type().equals(RecordType.CNAME)
        ? Step.last(verdict)
        : new Step(verdict, target);
  }

  private static boolean isAliasTo(SignedSet cname, Name target) {
    return cname.set().rdatas().size() == 1
        && cname.set().rdatas().get(0) instanceof Cname alias
        && alias.target().equals(target);
  }

  /** Replaces the end of a name; empty if the result is too long. */
  private static Optional<Name> renamed(Name name, Name owner, Name target) {
    Name renamed = target;
    int length = target.length() + name.length() - owner.length();
    if (length > WireLimits.NAME_OCTETS) {
      return Optional.empty();
    }
    for (int i = name.labelCount() - owner.labelCount() - 1; i >= 0; i--) {
      renamed = renamed.child(name.label(i));
    }
    return Optional.of(renamed);
  }

  private static ChainVerdict tooLong(
      Question question, KnownResponse response, SignedSet dname, ChainVerdict verdict) {
    String detail = "the DNAME at " + dname.name() + " makes a name of more than 255 octets";
    if (!response.rcode().equals(Rcode.YXDOMAIN)) {
      return ifSecure(
          verdict,
          ChainReason.RCODE_CONTRADICTED,
          question,
          "the response code is " + response.rcode() + ", but " + detail);
    }
    return verdict instanceof ChainVerdict.Secure
        ? new ChainVerdict.Secure(
            Session.finding(
                ChainReason.NAME_TOO_LONG,
                question,
                dname.record(dname.set().rdatas().get(0)),
                detail))
        : verdict;
  }

  /**
   * Returns the response that says something of an alias's target: the same one if it has records
   * for it, else the one to a question of its own, else the same one if it denies names of a zone
   * above the target.
   */
  private Optional<KnownResponse> next(Question question, KnownResponse current) {
    boolean answers =
        current.answer(question).isPresent()
            || current.answer(with(question, RecordType.CNAME)).isPresent()
            || current.dnameAbove(question).isPresent();
    if (answers) {
      return Optional.of(current);
    }
    boolean denies =
        current.authorities(RecordType.SOA).stream()
            .anyMatch(soa -> question.name().isSubdomainOf(soa.name()));
    return session.response(question).or(() -> denies ? Optional.of(current) : Optional.empty());
  }
}
