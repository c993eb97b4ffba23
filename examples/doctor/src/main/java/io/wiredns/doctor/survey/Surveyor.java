package io.wiredns.doctor.survey;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.LeftOut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a survey: the walk from the root, the servers of the last zone, the aliases, the resolvers.
 * For one survey and one thread; it asks servers in threads of its own, which end with it.
 */
public final class Surveyor {
  /** How many aliases are followed. */
  private static final int MOST_ALIASES = 12;

  private final SurveyPlan plan;
  private final Asking asking;
  private final Descent descent;
  private final Consumer<String> progress;
  private final Instant at = Instant.now();

  private final List<AliasHop> aliases = new ArrayList<>();

  private final ZoneSurvey own;

  /** The resolvers that did not answer at first. */
  private final List<ResolverProbes> late = new ArrayList<>();

  /** The zones of targets of aliases. */
  private final List<Target> targets = new ArrayList<>();

  private record Target(SurveyPlan plan, ZoneSurvey zone) {}

  /**
   * Creates a surveyor.
   *
   * @param wire how queries are sent
   * @param progress takes a line for each step
   */
  public Surveyor(SurveyPlan plan, Wire wire, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
    asking = new Asking(plan, wire);
    descent = new Descent(asking, plan, progress);
    own = new ZoneSurvey(plan, asking, descent, progress);
  }

  /** Asks, and returns all that was seen. */
  public Survey run() {
    for (LeftOut fact : plan.machine().leftOut()) {
      asking.leftOut(fact.check(), fact.reason());
    }
    if (!plan.transfers()) {
      asking.leftOut(Check.C12, "a transfer is only tried on request");
    }
    if (plan.key().isEmpty()) {
      asking.leftOut(Check.C13, "no key was given");
    }
    resolvers();
    if (wantsWalk()) {
      walk();
    }
    List<Observation> seen = asking.observations();
    return survey(
        plan,
        own,
        seen,
        targets.stream()
            .map(target -> survey(target.plan(), target.zone(), seen, List.of()))
            .toList());
  }

  private Survey survey(
      SurveyPlan asked, ZoneSurvey zone, List<Observation> seen, List<Survey> ofTargets) {
    return new Survey(
        asked,
        at,
        zone.zones(),
        zone.end(),
        zone.failed(),
        asked.equals(plan) ? aliases : List.of(),
        seen,
        asking.sent(),
        asking.leftOut(),
        ofTargets);
  }

  private void walk() {
    own.run(
        descent.run(Probe.WALK, plan.question().name(), plan.question().type()),
        Set.of(),
        true,
        () -> late.forEach(ResolverProbes::again));
    own.last().ifPresent(this::aliases);
  }

  /** Surveys the zone to which an alias leads, unless it is one on the way to the name. */
  private void target(Descent.End walked, Name target) {
    Set<Name> known = new LinkedHashSet<>();
    own.zones().forEach(zone -> known.add(zone.name()));
    targets.forEach(one -> one.zone().zones().forEach(zone -> known.add(zone.name())));
    if (known.contains(walked.level().zone())) {
      return;
    }
    SurveyPlan asked = plan.withName(target);
    ZoneSurvey zone = new ZoneSurvey(asked, asking, descent, progress);
    zone.run(
        walked,
        known,
        false,
        () -> {
          // The resolvers were asked before.
        });
    targets.add(new Target(asked, zone));
  }

  private boolean wantsWalk() {
    return plan.checks().stream().anyMatch(check -> !check.name().startsWith("A"));
  }

  private void resolvers() {
    boolean isWanted =
        plan.wants(Probe.RESOLVER) || plan.wants(Probe.SEARCH) || plan.wants(Probe.OTHER_SOURCE);
    if (!isWanted) {
      return;
    }
    if (plan.resolvers().isEmpty()) {
      for (Check check : List.of(Check.A2, Check.F1, Check.F2)) {
        asking.leftOut(check, "no resolver is known; name one with @");
      }
    }
    boolean isFirst = true;
    for (ResolverPlace resolver : plan.resolvers()) {
      progress.accept("resolver " + resolver.place());
      ResolverProbes probes = new ResolverProbes(asking, plan, resolver);
      if (!probes.ask()) {
        late.add(probes);
        continue;
      }
      if (isFirst) {
        probes.forms();
        isFirst = false;
      }
      probes.subnet(ZoneSurvey.SUBNET, ZoneSurvey.SUBNET_PREFIX);
    }
    if (plan.from().isEmpty()) {
      asking.leftOut(
          Check.F3, "only asked with a client subnet; --from names a second source address");
    }
  }

  /** Follows the aliases of an answer. */
  private void aliases(Observation first) {
    Set<Name> done = new LinkedHashSet<>(List.of(first.question().name()));
    Observation seen = first;
    for (int i = 0; i < MOST_ALIASES && seen != null; i++) {
      Name name = seen.question().name();
      Name target = end(seen.reply().orElseThrow(), name, seen.type(), done);
      if (target == null) {
        return;
      }
      if (done.contains(target)) {
        aliases.add(new AliasHop(name, target, Optional.empty(), Optional.empty(), true));
        return;
      }
      done.add(target);
      progress.accept("%s is an alias of %s".formatted(name, target));
      Descent.End walked = descent.runFromClosest(Probe.ALIAS, target, seen.type());
      Observation next = walked.last();
      aliases.add(
          new AliasHop(
              name, target, Optional.of(walked.level().zone()), Optional.ofNullable(next), false));
      target(walked, target);
      seen = next;
    }
  }

  /**
   * Returns the last target of the aliases in an answer for which it has no data; null if it has
   * data. Names on the way are added, and the first one that was there before ends the search.
   */
  private static Name end(Message reply, Name name, RecordType type, Set<Name> done) {
    if (type.equals(RecordType.CNAME) || type.equals(RecordType.ANY)) {
      return null;
    }
    Name at = name;
    for (int i = 0; i < MOST_ALIASES; i++) {
      Name here = at;
      boolean hasData =
          reply.answers().stream()
              .anyMatch(record -> record.name().equals(here) && record.type().equals(type));
      Optional<Name> target =
          reply.answers().stream()
              .filter(record -> record.name().equals(here))
              .flatMap(record -> record.rdata(Cname.class).stream())
              .map(Cname::target)
              .findFirst();
      if (hasData) {
        return null;
      }
      if (target.isEmpty()) {
        return null;
      }
      at = target.get();
      if (done.contains(at)) {
        return at;
      }
      boolean isFurther =
          reply.answers().stream()
              .filter(record -> record.name().equals(target.get()))
              .anyMatch(
                  record -> record.type().equals(type) || record.type().equals(RecordType.CNAME));
      if (!isFurther) {
        return at;
      }
      done.add(at);
    }
    return at;
  }
}
