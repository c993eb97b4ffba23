package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.verdict.Relation;
import io.wiredns.doctor.verdict.Relations;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks that the page of the module has the checks and the relations of the code. */
class DoctorReadmeTest {
  private static List<String> page() throws IOException {
    return Files.readAllLines(Shared.root().resolve("examples/doctor/README.md"));
  }

  /** Returns the lines of the table that has a head. */
  private static List<String> table(String head) throws IOException {
    List<String> page = page();
    int start = page.indexOf(head);
    assertTrue(start >= 0, "no table " + head);
    List<String> table = new ArrayList<>();
    for (String line : page.subList(start, page.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      table.add(line);
    }
    return table;
  }

  @Test
  void itHasEachCheck() throws IOException {
    String head = "| check | name | what is checked, and what is decided | RFC |";
    List<String> expected = new ArrayList<>(List.of(head, "| --- | --- | --- | --- |"));
    for (Check check : Check.values()) {
      expected.add(
          "| %s | %s | %s | %s |"
              .formatted(
                  check,
                  check.title(),
                  check.rule(),
                  check.rfcs().stream()
                      .map(rfc -> rfc.substring("RFC ".length()))
                      .collect(Collectors.joining(", "))));
    }
    Differences.assertSameLines(expected, table(head), "checks");
  }

  @Test
  void itHasEachRelation() throws IOException {
    String head = "| check | explains | in | because |";
    List<String> expected = new ArrayList<>(List.of(head, "| --- | --- | --- | --- |"));
    for (Relation row : Relations.all()) {
      String effects = row.effects().stream().map(Check::name).collect(Collectors.joining(", "));
      expected.add("| %s | %s | %s | %s |".formatted(row.cause(), effects, row.scope(), row.why()));
    }
    Differences.assertSameLines(expected, table(head), "relations");
  }

  @Test
  void itNamesTheChecksThatExplainNothing() throws IOException {
    List<String> silent =
        Arrays.stream(Check.values())
            .filter(check -> Relations.of(check).isEmpty())
            .map(Check::name)
            .toList();
    String last = silent.get(silent.size() - 1);
    String sentence =
        String.join(", ", silent.subList(0, silent.size() - 1))
            + " and "
            + last
            + " explain no others.";
    assertTrue(page().contains(sentence), sentence);
  }

  @Test
  void itHasEachMemberOfTheJson() throws IOException {
    String page = String.join("\n", page());
    for (String json :
        List.of(JsonReport.of(Samples.impaired(), true), JsonReport.of(Samples.notAsked(), true))) {
      Pattern.compile("\"(\\w+)\":")
          .matcher(json)
          .results()
          .map(member -> member.group(1))
          .distinct()
          .forEach(member -> assertTrue(page.contains("`" + member + "`"), member));
    }
  }
}
