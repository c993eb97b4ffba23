package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks in JMH, with its GC profiler, and keeps the figures for one message, or for
 * one record of a zone.
 */
public final class Measure {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String MIXED = "mixed";
  private static final String ZONES = "ReadZone";
  private static final String QUICK_RECORDS = "10000";

  private Measure() {}

  /**
   * Runs all benchmarks, or few and shortly, or those of zones only.
   *
   * @param arguments the file to write, then perhaps {@code --quick}, or {@code --zones} and how
   *     many records
   * @throws IOException if the file cannot be written
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<ChainedOptionsBuilder> plans = plans(List.of(arguments));
    if (plans.isEmpty()) {
      System.err.println("usage: Measure RESULTS.tsv [--quick | --zones RECORDS]");
      System.exit(2);
    }
    List<String> lines = new ArrayList<>();
    lines.add(Result.HEADER);
    for (ChainedOptionsBuilder plan : plans) {
      for (RunResult run : new Runner(plan.build()).run()) {
        lines.add(result(run).toLine());
      }
    }
    Files.write(Path.of(arguments[0]), lines);
  }

  private static List<ChainedOptionsBuilder> plans(List<String> arguments) {
    return switch (arguments.size()) {
      case 1 -> List.of(plan("[a-z]+"));
      case 2 -> arguments.get(1).equals("--quick") ? quickPlans() : List.of();
      case 3 -> arguments.get(1).equals("--zones") ? List.of(zones(arguments.get(2))) : List.of();
      default -> List.of();
    };
  }

  private static ChainedOptionsBuilder zones(String records) {
    return new OptionsBuilder()
        .include("\\." + ZONES + "\\.")
        .param("records", records)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }

  /**
   * Mixed traffic with all libraries; for the other sets the fastest peer, and heap buffers; small
   * zones.
   */
  private static List<ChainedOptionsBuilder> quickPlans() {
    String[] others =
        MessageSets.NAMES.stream().filter(set -> !set.equals(MIXED)).toArray(String[]::new);
    return Stream.of(
            messages("(wiredns|dnsjava)").param("set", MIXED).param("buffer", "heap", "direct"),
            messages("(netty|minidns)").param("set", MIXED).param("buffer", "heap"),
            messages("(wiredns|dnsjava)").param("set", others).param("buffer", "heap"),
            zones(QUICK_RECORDS))
        .map(
            plan ->
                plan.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(200)))
        .toList();
  }

  private static ChainedOptionsBuilder messages(String libraries) {
    return plan(libraries).exclude("\\." + ZONES + "\\.");
  }

  private static ChainedOptionsBuilder plan(String libraries) {
    return new OptionsBuilder()
        .include("\\." + libraries + "$")
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
  }

  private static Result result(RunResult run) {
    BenchmarkParams benchmark = run.getParams();
    double[] times =
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(iteration -> iteration.getScore())
            .toArray();
    double allocated = run.getSecondaryResults().get(ALLOCATED).getScore();
    String zone = benchmark.getParam("zone");
    return zone == null
        ? result(
            benchmark.getBenchmark(),
            benchmark.getParam("set"),
            benchmark.getParam("buffer"),
            times,
            allocated)
        : zoneResult(
            benchmark.getBenchmark(),
            zone,
            Integer.parseInt(benchmark.getParam("records")),
            times,
            allocated);
  }

  /**
   * The result for one message of what JMH has for a set: a benchmark {@code package.Work.library}
   * is that work of that library, and its time the median of the iterations, because the mean of a
   * few is at the mercy of whatever else the machine does.
   */
  static Result result(
      String benchmark, String set, String buffer, double[] times, double allocated) {
    return result(benchmark, set, buffer, MessageSets.size(set), times, allocated);
  }

  /** The same for one record of a zone, whose set is {@code plain-zone} or {@code signed-zone}. */
  static Result zoneResult(
      String benchmark, String zone, int records, double[] times, double allocated) {
    return result(benchmark, zone + Result.ZONE, Result.FILE, records, times, allocated);
  }

  private static Result result(
      String benchmark, String set, String buffer, int items, double[] times, double allocated) {
    String[] parts = benchmark.split("\\.");
    String work = parts[parts.length - 2];
    return new Result(
        set,
        work.substring(0, 1).toLowerCase(Locale.ROOT) + work.substring(1),
        parts[parts.length - 1],
        buffer,
        median(times) / items,
        allocated / items);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
