package io.wiredns.doctor.judge;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.survey.Observation;
import io.wiredns.doctor.survey.ServerView;
import io.wiredns.doctor.survey.Survey;
import io.wiredns.doctor.survey.ZoneView;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges a survey by all checks. Stateless. */
public final class Judge {
  private Judge() {}

  /**
   * Returns what the wanted checks find, and for each check that was done and found nothing that it
   * is good.
   */
  public static List<Finding> findings(Survey survey) {
    List<Finding> all = new ArrayList<>();
    all.addAll(LocalChecks.of(survey));
    all.addAll(DelegationChecks.of(survey));
    survey.leaf().ifPresent(zone -> servers(survey, zone, all));
    all.addAll(DataChecks.of(survey));
    all.addAll(DnssecChecks.of(survey));
    boolean isTargetWrong = targets(survey, all);
    all.addAll(NameChecks.of(survey, isTargetWrong));
    all.addAll(ResolverChecks.of(survey));
    if (all.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
      DelegationChecks.absentInZone(survey).ifPresent(all::add);
    }
    Set<Check> wanted = survey.plan().checks();
    all.removeIf(finding -> !wanted.contains(finding.check()));
    all.addAll(good(survey, all));
    return all;
  }

  /**
   * Adds what is wrong with the zones to which aliases lead.
   *
   * @return whether there are errors
   */
  private static boolean targets(Survey survey, List<Finding> all) {
    Set<Name> known = new HashSet<>();
    survey.zones().forEach(zone -> known.add(zone.name()));
    List<Finding> more = new ArrayList<>();
    for (Survey target : survey.targets()) {
      more.addAll(DelegationChecks.of(target));
      target.leaf().ifPresent(zone -> servers(target, zone, more));
      more.addAll(DataChecks.of(target));
      more.addAll(DnssecChecks.of(target));
      more.removeIf(
          finding ->
              finding.check() == Check.B2 || finding.zone().filter(known::contains).isPresent());
      target.zones().forEach(zone -> known.add(zone.name()));
      all.addAll(more);
    }
    return more.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }

  private static void servers(Survey survey, ZoneView zone, List<Finding> all) {
    Name name = zone.name();
    for (ServerView view : zone.servers()) {
      ServerPlace server = view.place();
      all.addAll(ReachChecks.of(survey, name, server));
      all.addAll(EdnsChecks.of(survey, name, server));
      all.addAll(SteadinessChecks.of(survey, name, server));
    }
  }

  private static List<Finding> good(Survey survey, List<Finding> found) {
    Set<Check> done = EnumSet.noneOf(Check.class);
    for (Observation seen : survey.observations()) {
      if (!seen.isLost()) {
        done.addAll(seen.probe().checks());
      }
    }
    if (survey.leaf().filter(zone -> !zone.servers().isEmpty()).isPresent()) {
      done.addAll(EnumSet.of(Check.B7, Check.C4, Check.C5));
    }
    found.forEach(finding -> done.remove(finding.check()));
    survey.leftOut().stream().map(LeftOut::check).forEach(done::remove);
    done.retainAll(survey.plan().checks());
    return done.stream()
        .map(check -> Draft.good(check).says("Nothing is wrong with: %s.", check.title()).done())
        .toList();
  }
}
