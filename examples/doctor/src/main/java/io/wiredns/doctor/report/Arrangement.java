package io.wiredns.doctor.report;

import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Role;
import io.wiredns.doctor.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings of a diagnosis by the sections of a report. */
final class Arrangement {
  private final List<JudgedFinding> findings;
  private final Map<Finding, JudgedFinding> judged = new HashMap<>();

  Arrangement(Diagnosis diagnosis) {
    findings = diagnosis.findings();
    for (JudgedFinding one : findings) {
      // Of equal findings, the one with the larger part, which stands first.
      judged.putIfAbsent(one.finding(), one);
    }
  }

  /** Returns the consequences that lead to a finding, directly or through others. */
  List<JudgedFinding> consequencesOf(JudgedFinding cause) {
    return findings.stream()
        .filter(one -> one.role() == Role.CONSEQUENCE && root(one).equals(cause.finding()))
        .toList();
  }

  private Finding root(JudgedFinding consequence) {
    Finding root = consequence.finding();
    Optional<Finding> cause = consequence.explainedBy();
    // As many steps as there are findings at most, also for a diagnosis made by hand.
    for (int steps = 0; cause.isPresent() && steps < findings.size(); steps++) {
      root = cause.get();
      cause = Optional.ofNullable(judged.get(root)).flatMap(JudgedFinding::explainedBy);
    }
    return root;
  }

  /** Returns the errors and the warnings that nothing explains, besides the verdict. */
  List<JudgedFinding> others(Severity severity) {
    return findings.stream()
        .filter(one -> one.role() == Role.WARNING && one.finding().severity() == severity)
        .toList();
  }

  List<JudgedFinding> good() {
    return findings.stream().filter(one -> one.role() == Role.GOOD).toList();
  }
}
