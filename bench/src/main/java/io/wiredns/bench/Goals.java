package io.wiredns.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reports how far a run is from the goals that hold for all JDKs: for each goal, the figure that is
 * farthest from it. A goal for which nothing was measured is omitted.
 */
final class Goals {
  private static final String OURS = "wiredns";
  private static final List<String> BUFFERS = List.of("heap", "direct");
  private static final List<String> SIZED_WORKS = List.of("view", "readAll", "parse", "encode");

  private final Results results;

  Goals(Results results) {
    this.results = results;
  }

  /** A figure, and the measurement that it comes from. */
  private record Figure(String where, double value) {}

  /** Returns a line for each goal. */
  String text(List<Goal> goals) {
    StringBuilder text = new StringBuilder();
    for (Goal goal : goals) {
      List<Figure> figures = goal.jdk().equals(Goal.ALL) ? figures(goal) : List.of();
      if (!figures.isEmpty()) {
        text.append(line(goal, figures));
      }
    }
    return text.toString();
  }

  private static String line(Goal goal, List<Figure> figures) {
    boolean atMost = goal.measured().isAtMost();
    Figure worst = figures.get(0);
    for (Figure figure : figures) {
      boolean farther = atMost ? figure.value() > worst.value() : figure.value() < worst.value();
      worst = farther ? figure : worst;
    }
    long met = figures.stream().filter(figure -> goal.isMetBy(figure.value())).count();
    return String.format(
        Locale.ROOT,
        "%-4s %-20s %-17s %-14s %2d of %2d, worst %.2f (%s)%n",
        met == figures.size() ? "met" : "open",
        goal.set().equals(Goal.ALL) ? goal.work() : goal.work() + " " + goal.set(),
        goal.measured().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        (atMost ? "at most " : "at least ") + goal.bound(),
        met,
        figures.size(),
        worst.value(),
        worst.where());
  }

  private List<Figure> figures(Goal goal) {
    if (goal.measured() == Goal.Measured.EXPONENT) {
      return growth(goal);
    }
    List<Figure> figures = new ArrayList<>();
    for (String set : goal.set().equals(Goal.ALL) ? MessageSets.NAMES : List.of(goal.set())) {
      for (String buffer : goal.buffer().equals(Goal.ALL) ? BUFFERS : List.of(goal.buffer())) {
        Result ours = results.find(set, goal.work(), OURS, buffer);
        Double value = ours == null ? null : figure(goal.measured(), ours);
        if (value != null) {
          figures.add(new Figure(set + " " + buffer, value));
        }
      }
    }
    return figures;
  }

  /**
   * Returns the figure of one WireDNS measurement that a goal bounds, or null if there is nothing
   * to compare it with.
   */
  private Double figure(Goal.Measured measured, Result ours) {
    if (measured == Goal.Measured.BYTES) {
      return (double) Measure.octetsOfOperation(ours);
    }
    Result other =
        switch (measured) {
          case BYTES_OF_DNSJAVA, TIMES_DNSJAVA -> results.peer(ours, "dnsjava");
          case TIMES_LIBKNOT -> results.peer(ours, "libknot");
          case TIMES_OF_FLOOR, NS_OVER_FLOOR -> results.peer(ours, Result.FLOOR);
          case NS_OVER_VIEW -> results.find(ours.set(), "view", OURS, "heap");
          case TWO_THREADS ->
              results.find(ours.set(), ours.work() + Result.TWO_THREADS, OURS, ours.buffer());
          default -> throw new IllegalArgumentException("one measurement has no " + measured);
        };
    if (other == null) {
      return null;
    }
    return switch (measured) {
      case BYTES_OF_DNSJAVA -> ours.octets() / other.octets();
      case TIMES_OF_FLOOR -> ours.nanoseconds() / other.nanoseconds();
      case NS_OVER_FLOOR, NS_OVER_VIEW -> ours.nanoseconds() - other.nanoseconds();
      case TWO_THREADS -> 2 * ours.nanoseconds() / other.nanoseconds();
      default -> other.nanoseconds() / ours.nanoseconds();
    };
  }

  /** Returns the exponent of growth from the middle size to the largest for each work of a goal. */
  private List<Figure> growth(Goal goal) {
    List<Figure> figures = new ArrayList<>();
    for (String work : goal.work().equals(Goal.ALL) ? SIZED_WORKS : List.of(goal.work())) {
      List<Integer> sizes =
          SizedMessages.sizes(goal.set()).stream()
              .filter(size -> sized(goal.set(), size, work) != null)
              .toList();
      if (sizes.size() > 1) {
        int middle = sizes.get(sizes.size() / 2 - (sizes.size() == 2 ? 1 : 0));
        int last = sizes.get(sizes.size() - 1);
        double cost =
            sized(goal.set(), last, work).nanoseconds()
                / sized(goal.set(), middle, work).nanoseconds();
        figures.add(new Figure(work, Math.log(cost) / Math.log((double) last / middle)));
      }
    }
    return figures;
  }

  private Result sized(String kind, int size, String work) {
    return results.find(kind + "-" + size, work, OURS, "heap");
  }
}
