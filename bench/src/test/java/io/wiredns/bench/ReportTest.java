package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the conversion of measurements to figures for one message and to ratios. */
class ReportTest {
  @Test
  void aSetsMedianTimeIsDividedByItsMessages() {
    double[] times = {900_000, 150_000, 140_000, 160_000, 100_000};
    assertEquals(
        new Result("mixed", "readAll", "wiredns", "heap", 150, 2.5),
        Measure.result("io.wiredns.bench.ReadAll.wiredns", "mixed", "heap", times, 2_500));
  }

  @Test
  void ofAnEvenNumberOfTimesTheMiddleTwoCount() {
    double[] times = {70, 30, 50, 10};
    assertEquals(
        new Result("tsig", "encode", "dnsjava", "direct", 40, 736),
        Measure.result("io.wiredns.bench.Encode.dnsjava", "tsig", "direct", times, 736));
  }

  @Test
  void aZonesMedianTimeIsDividedByItsRecords() {
    double[] times = {3_000, 1_000, 2_000};
    assertEquals(
        new Result("signed-zone", "readZone", "dnsjava", "file", 20, 3),
        Measure.zoneResult("io.wiredns.bench.ReadZone.dnsjava", "signed", 100, times, 300));
  }

  @Test
  void aZoneIsComparedWithThePeersReadingOfIt() {
    List<Result> results =
        List.of(
            new Result("plain-zone", "readZone", "wiredns", "file", 500, 100),
            new Result("plain-zone", "readZone", "dnsjava", "file", 2_500, 900));
    assertEquals(
        "plain-zone file readZone 500.0 100.0 2500.0 900.0 5.00 - - - - - - - -",
        new Report(new Results(Map.of(), results))
            .text()
            .lines()
            .filter(line -> line.startsWith("plain-zone"))
            .map(line -> line.replaceAll(" +", " "))
            .collect(java.util.stream.Collectors.joining()));
  }

  @Test
  void aResultIsALineAndBack() {
    Result counted = new Result("mixed", "parseOnce", "wiredns", "direct", 150.5, 2.5);
    assertEquals("mixed\tparseOnce\twiredns\tdirect\t150.5\t2.5", counted.toLine());
    assertEquals(counted, Result.ofLine(counted.toLine()));
    String notCounted = "query\tencode\tlibknot\theap\t20.0\t-";
    assertEquals(notCounted, Result.ofLine(notCounted).toLine());
  }

  @Test
  void aPairOfNamesIsTimedAndAHashSaysNothingOfAllocation() {
    double[] times = {4_000};
    assertEquals(
        new Result("mixed", "nameEquals", "wiredns", "heap", 2, 1),
        Measure.result("io.wiredns.bench.NameEquals.wiredns", "mixed", "heap", times, 2_000));
    assertEquals(
        new Result("mixed", "nameHash", "dnsjava", "heap", 4, Double.NaN),
        Measure.result("io.wiredns.bench.NameHash.dnsjava", "mixed", "heap", times, 2_000));
  }

  @Test
  void aFileKeepsWhatItIsAbout() {
    List<String> lines =
        List.of(
            "# machine\tsome CPU",
            "# jdk\t17",
            Result.HEADER,
            "query\tview\twiredns\theap\t20.0\t0.0",
            "query\tview-2threads\twiredns\theap\t21.0\t0.0");
    Results results = Results.ofLines(lines);
    assertEquals("some CPU", results.about().get("machine"));
    assertEquals(results.all().get(0).onTwoThreads().work(), results.all().get(1).work());
    assertEquals(lines, results.toLines());
    List<String> after = new ArrayList<>(lines);
    after.add("# libknot\t3.2.6");
    assertEquals("3.2.6", Results.ofLines(after).about().get("libknot"));
  }

  @Test
  void theVersionsAreThoseOfTheBuild() {
    Map<String, String> about = About.here();
    for (String name : List.of("wiredns", "dnsjava", "netty", "minidns")) {
      assertTrue(about.get(name).matches("[0-9].*"), about.toString());
    }
  }

  @Test
  void aRatioSaysHowManyTimesAsLongThePeerTakes() {
    List<Result> results =
        List.of(
            new Result("mixed", "view", "wiredns", "heap", 50, 0),
            new Result("mixed", "view", "floor", "heap", 40, 0),
            new Result("mixed", "readAll", "wiredns", "heap", 150, 0),
            new Result("mixed", "readAll", "wiredns", "direct", 160, 0),
            new Result("mixed", "parse", "dnsjava", "heap", 600, 1847.66),
            new Result("mixed", "parse", "libknot", "heap", 80, Double.NaN),
            new Result("query", "encode", "wiredns", "heap", 40, 0),
            new Result("query", "encode", "netty", "heap", 130, 264));
    List<String> rows =
        new Report(new Results(Map.of(), results))
            .text()
            .lines()
            .filter(line -> line.matches("(mixed|query) .*"))
            .map(line -> line.replaceAll(" +", " "))
            .toList();
    assertEquals(
        List.of(
            "query heap encode 40.0 0.0 - - - 130.0 3.25 - - - - - -",
            "mixed heap view 50.0 0.0 600.0 1847.7 12.00 - - - - 80.0 1.60 40.0 0.80",
            "mixed heap readAll 150.0 0.0 600.0 1847.7 4.00 - - - - 80.0 0.53 - -",
            "mixed direct readAll 160.0 0.0 - - - - - - - 80.0 0.50 - -"),
        rows);
  }
}
