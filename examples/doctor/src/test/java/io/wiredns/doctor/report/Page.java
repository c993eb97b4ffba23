package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** A page that was parsed as XML, so that markup that is not closed or escaped is a failure. */
final class Page {
  private final List<Element> elements = new ArrayList<>();

  Page(String html) throws Exception {
    assertTrue(html.chars().allMatch(c -> c == '\n' || c >= ' ' && c <= '~'), "not ASCII");
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    Document document = builder.parse(new InputSource(new StringReader(html)));
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
  }

  List<Element> elements() {
    return elements;
  }

  List<Element> elements(String name) {
    return elements.stream().filter(one -> one.getTagName().equals(name)).toList();
  }

  /** Returns the names of elements and attributes, such as {@code td} and {@code td@class}. */
  Set<String> vocabulary() {
    Set<String> names = new HashSet<>();
    for (Element element : elements) {
      names.add(element.getTagName());
      for (int i = 0; i < element.getAttributes().getLength(); i++) {
        names.add(element.getTagName() + "@" + element.getAttributes().item(i).getNodeName());
      }
    }
    return names;
  }

  /** Checks that each anchor is there once, and that each link leads to one. */
  void checkLinks() {
    Set<String> ids = new HashSet<>();
    for (Element element : elements) {
      String id = element.getAttribute("id");
      assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
    }
    for (Element link : elements("a")) {
      String target = link.getAttribute("href");
      assertTrue(target.startsWith("#") && ids.contains(target.substring(1)), target);
    }
    for (Element svg : elements("svg")) {
      for (String id : svg.getAttribute("aria-labelledby").split(" ")) {
        assertTrue(id.isEmpty() || ids.contains(id), id);
      }
    }
  }

  /** The rows of a table, its cells separated by bars. */
  record Rows(Element table) {
    List<String> lines() {
      List<String> lines = new ArrayList<>();
      NodeList rows = table.getElementsByTagName("tr");
      for (int i = 0; i < rows.getLength(); i++) {
        List<String> cells = new ArrayList<>();
        NodeList all = rows.item(i).getChildNodes();
        for (int k = 0; k < all.getLength(); k++) {
          cells.add(all.item(k).getTextContent().strip());
        }
        lines.add(String.join(" | ", cells));
      }
      return lines;
    }
  }
}
