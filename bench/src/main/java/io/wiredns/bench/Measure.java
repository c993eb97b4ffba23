package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/**
 * Runs the benchmarks in JMH, counts allocations, and writes the figures for one message, one
 * record of a zone or one pair of names.
 */
public final class Measure {
  private static final int OBJECT = 8;
  private static final double ROUNDING = 0.5;

  private Measure() {}

  /**
   * Runs all benchmarks, all of them for a short time, a quick selection, or those of zones only.
   *
   * @param arguments the file to write, then optionally {@code --whole}, {@code --quick}, or {@code
   *     --zones} and the number of records
   * @throws IOException if the file cannot be written
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    List<ChainedOptionsBuilder> plans = plans(List.of(arguments));
    if (plans.isEmpty()) {
      System.err.println("usage: Measure RESULTS.tsv [--quick | --whole | --zones RECORDS]");
      System.exit(2);
    }
    new Results(About.here(), run(plans)).write(Path.of(arguments[0]));
  }

  private static List<ChainedOptionsBuilder> plans(List<String> arguments) {
    return switch (arguments.size()) {
      case 1 -> Plans.full();
      case 2 ->
          switch (arguments.get(1)) {
            case "--quick" -> Plans.quick();
            case "--whole" -> Plans.whole();
            default -> List.of();
          };
      case 3 ->
          arguments.get(1).equals("--zones") ? List.of(Plans.zones(arguments.get(2))) : List.of();
      default -> List.of();
    };
  }

  static List<Result> run(List<ChainedOptionsBuilder> plans) throws RunnerException {
    List<Result> results = new ArrayList<>();
    for (ChainedOptionsBuilder plan : plans) {
      for (RunResult run : new Runner(plan.build()).run()) {
        results.add(result(run));
      }
    }
    return results;
  }

  private static Result result(RunResult run) {
    BenchmarkParams benchmark = run.getParams();
    List<IterationResult> iterations =
        run.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .toList();
    double[] times =
        iterations.stream()
            .map(IterationResult::getPrimaryResult)
            .mapToDouble(iteration -> iteration.getScore())
            .toArray();
    double allocated =
        iterations.stream()
            .mapToDouble(
                iteration -> iteration.getSecondaryResults().get(WorkerAllocation.LABEL).getScore())
            .min()
            .orElse(Double.NaN);
    String zone = benchmark.getParam("zone");
    if (zone != null) {
      int records = Integer.parseInt(benchmark.getParam("records"));
      return zoneResult(benchmark.getBenchmark(), zone, records, times, allocated);
    }
    String buffer = benchmark.getParam("buffer");
    Result result =
        result(
            benchmark.getBenchmark(),
            benchmark.getParam("set"),
            buffer == null ? "heap" : buffer,
            times,
            allocated);
    return benchmark.getThreads() == 1 ? result : result.onTwoThreads();
  }

  /**
   * Converts JMH's figures for a set to a result for one message. A benchmark {@code
   * package.Work.library} measures that work of that library. Its time is the median of the
   * iterations, because the mean of a few depends on other load of the machine. Its allocation is
   * the minimum of the iterations, because the JIT compiler may remove allocations late.
   */
  static Result result(
      String benchmark, String set, String buffer, double[] times, double allocated) {
    String work = work(benchmark);
    double counted = work.equals("nameHash") ? Double.NaN : allocated;
    return result(benchmark, set, buffer, items(work, set), times, counted);
  }

  /**
   * Returns the number of messages or pairs of names that one operation of a benchmark processes.
   */
  static int items(String work, String set) {
    return switch (work) {
      case "nameEquals" -> 2 * NamePairs.NAMES;
      case "nameCompare", "nameHash" -> NamePairs.NAMES;
      default -> MessageSets.size(set);
    };
  }

  /**
   * Converts JMH's figures for a zone to a result for one record, whose set is {@code plain-zone}
   * or {@code signed-zone}.
   */
  static Result zoneResult(
      String benchmark, String zone, int records, double[] times, double allocated) {
    return result(benchmark, zone + Result.ZONE, Result.FILE, records, times, allocated);
  }

  /**
   * Returns the octets that one operation, a pass over the set, allocates. Objects occupy multiples
   * of eight octets; a remainder is JMH's own allocation.
   */
  static long octetsOfOperation(Result result) {
    double octets = result.octets() * items(result.work(), result.set());
    return (long) ((octets + ROUNDING) / OBJECT) * OBJECT;
  }

  private static Result result(
      String benchmark, String set, String buffer, int items, double[] times, double allocated) {
    return new Result(
        set,
        work(benchmark),
        benchmark.substring(benchmark.lastIndexOf('.') + 1),
        buffer,
        median(times) / items,
        allocated / items);
  }

  private static String work(String benchmark) {
    String[] parts = benchmark.split("\\.");
    String work = parts[parts.length - 2];
    return work.substring(0, 1).toLowerCase(Locale.ROOT) + work.substring(1);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
