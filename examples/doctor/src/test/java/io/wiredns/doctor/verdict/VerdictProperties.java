package io.wiredns.doctor.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Role;
import io.wiredns.doctor.Seen;
import io.wiredns.doctor.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of the choice of the verdict, whatever the checks find. */
class VerdictProperties {
  private static final Landscape LANDSCAPE = Seen.landscape("example.", 1, 2);

  @Provide
  Arbitrary<List<Finding>> findings() {
    return Combinators.combine(
            Arbitraries.of(Check.class),
            Arbitraries.of(Severity.class),
            Arbitraries.of(".", "example.", "sub.example.").injectNull(0.2),
            Arbitraries.integers().between(0, 3))
        .as(
            (check, severity, zone, server) -> {
              boolean isNever = check == Check.B7 && severity == Severity.ERROR;
              return Seen.finding(check, isNever ? Severity.WARNING : severity, zone, server);
            })
        .list()
        .ofMaxSize(14);
  }

  private static Diagnosis diagnose(List<Finding> findings) {
    return Verdicts.diagnose(Seen.QUESTION, findings, 1, List.of(), LANDSCAPE);
  }

  @Property
  void thereIsOneVerdictIfAnErrorWasFound(@ForAll("findings") List<Finding> findings) {
    Diagnosis diagnosis = diagnose(findings);
    boolean anyError = findings.stream().anyMatch(one -> one.severity() == Severity.ERROR);
    boolean anyWarning =
        findings.stream()
            .anyMatch(one -> one.severity() == Severity.WARNING && one.check() != Check.B7);
    List<JudgedFinding> verdicts =
        diagnosis.findings().stream().filter(one -> one.role() == Role.VERDICT).toList();
    assertEquals(anyError || anyWarning ? 1 : 0, verdicts.size());
    assertEquals(anyError, diagnosis instanceof Diagnosis.Impaired);
    assertEquals(diagnosis.verdict().map(List::of).orElse(List.of()), verdicts);
    verdicts.forEach(one -> assertTrue(one.finding().check() != Check.B7));
  }

  @Property
  void allFindingsAreKeptOnce(@ForAll("findings") List<Finding> findings) {
    List<Finding> kept =
        diagnose(findings).findings().stream().map(JudgedFinding::finding).toList();
    assertEquals(Set.copyOf(findings), Set.copyOf(kept));
    assertEquals(Set.copyOf(kept).size(), kept.size());
  }

  @Property
  void aConsequenceLeadsToTheVerdictOrToAnotherError(@ForAll("findings") List<Finding> findings) {
    List<JudgedFinding> judged = diagnose(findings).findings();
    for (JudgedFinding one : judged) {
      JudgedFinding end = one;
      for (int steps = 0; end.explainedBy().isPresent(); steps++) {
        assertTrue(steps < judged.size(), "a circle of explanations from " + one);
        Finding cause = end.explainedBy().get();
        end = judged.stream().filter(part -> part.finding().equals(cause)).findFirst().get();
      }
      assertTrue(
          one.role() != Role.CONSEQUENCE
              || end.role() == Role.VERDICT
              || end.finding().severity() == Severity.ERROR,
          one + " leads to " + end);
    }
  }

  @Property
  void anErrorIsExplainedByErrorsOnly(@ForAll("findings") List<Finding> findings) {
    for (JudgedFinding one : diagnose(findings).findings()) {
      if (one.finding().severity() == Severity.ERROR) {
        one.explainedBy().ifPresent(cause -> assertEquals(Severity.ERROR, cause.severity()));
      }
    }
  }

  @Property
  void theOrderOfTheFindingsDoesNotMatter(
      @ForAll("findings") List<Finding> findings, @ForAll Random random) {
    List<Finding> shuffled = new ArrayList<>(findings);
    Collections.shuffle(shuffled, random);
    assertEquals(diagnose(findings).findings(), diagnose(shuffled).findings());
  }

  @Property
  void withoutItsConsequencesTheVerdictIsTheSame(@ForAll("findings") List<Finding> findings) {
    Diagnosis diagnosis = diagnose(findings);
    List<Finding> roots =
        diagnosis.findings().stream()
            .filter(one -> one.role() == Role.VERDICT)
            .map(JudgedFinding::finding)
            .toList();
    assertEquals(
        diagnosis.verdict().map(JudgedFinding::finding),
        diagnose(roots).verdict().map(JudgedFinding::finding));
  }
}
