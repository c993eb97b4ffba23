package io.wiredns.doctor.report;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the picture of the module's page with what the report draws. After an intended change,
 * write it again with {@code -Dtest=PictureTest -Dwiredns.pictures=write}.
 */
class PictureTest {
  private static final Path FILE = Shared.root().resolve("examples/pictures/doctor.svg");

  /** The picture for wide screens alone, with the part of the style sheet that it needs. */
  private static List<String> picture() {
    String html = HtmlReport.of(Samples.impaired());
    int start = html.indexOf("<svg xmlns");
    int end = html.indexOf("</svg>", start) + "</svg>".length();
    String style =
        Arrays.stream(PageStyle.SHEET.split("}"))
            .map(String::strip)
            .filter(rule -> rule.startsWith("svg ") && !rule.startsWith("svg {"))
            .collect(Collectors.joining("}\n", "<style>\n", "}\n</style>"));
    String picture = html.substring(start, end);
    int first = picture.indexOf("<title");
    return (picture.substring(0, first) + style + picture.substring(first)).lines().toList();
  }

  @Test
  void thePictureIsWhatTheReportDraws() throws IOException {
    if ("write".equals(System.getProperty("wiredns.pictures"))) {
      Files.write(FILE, picture());
    }
    Differences.assertSameLines(Files.readAllLines(FILE), picture(), FILE.toString());
  }
}
