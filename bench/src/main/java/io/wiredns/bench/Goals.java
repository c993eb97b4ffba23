package io.wiredns.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * What this library wants to reach, and how far a run came: for each goal the figure that is
 * farthest from it. A goal of which nothing was measured is left out.
 */
final class Goals {
  private static final String OURS = "wiredns";
  private static final List<String> BUFFERS = List.of("heap", "direct");

  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Goals(Results results) {
    this.results = results;
  }

  /** A figure and where it was taken. */
  private record Figure(String where, double value) {}

  String text() {
    atMost("view, against the floor", 1.5, times("view", Result.FLOOR, true));
    atMost("view, bytes", 0, bytes("view"));
    atLeast("read all, against dnsjava's parse", 5, times("readAll", "dnsjava", false));
    atLeast("read all, against libknot's parse", 1, times("readAll", "libknot", false));
    atMost("read all, bytes", 0, bytes("readAll"));
    atLeast("parse, mixed, against dnsjava", 3.3, mixed(times("parse", "dnsjava", false)));
    atMost("parse, mixed, of dnsjava's bytes", 0.4, mixed(share("parse")));
    atLeast("parse, against libknot", 1, times("parse", "libknot", false));
    atLeast("encode, mixed, against dnsjava", 3, mixed(times("encode", "dnsjava", false)));
    atLeast("encode, against libknot", 1, times("encode", "libknot", false));
    atMost("encode, bytes", 0, bytes("encode"));
    atMost("question, query: ns beyond the floor", 10, query(beyond("readQuestion")));
    atMost("question, bytes", 0, bytes("readQuestion"));
    for (String work : List.of("nameEquals", "nameHash", "nameCompare")) {
      atLeast(work + ", against dnsjava", 3, times(work, "dnsjava", false));
    }
    atMost("patch ID and flags, bytes", 0, bytes("patchHeader"));
    atMost("patch TTLs, bytes", 0, bytes("patchTtls"));
    atMost("look and patch TTLs, bytes", 0, bytes("patchTtlsOnce"));
    atMost("frames, ns beyond view", 10, figures("readFrames", this::beyondView));
    for (String kind : SizedMessages.KINDS) {
      atMost("cost against " + kind + ", exponent", 1.1, growth(kind));
    }
    for (String work : List.of("view", "readAll", "parse", "encode")) {
      atLeast("two threads, " + work, 1.9, figures(work, this::twoThreads));
    }
    return text.toString();
  }

  private void atMost(String goal, double most, List<Figure> figures) {
    say(goal, "at most " + most, figures, value -> value <= most, 1);
  }

  private void atLeast(String goal, double least, List<Figure> figures) {
    say(goal, "at least " + least, figures, value -> value >= least, -1);
  }

  private void say(String goal, String bound, List<Figure> figures, DoublePredicate met, int sign) {
    if (figures.isEmpty()) {
      return;
    }
    Figure worst = figures.get(0);
    for (Figure figure : figures) {
      worst = sign * figure.value() > sign * worst.value() ? figure : worst;
    }
    long reached = figures.stream().filter(figure -> met.test(figure.value())).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%-4s %-38s %-14s %2d of %2d, worst %.2f (%s)%n",
            reached == figures.size() ? "met" : "open",
            goal,
            bound,
            reached,
            figures.size(),
            worst.value(),
            worst.where()));
  }

  /** A figure for each measurement of a work of ours, but where there is none to take. */
  private List<Figure> figures(String work, Function<Result, Double> of) {
    List<Figure> figures = new ArrayList<>();
    for (String set : MessageSets.NAMES) {
      for (String buffer : BUFFERS) {
        Result ours = results.find(set, work, OURS, buffer);
        Double value = ours == null ? null : of.apply(ours);
        if (value != null) {
          figures.add(new Figure(set + " " + buffer, value));
        }
      }
    }
    return figures;
  }

  /** The other's time through ours, or ours through the other's. */
  private List<Figure> times(String work, String library, boolean ofOurs) {
    return figures(
        work,
        ours -> {
          Result peer = results.peer(ours, library);
          if (peer == null) {
            return null;
          }
          double times = peer.nanoseconds() / ours.nanoseconds();
          return ofOurs ? 1 / times : times;
        });
  }

  private List<Figure> bytes(String work) {
    return figures(
        work, ours -> (double) Measure.octetsOfOperation(ours) / Measure.items(work, ours.set()));
  }

  private List<Figure> share(String work) {
    return figures(
        work,
        ours -> {
          Result peer = results.peer(ours, "dnsjava");
          return peer == null ? null : ours.octets() / peer.octets();
        });
  }

  private List<Figure> beyond(String work) {
    return figures(
        work,
        ours -> {
          Result floor = results.peer(ours, Result.FLOOR);
          return floor == null ? null : ours.nanoseconds() - floor.nanoseconds();
        });
  }

  private Double beyondView(Result frames) {
    Result view = results.find(frames.set(), "view", OURS, "heap");
    return view == null ? null : frames.nanoseconds() - view.nanoseconds();
  }

  private Double twoThreads(Result one) {
    Result two = results.find(one.set(), one.work() + Result.TWO_THREADS, OURS, one.buffer());
    return two == null ? null : 2 * one.nanoseconds() / two.nanoseconds();
  }

  /** The exponent of growth from the middle of the sizes to the largest: 1 is linear. */
  private List<Figure> growth(String kind) {
    List<Figure> figures = new ArrayList<>();
    for (String work : List.of("view", "readAll", "parse", "encode")) {
      List<Integer> sizes =
          SizedMessages.sizes(kind).stream()
              .filter(size -> results.find(kind + "-" + size, work, OURS, "heap") != null)
              .toList();
      if (sizes.size() > 1) {
        int middle = sizes.get(sizes.size() / 2 - (sizes.size() == 2 ? 1 : 0));
        int last = sizes.get(sizes.size() - 1);
        double cost =
            results.find(kind + "-" + last, work, OURS, "heap").nanoseconds()
                / results.find(kind + "-" + middle, work, OURS, "heap").nanoseconds();
        figures.add(new Figure(work, Math.log(cost) / Math.log((double) last / middle)));
      }
    }
    return figures;
  }

  private static List<Figure> mixed(List<Figure> figures) {
    return figures.stream().filter(figure -> figure.where().startsWith("mixed")).toList();
  }

  private static List<Figure> query(List<Figure> figures) {
    return figures.stream().filter(figure -> figure.where().startsWith("query")).toList();
  }
}
