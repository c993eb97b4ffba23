package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartsTest {
  private static Results results() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("machine", "CPU <1> & 2");
    about.put("jdk", "JVM 17");
    about.put("date", "2026-01-02");
    about.put("wiredns", "0.1.0");
    about.put("dnsjava", "3.7.1");
    List<Result> all = new ArrayList<>();
    for (String set : MessageSets.NAMES) {
      all.add(new Result(set, "view", "wiredns", "heap", 20, 0));
      all.add(new Result(set, "parse", "wiredns", "heap", 50, 0));
      all.add(new Result(set, "parse", "dnsjava", "heap", 100, 0));
      all.add(new Result(set, "encode", "wiredns", "heap", 25, 0));
      all.add(new Result(set, "encode", "dnsjava", "heap", 100, 0));
    }
    for (String kind : SizedMessages.KINDS) {
      for (int size : SizedMessages.sizes(kind)) {
        all.add(new Result(kind + "-" + size, "view", "wiredns", "heap", 10 + 3 * size, 0));
        all.add(new Result(kind + "-" + size, "parse", "wiredns", "heap", 20 + 9 * size, 0));
      }
    }
    return new Results(about, all);
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void everyChartSaysWhatItsFiguresWereTakenOnAndSuitsBothSchemes() throws Exception {
    Map<String, String> charts = Charts.draw(results());
    assertEquals(
        List.of("mixed.svg", "read.svg", "write.svg", "size.svg"), List.copyOf(charts.keySet()));
    for (String svg : charts.values()) {
      List<String> texts =
          elements(parsed(svg), "text").stream().map(Element::getTextContent).toList();
      assertTrue(texts.contains("CPU <1> & 2; JVM 17; 2026-01-02"), texts.toString());
      assertTrue(texts.contains("WireDNS 0.1.0, dnsjava 3.7.1; bench/run.sh"), texts.toString());
      assertTrue(svg.contains("@media (prefers-color-scheme: dark)"));
    }
  }

  /** A class that a shape has and one scheme does not paint would be black on black. */
  @Test
  void everyClassOfAShapeHasAColourInBothSchemes() throws Exception {
    for (String svg : Charts.draw(results()).values()) {
      String style = elements(parsed(svg), "style").get(0).getTextContent();
      String dark = style.substring(style.indexOf("@media"));
      String light = style.substring(0, style.indexOf("@media"));
      for (String shape : List.of("rect", "line", "circle")) {
        for (Element element : elements(parsed(svg), shape)) {
          String[] classes = element.getAttribute("class").split(" ");
          String painted = "." + classes[classes.length - 1] + " {";
          assertTrue(light.contains(painted) && dark.contains(painted), painted);
        }
      }
    }
  }

  @Test
  void aBarIsAsLongAsItIsFast() throws Exception {
    Document chart = parsed(Charts.draw(results()).get("mixed.svg"));
    List<Element> bars =
        elements(chart, "rect").stream()
            .filter(bar -> List.of("ours", "peer").contains(bar.getAttribute("class")))
            .toList();
    assertEquals(5, bars.size());
    double view = Double.parseDouble(bars.get(0).getAttribute("width"));
    double parse = Double.parseDouble(bars.get(1).getAttribute("width"));
    double dnsjava = Double.parseDouble(bars.get(2).getAttribute("width"));
    assertEquals(5, view / dnsjava, 0.02);
    assertEquals(2, parse / dnsjava, 0.02);
    assertEquals("peer", bars.get(2).getAttribute("class"));
    List<String> texts = elements(chart, "text").stream().map(Element::getTextContent).toList();
    assertTrue(texts.containsAll(List.of("5.00× · 20.0 ns", "2.00× · 50.0 ns", "1.00× · 100 ns")));
    assertFalse(texts.contains("Netty"), "nothing was measured of it");
  }

  @Test
  void everySizeIsADot() throws Exception {
    Document chart = parsed(Charts.draw(results()).get("size.svg"));
    int sizes = SizedMessages.KINDS.stream().mapToInt(k -> SizedMessages.sizes(k).size()).sum();
    List<Element> dots = elements(chart, "circle");
    assertEquals(2 * sizes, dots.size());
    double width = Double.parseDouble(chart.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(chart.getDocumentElement().getAttribute("height"));
    for (Element dot : dots) {
      double x = Double.parseDouble(dot.getAttribute("cx"));
      double y = Double.parseDouble(dot.getAttribute("cy"));
      assertTrue(x > 0 && x < width && y > 0 && y < height, x + " " + y);
    }
  }

  @Test
  void withoutFiguresThereAreEmptyCharts() throws Exception {
    Map<String, String> about = results().about();
    for (String svg : Charts.draw(new Results(about, List.of())).values()) {
      assertEquals(1, elements(parsed(svg), "rect").size(), "nothing but the background");
    }
  }

  @Test
  void theCommittedChartsAreThoseOfTheCommittedResults() throws Exception {
    Path charts = Path.of(System.getProperty("wiredns.root", "..")).resolve("bench/charts");
    Results results = Results.read(charts.resolve("results.tsv"));
    for (Map.Entry<String, String> chart : Charts.draw(results).entrySet()) {
      assertTrue(
          chart.getValue().equals(Files.readString(charts.resolve(chart.getKey()))),
          chart.getKey() + " is old: bench/run.sh --charts bench/charts/results.tsv");
    }
  }
}
