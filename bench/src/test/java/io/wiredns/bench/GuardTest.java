package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {
  private final Guard.Figure committed = new Guard.Figure(48, 5);

  @ParameterizedTest
  @CsvSource({
    "48, 5.0, true, true",
    "48, 3.5, true, true",
    "0,  9.0, true, true",
    "48, 3.49, true, false",
    "56, 5.0, false, true",
    "49, 1.0, false, false"
  })
  void anOctetMoreOrLessThanSevenTenthsOfTheRatioIsAFault(
      long octets, double times, boolean allocationHolds, boolean ratioHolds) {
    String fault = new Guard.Figure(octets, times).fault(committed);
    if (allocationHolds && ratioHolds) {
      assertNull(fault);
      return;
    }
    assertEquals(!allocationHolds, fault.contains("allocates " + octets), fault);
    assertEquals(!ratioHolds, fault.contains("times as long"), fault);
  }

  @Test
  void ofRoundsTheMedianRatioIsCommittedAndOfAttemptsTheBestCounts() {
    assertEquals(
        Map.of("view", 4.0, "parse", 3.0),
        Guard.medians(
            List.of(
                Map.of("view", 4.0, "parse", 9.0),
                Map.of("view", 1.0, "parse", 3.0),
                Map.of("view", 5.0, "parse", 2.0))));
    assertEquals(new Guard.Figure(48, 6), committed.best(6));
    assertEquals(committed, committed.best(4));
  }

  @Test
  void aRatioIsToThePeersParse() {
    Results results =
        new Results(
            Map.of(),
            List.of(
                new Result("mixed", "view", "wiredns", "direct", 50, 0.001),
                new Result("mixed", "parse", "wiredns", "heap", 100, 545.0079),
                new Result("query", "encode", "wiredns", "heap", 30, 3.9),
                new Result("mixed", "nameEquals", "wiredns", "heap", 5, 0),
                new Result("mixed", "parse", "dnsjava", "heap", 300, 1800),
                new Result("mixed", "parse", "dnsjava", "direct", 350, 1800),
                new Result("query", "encode", "dnsjava", "heap", 90, 500),
                new Result("mixed", "nameEquals", "dnsjava", "heap", 10, 0)));
    assertEquals(
        Map.of(
            "mixed view direct", 7.0,
            "mixed parse heap", 3.0,
            "query encode heap", 3.0,
            "mixed nameEquals heap", 2.0),
        Guard.times(results));
  }

  @Test
  void octetsAreOfOneOperationInWholeObjects() {
    assertEquals(
        Map.of(
            "mixed view direct", 0L,
            "mixed parse heap", 545_008L,
            "query encode heap", 0L,
            "mixed nameHash heap", Long.MAX_VALUE),
        Guard.octets(
            List.of(
                new Result("mixed", "view", "wiredns", "direct", 50, 0.001),
                new Result("mixed", "parse", "wiredns", "heap", 100, 545.0079),
                new Result("query", "encode", "wiredns", "heap", 30, 3.9),
                new Result("mixed", "nameHash", "wiredns", "heap", 5, Double.NaN))));
  }

  @Test
  void theFileHasTheFiguresOfEachJdk(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("goals.tsv");
    Files.writeString(
        file,
        """
        jdk\tset\twork\tbuffer\tmeasured\tbound
        *\tmixed\tview\t*\tTIMES_OF_FLOOR\t1.50
        17\tmixed\tview\theap\tBYTES\t0
        17\tmixed\tview\theap\tTIMES_DNSJAVA\t9.50
        17\tmixed\tnameHash\theap\tTIMES_DNSJAVA\t4.00
        25\tmixed\tview\theap\tBYTES\t8
        25\tmixed\tview\theap\tTIMES_DNSJAVA\t8.50
        """);
    assertEquals(
        Map.of(
            "mixed view heap",
            new Guard.Figure(0, 9.5),
            "mixed nameHash heap",
            new Guard.Figure(Long.MAX_VALUE, 4)),
        Guard.read(file, "17"));
    assertEquals(Map.of("mixed view heap", new Guard.Figure(8, 8.5)), Guard.read(file, "25"));
    assertEquals(Map.of(), Guard.read(file, "1"));
  }

  @Test
  void whatIsCommittedPromisesNoAllocationWhereTheJavadocDoes() throws Exception {
    Path file = Path.of(System.getProperty("wiredns.root", "..")).resolve("bench/goals.tsv");
    for (String jdk : List.of("17", "25")) {
      Map<String, Guard.Figure> figures = Guard.read(file, jdk);
      for (String work : List.of("view", "encode", "readQuestion", "patchHeader", "patchTtls")) {
        assertEquals(0, figures.get("mixed " + work + " heap").octets(), jdk + " " + work);
      }
      assertTrue(figures.size() > 20, jdk + " has " + figures.size() + " figures");
    }
  }

  @Test
  void theTableIsReadAndWrittenAsItIs() throws Exception {
    Path file = Path.of(System.getProperty("wiredns.root", "..")).resolve("bench/goals.tsv");
    List<String> lines = new ArrayList<>(List.of(Goal.HEADER));
    Goal.read(file).forEach(goal -> lines.add(goal.toLine()));
    Differences.assertSameLines(Files.readAllLines(file), lines, "goals.tsv");
    assertEquals(lines.stream().distinct().toList(), lines);
  }
}
