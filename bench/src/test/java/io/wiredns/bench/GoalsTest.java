package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalsTest {
  private static List<String> lines(Result... results) throws IOException {
    Path file = Path.of(System.getProperty("wiredns.root", "..")).resolve("bench/goals.tsv");
    return new Goals(new Results(Map.of(), List.of(results)))
        .text(Goal.read(file))
        .lines()
        .map(line -> line.replaceAll(" +", " "))
        .toList();
  }

  private static Result ours(String set, String work, double nanoseconds, double octets) {
    return new Result(set, work, "wiredns", "heap", nanoseconds, octets);
  }

  private static Result other(String set, String work, String library, double nanoseconds) {
    return new Result(set, work, library, "heap", nanoseconds, 1000);
  }

  @Test
  void ofSeveralSetsTheFarthestFromTheGoalIsShown() throws IOException {
    assertEquals(
        List.of(
            "open view bytes at most 0.0 1 of 2, worst 8.00 (query heap)",
            "met view times of floor at most 1.5 2 of 2, worst 1.40 (large heap)"),
        lines(
            ours("query", "view", 10, 8),
            ours("large", "view", 700, 0),
            other("query", "view", "floor", 9),
            other("large", "view", "floor", 500)));
  }

  @Test
  void parseIsComparedWithBothPeersInTimeAndOctets() throws IOException {
    assertEquals(
        List.of(
            "open parse times libknot at least 1.0 0 of 1, worst 0.80 (mixed heap)",
            "open parse mixed bytes of dnsjava at most 0.4 0 of 1, worst 0.50 (mixed heap)",
            "met parse mixed times dnsjava at least 3.3 1 of 1, worst 4.00 (mixed heap)"),
        lines(
            ours("mixed", "parse", 100, 500),
            other("mixed", "parse", "dnsjava", 400),
            other("mixed", "parse", "libknot", 80)));
  }

  @Test
  void differencesGrowthAndThreadsAreWorkedOut() throws IOException {
    List<Result> results = new ArrayList<>();
    results.add(ours("query", "readQuestion", 19, 0));
    results.add(other("query", "readQuestion", "floor", 7));
    results.add(ours("mixed", "view", 30, 0));
    results.add(ours("mixed", "view", 32, 0).onTwoThreads());
    results.add(ours("mixed", "readFrames", 38, 0));
    results.add(ours("records-1", "view", 20, 0));
    results.add(ours("records-64", "view", 1000, 0));
    results.add(ours("records-4000", "view", 62_500, 0));
    assertEquals(
        List.of(
            "met readFrames ns over view at most 10.0 1 of 1, worst 8.00 (mixed heap)",
            "met readQuestion bytes at most 0.0 1 of 1, worst 0.00 (query heap)",
            "met view bytes at most 0.0 1 of 1, worst 0.00 (mixed heap)",
            "open view two threads at least 1.9 0 of 1, worst 1.88 (mixed heap)",
            "open readQuestion query ns over floor at most 10.0 0 of 1, worst 12.00 (query heap)",
            "met * records exponent at most 1.1 1 of 1, worst 1.00 (view)"),
        lines(results.toArray(new Result[0])));
  }
}
