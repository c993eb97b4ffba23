package io.wiredns.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;

/**
 * Compares an older build of the benchmarks with a newer one. For each run of a work, two JVMs, one
 * of each build, are warmed up and then measure in turn in short bursts ({@link Bursts}); the ratio
 * of a run is the median of the ratios of its bursts. So other load of the machine affects both
 * builds, and only the JIT compiler's choices differ between runs. A work whose median is below the
 * limit is run eleven times more, and all its runs count. A work that the older build does not have
 * is reported as new, and is not run.
 */
public final class Versus {
  private static final int MORE_RUNS = 11;
  private static final int WARM_UP_BURSTS = 4;
  private static final String WARM_UP_MILLISECONDS = "500";
  private static final int BURSTS = 16;
  private static final String BURST_MILLISECONDS = "60";

  private final Path worker;
  private final Path older;
  private final Path newer;

  private Versus(Path worker, Path older, Path newer) {
    this.worker = worker;
    this.older = older;
    this.newer = newer;
  }

  /**
   * Compares two builds.
   *
   * @param arguments the directory that contains only the class {@link Bursts}, the older jar, the
   *     newer jar, the table of goals, the number of runs, the least median, and a pattern that
   *     selects works ("set work buffer"), or an empty string for all
   * @throws IOException if a file cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 7) {
      System.err.println("usage: Versus WORKER OLDER.jar NEWER.jar GOALS.tsv RUNS LEAST PATTERN");
      System.exit(2);
    }
    Versus versus = new Versus(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    int runs = Integer.parseInt(arguments[4]);
    double least = Double.parseDouble(arguments[5]);
    String jdk = Integer.toString(Runtime.version().feature());
    boolean held = true;
    System.out.println("set work buffer\truns\tleast\tmedian\tmost\tnewer ns");
    for (String work : Guard.read(Path.of(arguments[3]), jdk).keySet()) {
      if (work.matches(".*(" + arguments[6] + ").*")) {
        held &= versus.compare(work, runs, least);
      }
    }
    System.exit(held ? 0 : 1);
  }

  private boolean compare(String work, int runs, double least) throws IOException {
    if (!isKnown(work)) {
      System.out.println(work + "\tnew");
      return true;
    }
    List<Double> ratios = new ArrayList<>();
    double newest = runs(work, runs, ratios);
    if (median(ratios) < least) {
      newest = runs(work, MORE_RUNS, ratios);
    }
    double median = median(ratios);
    System.out.printf(
        Locale.ROOT,
        "%s\t%d\t%.3f\t%.3f\t%.3f\t%.1f%s%n",
        work,
        ratios.size(),
        ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
        median,
        ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow(),
        newest,
        median < least ? "\tBELOW" : "");
    return median >= least;
  }

  private boolean isKnown(String work) throws IOException {
    try (JarFile jar = new JarFile(older.toFile())) {
      return jar.getEntry("io/wiredns/bench/" + benchmark(work) + ".class") != null;
    }
  }

  /** Returns the simple name of the class of a work's benchmark. */
  private static String benchmark(String work) {
    String name = work.split(" ")[1];
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static double median(List<Double> values) {
    return Measure.median(values.stream().mapToDouble(value -> value).toArray());
  }

  /** Starts a JVM with a build; the class of the bursts is this build's. */
  private BurstProcess build(Path jar, String work) throws IOException {
    return new BurstProcess(worker + File.pathSeparator + jar, List.of(work.split(" ")));
  }

  /** Adds a ratio for each run; returns the newer build's time of an operation in the last. */
  private double runs(String work, int runs, List<Double> ratios) throws IOException {
    double newest = 0;
    for (int run = 0; run < runs; run++) {
      try (BurstProcess before = build(older, work);
          BurstProcess after = build(newer, work)) {
        newest = run(before, after, ratios);
      }
    }
    return newest;
  }

  private static double run(BurstProcess before, BurstProcess after, List<Double> ratios)
      throws IOException {
    for (int i = 0; i < WARM_UP_BURSTS; i++) {
      before.burst(WARM_UP_MILLISECONDS);
      after.burst(WARM_UP_MILLISECONDS);
    }
    List<Double> bursts = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < BURSTS; i++) {
      boolean olderFirst = i % 2 == 0;
      double first = (olderFirst ? before : after).burst(BURST_MILLISECONDS);
      double second = (olderFirst ? after : before).burst(BURST_MILLISECONDS);
      bursts.add(olderFirst ? first / second : second / first);
      times.add(olderFirst ? second : first);
    }
    ratios.add(median(bursts));
    return median(times);
  }
}
