package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of the page, whatever servers send. */
class HtmlReportProperties {
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> markup =
        Arbitraries.of(
            "<script>alert(1)</script>",
            "</style>",
            "]]>",
            "-->",
            "&amp;",
            "&#x3c;",
            "\" onclick=\"x",
            "' style='x",
            "\u0000",
            "\ud800",
            "\u202e",
            "\u001b[31m",
            "a b ");
    return Arbitraries.oneOf(markup, Arbitraries.strings().ofMaxLength(60))
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<Name> names() {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(63)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(
            labels -> {
              Name name = Name.ROOT;
              for (byte[] label : labels) {
                name = name.child(Octets.of(label));
              }
              return name;
            });
  }

  @Property(tries = 300)
  void noTextBecomesMarkup(@ForAll("texts") String text, @ForAll("names") Name name)
      throws Exception {
    Page page = new Page(HtmlReport.of(Samples.hostile(text, name)));
    page.checkLinks();
    Page harmless = new Page(HtmlReport.of(Samples.hostile("x", Name.of("x."))));
    assertEquals(Set.of(), difference(page.vocabulary(), harmless.vocabulary()));
  }

  private static Set<String> difference(Set<String> some, Set<String> others) {
    some.removeAll(others);
    return some;
  }

  @Property(tries = 300)
  void everyWordIsInThePictureOrShortened(@ForAll("texts") String text) {
    for (int most = 1; most < 4; most++) {
      for (String line : TextFit.lines(text, 100, most)) {
        assertTrue(TextFit.width(line) <= 112 || line.length() <= 4, line);
      }
      assertTrue(TextFit.lines(text, 100, most).size() <= most);
    }
  }
}
