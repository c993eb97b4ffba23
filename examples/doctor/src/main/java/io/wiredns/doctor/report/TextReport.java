package io.wiredns.doctor.report;

import io.wiredns.doctor.Check;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A diagnosis as text for a terminal: the verdict in one sentence with its evidence, who can mend
 * it, and a command that shows it; then what follows from it, other errors, warnings, and what was
 * not checked. Printable ASCII, in lines of at most 79 columns where words, records and commands
 * are not longer.
 *
 * <p>Stateless; may be shared among threads.
 *
 * @since 0.1
 */
public final class TextReport {
  private final Diagnosis diagnosis;
  private final Arrangement arrangement;
  private final Paragraphs out = new Paragraphs();

  private TextReport(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.arrangement = new Arrangement(diagnosis);
  }

  /**
   * Returns a diagnosis as text.
   *
   * @param diagnosis the diagnosis
   * @param withGood whether findings that are good are shown as well
   * @return lines, each with its end
   */
  public static String of(Diagnosis diagnosis, boolean withGood) {
    return new TextReport(diagnosis).write(withGood);
  }

  private String write(boolean withGood) {
    out.add(0, "", Words.sentence(diagnosis));
    diagnosis.verdict().ifPresent(this::verdict);
    others("Another error", "Other errors", arrangement.others(Severity.ERROR));
    others("A warning", "Warnings", arrangement.others(Severity.WARNING));
    leftOut();
    if (withGood) {
      good();
    }
    out.gap().add(0, "", Words.count(diagnosis.queries(), "query", "queries") + " sent.");
    return out.toString();
  }

  private void verdict(JudgedFinding verdict) {
    details(verdict.finding());
    List<JudgedFinding> consequences = arrangement.consequencesOf(verdict);
    if (!consequences.isEmpty()) {
      out.gap().add(0, "", "What follows from it:");
      consequences.forEach(one -> brief(one, 2));
    }
  }

  private void others(String one, String several, List<JudgedFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    out.gap().add(0, "", (findings.size() == 1 ? one : several) + ":");
    for (JudgedFinding judged : findings) {
      brief(judged, 2);
      Finding finding = judged.finding();
      remedy(finding, 4);
      for (JudgedFinding consequence : arrangement.consequencesOf(judged)) {
        out.add(4, "It explains: ", head(consequence.finding()));
      }
    }
  }

  private void details(Finding finding) {
    out.gap();
    out.add(2, "", Words.title(finding) + Words.place(finding));
    for (Evidence evidence : finding.evidence()) {
      String kind = evidence.kind().toString();
      String label = kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
      out.whole(2, "%-8s".formatted(label + ":") + Printable.of(evidence.text()));
    }
    if (!finding.rfc().isEmpty()) {
      out.whole(2, "%-8s".formatted("Rule:") + Printable.of(finding.rfc()));
    }
    out.gap();
    remedy(finding, 2);
  }

  private void remedy(Finding finding, int indent) {
    if (!finding.remedy().isEmpty()) {
      out.add(indent, "To mend it: ", Printable.of(finding.remedy()));
    }
    if (!finding.command().isEmpty()) {
      out.whole(indent, "To see it: " + Printable.of(finding.command()));
    }
  }

  private void brief(JudgedFinding judged, int indent) {
    out.hanging(indent, head(judged.finding()));
  }

  private static String head(Finding finding) {
    return Words.title(finding)
        + Words.shortPlace(finding)
        + ": "
        + Printable.of(finding.summary());
  }

  private void leftOut() {
    if (diagnosis.leftOut().isEmpty()) {
      return;
    }
    Map<String, List<Check>> byReason =
        diagnosis.leftOut().stream()
            .collect(
                Collectors.groupingBy(
                    LeftOut::reason,
                    LinkedHashMap::new,
                    Collectors.mapping(LeftOut::check, Collectors.toList())));
    out.gap().add(0, "", "Not checked:");
    byReason.forEach(
        (reason, checks) ->
            out.hanging(
                2,
                checks.stream()
                        .map(check -> check + " " + check.title())
                        .collect(Collectors.joining(", "))
                    + ": "
                    + Printable.of(reason)));
  }

  private void good() {
    List<JudgedFinding> good = arrangement.good();
    if (!good.isEmpty()) {
      out.gap().add(0, "", "As it should be:");
      good.forEach(one -> brief(one, 2));
    }
  }
}
