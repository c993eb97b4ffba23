package io.wiredns.doctor.verdict;

import io.wiredns.codec.message.Question;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.CheckGroup;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.Role;
import io.wiredns.doctor.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the verdict. Candidates are the errors that no other error explains by {@link Relations}.
 * The verdict is, in this order, one that explains what a resolver does wrong; one that keeps the
 * name from resolving, before those that hinder it and those that stand beside; the one that
 * explains most other errors; the first of the walk. Without an error it is the worst warning,
 * chosen alike; the number of servers ({@link Check#B7}) is never a verdict.
 *
 * <p>What the verdict explains are its consequences, and so is what another error explains. Errors
 * that nothing explains stay errors, with the role {@link Role#WARNING}.
 *
 * <p>Stateless; may be shared among threads.
 *
 * @since 0.1
 */
public final class Verdicts {
  private final List<Finding> findings;
  private final ZoneServers servers;
  private final Explanations explanations;

  private Verdicts(List<Finding> findings, Landscape landscape) {
    this.findings = findings;
    this.servers = new ZoneServers(findings, landscape);
    this.explanations = new Explanations(findings, servers);
  }

  /**
   * Gives each finding its part in a diagnosis.
   *
   * @param question the name and the type that were asked for
   * @param found what the checks found, in any order; equal findings count once
   * @param queries the number of queries that were sent, 0 or more
   * @param leftOut the checks that were not done
   * @param landscape what was seen
   * @return a diagnosis with a verdict if there is an error, or a warning that is not about the
   *     number of servers
   * @throws IllegalArgumentException if the number of queries is negative
   */
  public static Diagnosis diagnose(
      Question question,
      Collection<Finding> found,
      int queries,
      List<LeftOut> leftOut,
      Landscape landscape) {
    List<Finding> bad =
        found.stream()
            .filter(finding -> finding.severity() != Severity.GOOD)
            .distinct()
            .sorted(FindingOrder.BY_WALK)
            .toList();
    Verdicts verdicts = new Verdicts(bad, landscape);
    OptionalInt chosen = verdicts.choose();
    List<JudgedFinding> judged = new ArrayList<>(verdicts.judge(chosen));
    found.stream()
        .filter(finding -> finding.severity() == Severity.GOOD)
        .distinct()
        .sorted(FindingOrder.BY_WALK)
        .forEach(good -> judged.add(new JudgedFinding(good, Role.GOOD, Optional.empty())));
    Diagnosis.Account account =
        new Diagnosis.Account(question, judged, queries, leftOut, landscape);
    if (chosen.isEmpty()) {
      return new Diagnosis.Healthy(account);
    }
    JudgedFinding verdict = judged.get(0);
    return verdict.finding().severity() == Severity.ERROR
        ? new Diagnosis.Impaired(account, verdict)
        : new Diagnosis.Suspect(account, verdict);
  }

  private OptionalInt choose() {
    boolean anyError = findings.stream().anyMatch(Verdicts::isError);
    IntPredicate isCandidate =
        i ->
            explanations.causes(i).isEmpty()
                && findings.get(i).check() != Check.B7
                && isError(findings.get(i)) == anyError;
    return IntStream.range(0, findings.size())
        .filter(isCandidate)
        .mapToObj(this::candidate)
        .min(Candidate.ORDER)
        .map(candidate -> OptionalInt.of(candidate.index()))
        .orElseGet(OptionalInt::empty);
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private Candidate candidate(int index) {
    BitSet reach = explanations.reach(index);
    Finding finding = findings.get(index);
    boolean explainsResolver =
        reach.stream()
            .mapToObj(findings::get)
            .anyMatch(one -> isError(one) && one.check().group() == CheckGroup.RESOLVER);
    int depth = finding.zone().map(zone -> zone.labelCount()).orElse(0);
    return new Candidate(
        index,
        explainsResolver,
        Bearing.of(finding, servers),
        explanations.explained(index),
        finding.check(),
        isError(finding) ? depth : -depth);
  }

  /**
   * Returns the findings with their parts: verdict, its consequences, those of other errors, the
   * rest.
   */
  private List<JudgedFinding> judge(OptionalInt chosen) {
    BitSet ofVerdict = chosen.isPresent() ? explanations.reach(chosen.getAsInt()) : new BitSet();
    chosen.ifPresent(ofVerdict::set);
    List<JudgedFinding> consequences = new ArrayList<>();
    List<JudgedFinding> ofOthers = new ArrayList<>();
    List<JudgedFinding> others = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      if (chosen.isPresent() && chosen.getAsInt() == i) {
        continue;
      }
      Optional<Finding> cause = cause(i, chosen, ofVerdict);
      if (cause.isPresent()) {
        (ofVerdict.get(i) ? consequences : ofOthers)
            .add(new JudgedFinding(findings.get(i), Role.CONSEQUENCE, cause));
      } else {
        others.add(new JudgedFinding(findings.get(i), Role.WARNING, cause));
      }
    }
    Comparator<JudgedFinding> errorsFirst = Comparator.comparing(one -> one.finding().severity());
    consequences.sort(errorsFirst);
    ofOthers.sort(errorsFirst);
    others.sort(errorsFirst);
    List<JudgedFinding> judged = new ArrayList<>();
    chosen.ifPresent(
        i -> judged.add(new JudgedFinding(findings.get(i), Role.VERDICT, Optional.empty())));
    judged.addAll(consequences);
    judged.addAll(ofOthers);
    judged.addAll(others);
    return judged;
  }

  /** Returns what explains a finding: the verdict, else what it explains, else another error. */
  private Optional<Finding> cause(int effect, OptionalInt chosen, BitSet ofVerdict) {
    BitSet causes = explanations.causes(effect);
    if (chosen.isPresent() && causes.get(chosen.getAsInt())) {
      return Optional.of(findings.get(chosen.getAsInt()));
    }
    return causes.stream()
        .filter(i -> ofVerdict.get(i) || isError(findings.get(i)))
        .boxed()
        .min(Comparator.comparing((Integer i) -> !ofVerdict.get(i)).thenComparing(i -> i))
        .map(findings::get);
  }

  /** An error or a warning that may become the verdict. */
  private record Candidate(
      int index, boolean explainsResolver, Bearing bearing, int faults, Check check, int depth) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparing((Candidate candidate) -> !candidate.explainsResolver())
            .thenComparing(Candidate::bearing)
            .thenComparing(Comparator.comparing(Candidate::faults).reversed())
            .thenComparing(Candidate::check)
            .thenComparing(Candidate::depth)
            .thenComparing(Candidate::index);
  }
}
