package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The way from measurements to figures for one message, and to ratios. */
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
        "plain-zone file readZone 500.0 100.0 2500.0 900.0 5.00 - - -",
        new Report(results)
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
  void aRatioSaysHowManyTimesAsLongThePeerTakes() {
    List<Result> results =
        List.of(
            new Result("mixed", "readAll", "wiredns", "heap", 150, 0),
            new Result("mixed", "readAll", "wiredns", "direct", 160, 0),
            new Result("mixed", "parse", "dnsjava", "heap", 600, 1847.66),
            new Result("mixed", "parse", "libknot", "heap", 80, Double.NaN),
            new Result("query", "encode", "wiredns", "heap", 40, 0),
            new Result("query", "encode", "netty", "heap", 130, 264));
    List<String> rows =
        new Report(results)
            .text()
            .lines()
            .filter(line -> line.matches("(mixed|query) .*"))
            .map(line -> line.replaceAll(" +", " "))
            .toList();
    assertEquals(
        List.of(
            "query heap encode 40.0 0.0 - - - 3.25 - -",
            "mixed heap readAll 150.0 0.0 600.0 1847.7 4.00 - - 0.53",
            "mixed direct readAll 160.0 0.0 - - - - - 0.50"),
        rows);
  }
}
