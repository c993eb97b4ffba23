package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.JudgedFinding;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Checks the page that shows a diagnosis. */
class HtmlReportTest {
  static Stream<Diagnosis> samples() {
    return Stream.of(Samples.impaired(), Samples.healthy(), Samples.notAsked());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void itNeedsNothingElse(Diagnosis diagnosis) throws Exception {
    String html = HtmlReport.of(diagnosis);
    Page page = new Page(html);
    page.checkLinks();
    assertEquals(List.of(), page.elements("script"));
    assertEquals(List.of(), page.elements("link"));
    assertEquals(List.of(), page.elements("img"));
    Set<String> allowed = Set.of("http://www.w3.org/1999/xhtml", "http://www.w3.org/2000/svg");
    Pattern.compile("https?://[^\"]*")
        .matcher(html)
        .results()
        .forEach(address -> assertTrue(allowed.contains(address.group()), address.group()));
    assertTrue(!PageStyle.SHEET.contains("url(") && !PageStyle.SHEET.contains("@import"));
    assertEquals("en", page.elements("html").get(0).getAttribute("lang"));
    assertEquals(1, page.elements("h1").size());
  }

  @Test
  void theVerdictStandsBeforeAllElse() throws Exception {
    Page page = new Page(HtmlReport.of(Samples.impaired()));
    Element first = page.elements("section").get(0);
    assertEquals("Verdict", first.getAttribute("aria-label"));
    String text = first.getTextContent();
    for (String part :
        List.of(
            "error E2, wrong DS",
            "The DS record of example.org. has the key tag 31589",
            "example.org. IN DS to a0.org.afilias-nst.info.",
            "1b2f4d5c60718293",
            "digest at octet 57",
            "RFC 4034 section 5",
            "gives the registrar the DS record",
            "delv +rtrace @199.19.56.1 example.org. DS")) {
      assertTrue(text.contains(part), part);
    }
  }

  @Test
  void eachFindingIsShownOnceWithItsEvidence() throws Exception {
    Diagnosis diagnosis = Samples.impaired();
    Page page = new Page(HtmlReport.of(diagnosis));
    List<String> shown =
        page.elements().stream()
            .filter(one -> one.getAttribute("id").matches("f\\d+"))
            .map(Element::getTextContent)
            .toList();
    assertEquals(diagnosis.findings().size(), shown.size());
    for (JudgedFinding judged : diagnosis.findings()) {
      assertTrue(
          shown.stream()
              .anyMatch(
                  text ->
                      text.contains(judged.finding().summary())
                          && judged.finding().evidence().stream()
                              .allMatch(line -> text.contains(line.text()))
                          && text.contains(judged.finding().remedy())
                          && text.contains(judged.finding().command())),
          judged.toString());
    }
  }

  @Test
  void theMatrixSaysInWordsWhatItsColoursSay() throws Exception {
    Page page = new Page(HtmlReport.of(Samples.impaired()));
    Element matrix =
        page.elements("table").stream()
            .filter(one -> one.getTextContent().contains("C3 lame server"))
            .findFirst()
            .orElseThrow();
    List<String> rows = new Page.Rows(matrix).lines();
    assertEquals(
        List.of(
            "check | ns1.example.org.192.0.2.1#53 | ns1.example.org.2001:db8::1#53"
                + " | ns2.example.net.198.51.100.2#53",
            "state | \u2713 answers | \u2713 answers | \u2717 REFUSED, only the parent names it",
            "C1 silent server | \u2713 good | \u2713 good | -",
            "C2 no TCP | \u2713 good | \u2713 good | -",
            "C3 lame server | \u2713 good | \u2713 good | \u2717 error"),
        rows.subList(0, 5));
    assertTrue(rows.contains("C10 unsteady server | ! warning | ! warning | -"), rows.toString());
    // What was found good at all servers is good at those that answer.
    assertTrue(rows.contains("C11 open resolver | \u2713 good | \u2713 good | -"), rows.toString());
  }

  @Test
  void thePictureHasEachKeyAndStateAsText() throws Exception {
    Page page = new Page(HtmlReport.of(Samples.impaired()));
    List<Element> pictures =
        page.elements("svg").stream()
            .filter(one -> one.getAttribute("role").equals("img"))
            .toList();
    assertEquals(2, pictures.size());
    for (Element picture : pictures) {
      String text = picture.getTextContent();
      for (String part :
          List.of(
              "trust anchor 20326",
              "DNSKEY 61050",
              "DS 26974",
              "DS 31589",
              "ECDSAP256SHA256, SEP",
              "ECDSAP256SHA256",
              "no key has this digest",
              "bogus: signatures do not hold",
              "www.example.org. A",
              "by 46551: ends in 2 days")) {
        assertTrue(text.contains(part), part);
      }
    }
  }
}
