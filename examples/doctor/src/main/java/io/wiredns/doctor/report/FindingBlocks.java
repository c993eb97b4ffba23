package io.wiredns.doctor.report;

import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.ServerPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The findings of a page, each with an anchor of its own. */
final class FindingBlocks {
  private final Markup page;
  private final Map<Finding, String> anchors = new HashMap<>();

  FindingBlocks(Markup page, List<JudgedFinding> findings) {
    this.page = page;
    for (JudgedFinding one : findings) {
      anchors.putIfAbsent(one.finding(), "f" + anchors.size());
    }
  }

  /** Returns the name of the anchor of a finding. */
  String anchor(Finding finding) {
    return anchors.get(finding);
  }

  /** Writes the finding that is the verdict, all of it open. */
  void verdict(JudgedFinding verdict) {
    Finding finding = verdict.finding();
    page.open("div", "id", anchor(finding));
    tag(Shade.of(finding.severity()), Words.title(finding));
    page.element("p", finding.summary(), "class", "lead");
    facts(verdict);
    page.close();
  }

  /** Writes a finding whose evidence is folded. */
  void block(JudgedFinding judged) {
    Finding finding = judged.finding();
    page.open("details", "id", anchor(finding)).open("summary");
    tag(Shade.of(finding.severity()), Words.title(finding));
    page.text(" ").text(finding.summary());
    if (finding.server().isPresent()) {
      page.element("span", " [" + finding.server().get() + "]", "class", "note");
    }
    page.close();
    facts(judged);
    page.close().line();
  }

  /** Writes a finding about which there is no more to say than its sentence. */
  void line(Finding finding) {
    page.open("p", "id", anchor(finding));
    tag(Shade.of(finding.severity()), Words.title(finding));
    page.text(" ").text(finding.summary()).close().line();
  }

  private void facts(JudgedFinding judged) {
    Finding finding = judged.finding();
    page.open("dl", "class", "evidence");
    fact("Zone", finding.zone().map(Object::toString).orElse(""));
    fact("Server", finding.server().map(ServerPlace::toString).orElse(""));
    for (Evidence evidence : finding.evidence()) {
      fact(label(evidence.kind()), evidence.text());
    }
    fact("Rule", finding.rfc());
    page.close().open("dl");
    explanation(judged.explainedBy());
    fact("To mend it", finding.remedy());
    if (!finding.command().isEmpty()) {
      page.element("dt", "To see it").open("dd").element("pre", finding.command()).close();
    }
    page.close();
  }

  private static String label(Evidence.Kind kind) {
    return switch (kind) {
      case QUERY -> "Query";
      case REPLY -> "Reply";
      case RECORD -> "Record";
      case OCTET -> "Octet";
      case FILE -> "File";
    };
  }

  private void fact(String name, String text) {
    if (!text.isEmpty()) {
      page.element("dt", name).element("dd", text);
    }
  }

  private void explanation(Optional<Finding> cause) {
    if (cause.isPresent()) {
      String title = Words.title(cause.get()) + Words.place(cause.get());
      page.element("dt", "Because of").open("dd");
      page.element("a", title, "href", "#" + anchor(cause.get())).close();
    }
  }

  /** Writes a symbol and words in the colour of a state. */
  void tag(Shade shade, String words) {
    page.open("span", "class", "tag " + shade.style());
    page.symbol(shade.symbol()).text(" " + words).close();
  }

  void standing(Landscape.Standing standing) {
    tag(Shade.of(standing.state()), standing.words());
  }
}
