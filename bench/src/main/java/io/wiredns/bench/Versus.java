package io.wiredns.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;

/**
 * Compares an older build of the benchmarks with a newer one: the two run each work of the guard in
 * turn, each time in a new JVM, and the ratio of their processor times is taken pair by pair. A
 * work whose median is below the limit is run eleven times more, and all its pairs count. A work
 * that the older build does not know is said to be new, and not run.
 */
public final class Versus {
  private static final int MORE_RUNS = 11;
  private static final String SCORE_COLUMN = "\"Score\"";

  private final Path profiler;
  private final Path older;
  private final Path newer;
  private final Path scratch;

  private Versus(Path profiler, Path older, Path newer, Path scratch) {
    this.profiler = profiler;
    this.older = older;
    this.newer = newer;
    this.scratch = scratch;
  }

  /**
   * Compares.
   *
   * @param arguments the folder that holds the class {@link WorkerTime} and nothing else, the older
   *     jar, the newer jar, the table of goals, the number of runs, the least median, and a pattern
   *     that names the works to run ("set work buffer"), all if it is empty
   * @throws IOException if a file cannot be read or written
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 7) {
      System.err.println("usage: Versus PROFILER OLDER.jar NEWER.jar GOALS.tsv RUNS LEAST PATTERN");
      System.exit(2);
    }
    Path scratch = Files.createTempFile("versus", ".csv");
    Versus versus =
        new Versus(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), scratch);
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
    Files.delete(scratch);
    System.exit(held ? 0 : 1);
  }

  private boolean compare(String work, int runs, double least)
      throws IOException, InterruptedException {
    if (!isKnown(work)) {
      System.out.println(work + "\tnew");
      return true;
    }
    List<Double> ratios = new ArrayList<>();
    double newest = pairs(work, runs, ratios);
    if (median(ratios) < least) {
      newest = pairs(work, MORE_RUNS, ratios);
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

  /** The class of a work's benchmark, without its package. */
  private static String benchmark(String work) {
    String name = work.split(" ")[1];
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static double median(List<Double> values) {
    return Measure.median(values.stream().mapToDouble(value -> value).toArray());
  }

  /** Runs pairs and adds the older build's time divided by the newer one's; returns the last. */
  private double pairs(String work, int runs, List<Double> ratios)
      throws IOException, InterruptedException {
    double newest = 0;
    for (int run = 0; run < runs; run++) {
      boolean olderFirst = run % 2 == 0;
      double first = nanoseconds(olderFirst ? older : newer, work);
      double second = nanoseconds(olderFirst ? newer : older, work);
      newest = olderFirst ? second : first;
      ratios.add(olderFirst ? first / second : second / first);
    }
    return newest;
  }

  /** The processor time of one operation, measured in a JVM of its own. */
  private double nanoseconds(Path jar, String work) throws IOException, InterruptedException {
    String[] parts = work.split(" ");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-BackgroundCompilation",
            "-Djmh.ignoreLock=true",
            "-cp",
            profiler + File.pathSeparator + jar,
            "org.openjdk.jmh.Main",
            "^io\\.wiredns\\.bench\\." + benchmark(work) + "\\.wiredns$",
            "-p",
            "set=" + parts[0],
            "-p",
            "buffer=" + parts[2],
            "-f",
            "0",
            "-wi",
            "6",
            "-w",
            "300ms",
            "-i",
            "8",
            "-r",
            "150ms",
            "-prof",
            WorkerTime.class.getName(),
            "-rf",
            "csv",
            "-rff",
            scratch.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    List<String> lines = Files.readAllLines(scratch);
    int column = lines.isEmpty() ? -1 : List.of(lines.get(0).split(",")).indexOf(SCORE_COLUMN);
    for (String line : lines) {
      if (line.contains(WorkerTime.LABEL) && status == 0 && column >= 0) {
        return Double.parseDouble(line.split(",")[column]);
      }
    }
    throw new IOException(work + " in " + jar + " has no figure:\n" + printed);
  }
}
