package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Checks that the performance has not become worse. Fails if an operation allocates more than the
 * committed figure, or if dnsjava's time divided by ours in the same run is less than 0.7 times the
 * committed ratio. A ratio that fails is measured twice more and the best counts, because other
 * load on the machine can only make a work slower. Allocation is counted in separate runs without
 * escape analysis, which makes it equal on all machines and never less than in production.
 */
public final class Guard {
  private static final double TOLERATED = 0.7;

  private static final int ATTEMPTS = 3;
  private static final int UPDATE_ROUNDS = 3;

  private Guard() {}

  /** The octets that an operation may allocate, and dnsjava's time divided by ours. */
  record Figure(long octets, double times) {
    /** A figure without bounds. */
    private static final Figure NONE = new Figure(Long.MAX_VALUE, 0);

    /** Returns the figure with one more bound. */
    private Figure with(Goal goal) {
      return switch (goal.measured()) {
        case BYTES -> new Figure((long) goal.bound(), times);
        case TIMES_DNSJAVA -> new Figure(octets, goal.bound());
        default -> throw new IllegalArgumentException("the guard does not measure " + goal);
      };
    }

    /** Returns this figure as goals for a JDK, set, work and buffer. */
    private List<Goal> goals(String jdk, String name) {
      String[] of = name.split(" ");
      Goal bytes = new Goal(jdk, of[0], of[1], of[2], Goal.Measured.BYTES, octets);
      Goal ratio = new Goal(jdk, of[0], of[1], of[2], Goal.Measured.TIMES_DNSJAVA, times);
      return octets == Long.MAX_VALUE ? List.of(ratio) : List.of(bytes, ratio);
    }

    Figure best(double otherTimes) {
      return new Figure(octets, Math.max(times, otherTimes));
    }

    /**
     * Returns the reason why this figure is worse than the committed one, or null if it is not
     * worse.
     */
    String fault(Figure committed) {
      List<String> faults = new ArrayList<>();
      if (octets > committed.octets) {
        faults.add("allocates " + octets + " bytes, the committed figure is " + committed.octets);
      }
      if (times < TOLERATED * committed.times) {
        faults.add(
            String.format(
                Locale.ROOT,
                "dnsjava takes %.2f times as long, committed are %.2f of which at least %.0f percent must remain",
                times,
                committed.times,
                100 * TOLERATED));
      }
      return faults.isEmpty() ? null : String.join("; ", faults);
    }
  }

  /**
   * Checks the figures or updates the table.
   *
   * @param arguments the table of goals, then optionally {@code --update}
   * @throws IOException if the file cannot be read or written
   * @throws RunnerException if a benchmark fails
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean update = arguments.length == 2 && arguments[1].equals("--update");
    if (arguments.length != (update ? 2 : 1)) {
      System.err.println("usage: Guard GOALS.tsv [--update]");
      System.exit(2);
    }
    Path file = Path.of(arguments[0]);
    String jdk = Integer.toString(Runtime.version().feature());
    if (update) {
      update(file, jdk);
      return;
    }
    Map<String, Figure> committed = read(file, jdk);
    if (committed.isEmpty()) {
      System.err.println("no figures for JDK " + jdk + " in " + file + ": guard.sh --update");
      System.exit(2);
    }
    List<String> faults = check(committed);
    faults.forEach(fault -> System.out.println("GUARD: " + fault));
    System.out.println(
        "GUARD: "
            + (committed.size() - faults.size())
            + " of "
            + committed.size()
            + " figures hold on JDK "
            + jdk);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  private static List<String> check(Map<String, Figure> committed) throws RunnerException {
    Results results = measured();
    Map<String, Figure> found = figures(times(results), allocations());
    List<String> faults = new ArrayList<>();
    for (String name : committed.keySet()) {
      Figure wanted = committed.get(name);
      Figure best = found.get(name);
      if (best == null) {
        faults.add(name + ": is no longer measured");
        continue;
      }
      for (int i = 1; i < ATTEMPTS && best.fault(wanted) != null; i++) {
        Result ours = ours(results, name);
        Results again =
            new Results(Map.of(), Measure.run(Plans.again(ours, results.peer(ours, "dnsjava"))));
        best = best.best(times(again).get(name));
      }
      if (best.fault(wanted) != null) {
        faults.add(name + ": " + best.fault(wanted));
      }
    }
    for (String name : found.keySet()) {
      if (!committed.containsKey(name)) {
        faults.add(name + ": has no committed figure");
      }
    }
    return faults;
  }

  private static void update(Path file, String jdk) throws IOException, RunnerException {
    List<Map<String, Double>> rounds = new ArrayList<>();
    for (int i = 0; i < UPDATE_ROUNDS; i++) {
      rounds.add(times(measured()));
    }
    Map<String, Figure> figures = figures(medians(rounds), allocations());
    List<String> lines = new ArrayList<>();
    for (Goal goal : Goal.read(file)) {
      if (!goal.jdk().equals(jdk)) {
        lines.add(goal.toLine());
      }
    }
    figures.forEach(
        (name, figure) -> figure.goals(jdk, name).forEach(goal -> lines.add(goal.toLine())));
    lines.sort(null);
    lines.add(0, Goal.HEADER);
    Files.write(file, lines);
  }

  /** Returns the committed figures of a JDK by set, work and buffer. */
  static Map<String, Figure> read(Path file, String jdk) throws IOException {
    Map<String, Figure> figures = new TreeMap<>();
    for (Goal goal : Goal.read(file)) {
      if (goal.jdk().equals(jdk)) {
        figures.put(goal.name(), figures.getOrDefault(goal.name(), Figure.NONE).with(goal));
      }
    }
    return figures;
  }

  private static Results measured() throws RunnerException {
    return new Results(Map.of(), Measure.run(Plans.guard()));
  }

  private static Map<String, Long> allocations() throws RunnerException {
    return octets(Measure.run(Plans.allocations()));
  }

  /** Returns the median ratios of several rounds, so that one disturbed round has no effect. */
  static Map<String, Double> medians(List<Map<String, Double>> rounds) {
    Map<String, Double> medians = new TreeMap<>();
    for (String name : rounds.get(0).keySet()) {
      medians.put(
          name, Measure.median(rounds.stream().mapToDouble(round -> round.get(name)).toArray()));
    }
    return medians;
  }

  private static String name(Result result) {
    return String.join(" ", result.set(), result.work(), result.buffer());
  }

  private static Result ours(Results results, String name) {
    return results.all().stream()
        .filter(result -> result.library().equals("wiredns") && name(result).equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns dnsjava's time divided by ours for each work that both libraries have. */
  static Map<String, Double> times(Results results) {
    Map<String, Double> times = new TreeMap<>();
    for (Result ours : results.all()) {
      if (ours.library().equals("wiredns")) {
        times.put(name(ours), results.peer(ours, "dnsjava").nanoseconds() / ours.nanoseconds());
      }
    }
    return times;
  }

  /** Returns the octets that each operation allocates. */
  static Map<String, Long> octets(List<Result> results) {
    Map<String, Long> octets = new TreeMap<>();
    for (Result result : results) {
      boolean counted = !Double.isNaN(result.octets());
      octets.put(name(result), counted ? Measure.octetsOfOperation(result) : Long.MAX_VALUE);
    }
    return octets;
  }

  private static Map<String, Figure> figures(Map<String, Double> times, Map<String, Long> octets) {
    Map<String, Figure> figures = new TreeMap<>();
    times.forEach((name, ratio) -> figures.put(name, new Figure(octets.get(name), ratio)));
    return figures;
  }
}
