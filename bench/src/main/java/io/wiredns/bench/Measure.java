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

/** Runs the benchmarks in JMH, with its GC profiler, and keeps the figures for one message. */
public final class Measure {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final String MIXED = "mixed";

  private Measure() {}

  /**
   * Runs all benchmarks, or few and shortly.
   *
   * @param arguments the file to write, then perhaps {@code --quick}
   * @throws IOException if the file cannot be written
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = arguments.length == 2 && arguments[1].equals("--quick");
    if (arguments.length != (quick ? 2 : 1)) {
      System.err.println("usage: Measure RESULTS.tsv [--quick]");
      System.exit(2);
    }
    List<String> lines = new ArrayList<>();
    lines.add(Result.HEADER);
    for (ChainedOptionsBuilder plan : quick ? quickPlans() : List.of(plan("[a-z]+"))) {
      for (RunResult run : new Runner(plan.build()).run()) {
        lines.add(result(run).toLine());
      }
    }
    Files.write(Path.of(arguments[0]), lines);
  }

  /** Mixed traffic with all libraries; for the other sets the fastest peer, and heap buffers. */
  private static List<ChainedOptionsBuilder> quickPlans() {
    String[] others =
        MessageSets.NAMES.stream().filter(set -> !set.equals(MIXED)).toArray(String[]::new);
    return Stream.of(
            plan("(wiredns|dnsjava)").param("set", MIXED).param("buffer", "heap", "direct"),
            plan("(netty|minidns)").param("set", MIXED).param("buffer", "heap"),
            plan("(wiredns|dnsjava)").param("set", others).param("buffer", "heap"))
        .map(
            plan ->
                plan.forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.milliseconds(500))
                    .measurementIterations(5)
                    .measurementTime(TimeValue.milliseconds(200)))
        .toList();
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
    return result(
        benchmark.getBenchmark(),
        benchmark.getParam("set"),
        benchmark.getParam("buffer"),
        times,
        run.getSecondaryResults().get(ALLOCATED).getScore());
  }

  /**
   * The result for one message of what JMH has for a set: a benchmark {@code package.Work.library}
   * is that work of that library, and its time the median of the iterations, because the mean of a
   * few is at the mercy of whatever else the machine does.
   */
  static Result result(
      String benchmark, String set, String buffer, double[] times, double allocated) {
    String[] parts = benchmark.split("\\.");
    String work = parts[parts.length - 2];
    int messages = MessageSets.size(set);
    return new Result(
        set,
        work.substring(0, 1).toLowerCase(Locale.ROOT) + work.substring(1),
        parts[parts.length - 1],
        buffer,
        median(times) / messages,
        allocated / messages);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
