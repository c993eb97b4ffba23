package io.wiredns.doctor.report;

import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.LeftOut;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.exchange.NetworkText;
import java.util.List;

/**
 * A diagnosis as one page of HTML that needs nothing else: no scripts, no other files. The verdict
 * comes first, then what follows from it, the delegations and the chain of trust as a picture, and
 * the servers as a matrix of checks whose cells lead to the evidence. All that servers have sent is
 * escaped.
 *
 * <p>Stateless; may be shared among threads.
 *
 * @since 0.1
 */
public final class HtmlReport {
  private final Diagnosis diagnosis;
  private final Arrangement arrangement;
  private final FindingBlocks blocks;
  private final Markup page = new Markup();

  private HtmlReport(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    this.arrangement = new Arrangement(diagnosis);
    this.blocks = new FindingBlocks(page, diagnosis.findings());
  }

  /**
   * Returns a diagnosis as a page.
   *
   * @param diagnosis the diagnosis
   * @return the page, in ASCII
   */
  public static String of(Diagnosis diagnosis) {
    return new HtmlReport(diagnosis).write();
  }

  private String write() {
    String asked = diagnosis.question().name() + " " + diagnosis.question().type();
    page.constant("<!DOCTYPE html>\n");
    page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml").line();
    page.open("head").empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    page.element("title", asked + ": diagnosis");
    page.open("style").constant("\n" + PageStyle.SHEET).close().close().line();
    page.open("body").open("main").line();
    page.element("h1", asked);
    Landscape seen = diagnosis.landscape();
    page.element(
        "p",
        Words.count(diagnosis.queries(), "query", "queries")
            + ", "
            + NetworkText.time(seen.time())
            + " (UTC)",
        "class",
        "meta");
    verdict();
    others("Other errors", arrangement.others(Severity.ERROR));
    others("Warnings", arrangement.others(Severity.WARNING));
    new TrustSection(page, seen).write();
    new ServerMatrix(page, blocks, diagnosis).write();
    resolvers(seen.resolvers());
    good();
    leftOut();
    page.close().close().close().line();
    return page.toString();
  }

  private void verdict() {
    Shade shade =
        diagnosis
            .verdict()
            .map(one -> Shade.of(one.finding().severity()))
            .orElse(diagnosis instanceof Diagnosis.NotAsked ? Shade.UNKNOWN : Shade.GOOD);
    page.open("section", "class", "verdict " + shade.style(), "aria-label", "Verdict");
    if (diagnosis.verdict().isPresent()) {
      blocks.verdict(diagnosis.verdict().get());
    } else {
      blocks.tag(shade, diagnosis instanceof Diagnosis.NotAsked ? "not asked" : "healthy");
      page.element("p", Words.sentence(diagnosis), "class", "lead");
    }
    page.close().line();
    if (diagnosis.verdict().isPresent()) {
      consequences(arrangement.consequencesOf(diagnosis.verdict().get()));
    }
  }

  private void others(String title, List<JudgedFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.open("section").element("h2", title);
    for (JudgedFinding one : findings) {
      blocks.block(one);
      arrangement.consequencesOf(one).forEach(blocks::block);
    }
    page.close().line();
  }

  private void consequences(List<JudgedFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    page.open("section").element("h2", "What follows from it");
    findings.forEach(blocks::block);
    page.close().line();
  }

  private void resolvers(List<Landscape.ResolverSeen> resolvers) {
    if (resolvers.isEmpty()) {
      return;
    }
    page.open("section").element("h2", "Resolvers");
    page.open("div", "class", "scroll").open("table");
    page.open("thead").open("tr");
    List.of("resolver", "from", "answer").forEach(head -> page.element("th", head, "scope", "col"));
    page.close().close().open("tbody");
    for (Landscape.ResolverSeen resolver : resolvers) {
      page.open("tr").element("th", resolver.place().toString(), "scope", "row");
      page.element("td", resolver.origin()).open("td");
      blocks.standing(resolver.standing());
      page.close().close();
    }
    page.close().close().close().close().line();
  }

  private void good() {
    List<JudgedFinding> good = arrangement.good();
    if (good.isEmpty()) {
      return;
    }
    page.open("section").element("h2", "As it should be");
    for (JudgedFinding one : good) {
      if (one.finding().evidence().isEmpty()) {
        blocks.line(one.finding());
      } else {
        blocks.block(one);
      }
    }
    page.close().line();
  }

  private void leftOut() {
    if (diagnosis.leftOut().isEmpty()) {
      return;
    }
    page.open("section").element("h2", "Not checked").open("ul");
    for (LeftOut one : diagnosis.leftOut()) {
      page.element("li", one.check() + ", " + one.check().title() + ": " + one.reason());
    }
    page.close().close().line();
  }
}
