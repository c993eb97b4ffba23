package io.wiredns.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Cost against size, both on logarithmic scales: a plot for each kind, a line for each work. */
final class SizeChart {
  private static final String TITLE = "WireDNS: nanoseconds against size";
  private static final List<String> WORKS = List.of("view", "readAll", "parse", "encode");
  private static final List<String> LABELS = List.of("view", "read all", "Message", "encode");
  private static final int MARGIN = 20;
  private static final int AXIS = 52;
  private static final int END = 58;
  private static final int PLOT_WIDTH = 220;
  private static final int PLOT_HEIGHT = 240;
  private static final int TOP = 84;
  private static final int LABEL_DISTANCE = 13;

  /** How wide a digit is at most. */
  private static final int DIGIT = 7;

  private final Results results;
  private final Svg svg;

  private SizeChart(Results results) {
    this.results = results;
    int panel = AXIS + PLOT_WIDTH + END;
    svg = new Svg(SizedMessages.KINDS.size() * panel + 2 * MARGIN, TITLE);
  }

  static String toSvg(Results results) {
    return new SizeChart(results).draw();
  }

  private record Point(int size, double nanoseconds) {}

  private List<Point> points(String kind, String work) {
    return SizedMessages.sizes(kind).stream()
        .flatMap(
            size -> {
              Result result = results.find(kind + "-" + size, work, "wiredns", "heap");
              return result == null
                  ? Stream.empty()
                  : Stream.of(new Point(size, result.nanoseconds()));
            })
        .toList();
  }

  private String draw() {
    svg.text("title", "start", MARGIN, 28, TITLE);
    svg.text(
        "soft",
        "start",
        MARGIN,
        46,
        "Both scales are logarithmic; along the dashed line cost grows as the size does.");
    double low = Double.MAX_VALUE;
    double high = 0;
    for (String kind : SizedMessages.KINDS) {
      for (String work : WORKS) {
        for (Point point : points(kind, work)) {
          low = Math.min(low, point.nanoseconds());
          high = Math.max(high, point.nanoseconds());
        }
      }
    }
    boolean some = high > 0;
    int bottom = some ? (int) Math.floor(Math.log10(Math.max(1, low))) : 1;
    int top = some ? (int) Math.ceil(Math.log10(high)) : 3;
    int x = MARGIN + AXIS;
    for (String kind : SizedMessages.KINDS) {
      new Plot(kind, x, bottom, top).draw();
      x += AXIS + PLOT_WIDTH + END;
    }
    return svg.toString(Footer.add(svg, results, MARGIN, TOP + PLOT_HEIGHT + 50) + 12);
  }

  /** One kind of size. */
  private final class Plot {
    private final String kind;
    private final int left;
    private final int bottom;
    private final int top;
    private final double first;
    private final double last;

    Plot(String kind, int left, int bottom, int top) {
      this.kind = kind;
      this.left = left;
      this.bottom = bottom;
      this.top = top;
      List<Integer> sizes = SizedMessages.sizes(kind);
      first = Math.log10(sizes.get(0));
      last = Math.log10(sizes.get(sizes.size() - 1));
    }

    private double x(double size) {
      return left + PLOT_WIDTH * (Math.log10(size) - first) / (last - first);
    }

    private double y(double nanoseconds) {
      double share = (Math.log10(nanoseconds) - bottom) / (top - bottom);
      return TOP + PLOT_HEIGHT * (1 - share);
    }

    void draw() {
      String head = kind.equals("labels") ? "labels of the name" : kind + " of the message";
      svg.text("head", "start", left, TOP - 14, head);
      for (int power = bottom; power <= top; power++) {
        double y = y(Math.pow(10, power));
        svg.line("grid", left, y, left + PLOT_WIDTH, y);
        svg.text("soft", "end", left - 6, y + 4, unit(power));
      }
      double room = Double.MAX_VALUE;
      List<Integer> sizes = SizedMessages.sizes(kind);
      for (int i = sizes.size() - 1; i >= 0; i--) {
        String label = String.format(Locale.ROOT, "%,d", sizes.get(i));
        double half = label.length() * DIGIT / 2.0;
        double x = x(sizes.get(i));
        if (x + half <= room) {
          svg.text("soft", "middle", x, TOP + PLOT_HEIGHT + 18, label);
          room = x - half - DIGIT;
        }
      }
      List<double[]> ends = new ArrayList<>();
      for (int work = 0; work < WORKS.size(); work++) {
        List<Point> points = points(kind, WORKS.get(work));
        if (work == 0 && !points.isEmpty()) {
          linear(points.get(points.size() - 1));
        }
        for (int i = 0; i < points.size(); i++) {
          double x = x(points.get(i).size());
          double y = y(points.get(i).nanoseconds());
          if (i > 0) {
            Point before = points.get(i - 1);
            svg.line("line s" + work, x(before.size()), y(before.nanoseconds()), x, y);
          }
          svg.dot("f" + work, x, y);
        }
        if (!points.isEmpty()) {
          ends.add(new double[] {work, y(points.get(points.size() - 1).nanoseconds())});
        }
      }
      labels(ends);
    }

    /** Through the last point, as far as the plot goes. */
    private void linear(Point end) {
      double start =
          Math.max(Math.pow(10, first), end.size() * Math.pow(10, bottom) / end.nanoseconds());
      double cost = end.nanoseconds() * start / end.size();
      svg.line("base", x(start), y(cost), x(end.size()), y(end.nanoseconds()));
    }

    /** Beside the ends of the lines, pushed apart where these are close. */
    private void labels(List<double[]> ends) {
      ends.sort((a, b) -> Double.compare(b[1], a[1]));
      double below = Double.MAX_VALUE;
      for (double[] end : ends) {
        below = Math.min(end[1] + 4, below - LABEL_DISTANCE);
        int work = (int) end[0];
        svg.text("f" + work, "start", left + PLOT_WIDTH + 8, below, LABELS.get(work));
      }
    }
  }

  private static String unit(int power) {
    String[] units = {"ns", "µs", "ms", "s"};
    return (int) Math.pow(10, power % 3) + " " + units[power / 3];
  }
}
