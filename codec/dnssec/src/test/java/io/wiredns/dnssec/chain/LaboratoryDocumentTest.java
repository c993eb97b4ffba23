package io.wiredns.dnssec.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Resource;
import io.wiredns.codec.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Compares LABORATORY.md with what other validators were recorded to say. */
class LaboratoryDocumentTest {
  private static final Set<String> TOOLS = Set.of("unbound", "delv", "drill", "dnsviz");

  /** Returns each situation by its name. */
  private static Map<String, Laboratory.Situation> situations() {
    Map<String, Laboratory.Situation> situations = new HashMap<>();
    for (Laboratory.Situation situation : Laboratory.instance().situations()) {
      assertEquals(
          null, situations.put(situation.name(), situation), situation + " is there twice");
    }
    return situations;
  }

  /** Returns what a tool says in the words of the table. */
  private static String said(String tool, String verdict) {
    if (verdict.equals("none")) {
      return "no verdict";
    }
    return tool.equals("drill") && verdict.equals("bogus") ? "not secure" : verdict;
  }

  private static boolean isDifferent(String said, String ruled) {
    return said.equals("not secure") ? ruled.equals("secure") : !said.equals(ruled);
  }

  private static Set<String> recorded() {
    Set<String> differences = new TreeSet<>();
    Map<String, Laboratory.Situation> situations = situations();
    for (String[] cells : Resource.table(Laboratory.class, "tools.tsv")) {
      Laboratory.Situation situation = situations.get(cells[0]);
      String said = said(cells[1], cells[2]);
      if (isDifferent(said, situation.verdict())) {
        differences.add(
            String.join(", ", cells[1], cells[0], said, situation.verdict(), situation.rule()));
      }
    }
    return differences;
  }

  /** Returns the cells of all rows of the document's tables that are about a tool. */
  private static List<String[]> rows() throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Shared.root().resolve("codec/dnssec/LABORATORY.md"))) {
      String[] cells = line.replaceAll("^\\| | \\|$", "").split(" \\| ");
      if (TOOLS.contains(cells[0])) {
        rows.add(cells);
      }
    }
    return rows;
  }

  @Test
  void eachDifferenceIsListedWithItsRule() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (String[] cells : rows()) {
      if (cells.length == 6) {
        for (String name : cells[4].replace("`", "").split(" ")) {
          listed.add(String.join(", ", cells[0], name, cells[1], cells[2], cells[3]));
        }
      }
    }
    Differences.assertSameElements(recorded(), listed, "differences in LABORATORY.md");
  }

  @Test
  void allToolsWereAskedAboutAllSituations() throws IOException {
    Map<String, Integer> asked = new HashMap<>();
    for (String[] cells : Resource.table(Laboratory.class, "tools.tsv")) {
      assertTrue(situations().containsKey(cells[0]), cells[0]);
      asked.merge(cells[1], 1, Integer::sum);
    }
    assertEquals(TOOLS, asked.keySet());
    int listed = 0;
    for (String[] cells : rows()) {
      if (cells.length == 5) {
        listed++;
        assertEquals(situations().size(), asked.get(cells[0]), cells[0]);
        assertEquals(String.valueOf(situations().size()), cells[3], cells[0]);
        long differences =
            recorded().stream().filter(row -> row.startsWith(cells[0] + ", ")).count();
        assertEquals(String.valueOf(differences), cells[4], cells[0]);
      }
    }
    assertEquals(TOOLS.size(), listed);
  }
}
