package io.wiredns.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Bars for message sets and libraries: how many times as fast as dnsjava each is, on one scale for
 * all sets, with the nanoseconds a message behind each bar.
 */
final class BarChart {
  private static final int MARGIN = 20;
  private static final int LABEL = 124;
  private static final int VALUE = 112;
  private static final int ROW = 18;
  private static final int HEAD = 26;
  private static final int GAP = 14;
  private static final int TOP = 62;

  /** A bar: what it is called, whose it is, what it is of. */
  record Bar(String label, String library, String work) {}

  private final Results results;
  private final String title;
  private final String note;
  private final int columns;
  private final int panelWidth;
  private final List<Panel> panels = new ArrayList<>();

  private record Panel(String head, List<Row> rows) {}

  private record Row(String label, boolean ours, double times, double nanoseconds) {}

  /**
   * A chart without panels.
   *
   * @param note what is not the same work for all
   */
  BarChart(Results results, String title, String note, int columns, int panelWidth) {
    this.results = results;
    this.title = title;
    this.note = note;
    this.columns = columns;
    this.panelWidth = panelWidth;
  }

  /** Adds bars of a set; those of which nothing was measured are left out. */
  BarChart panel(String head, String set, String baseWork, List<Bar> bars) {
    Result base = results.find(set, baseWork, "dnsjava", "heap");
    List<Row> rows = new ArrayList<>();
    for (Bar bar : bars) {
      Result result = results.find(set, bar.work(), bar.library(), "heap");
      if (base != null && result != null) {
        double times = base.nanoseconds() / result.nanoseconds();
        boolean ours = bar.library().equals("wiredns");
        rows.add(new Row(bar.label(), ours, times, result.nanoseconds()));
      }
    }
    if (!rows.isEmpty()) {
      panels.add(new Panel(head, rows));
    }
    return this;
  }

  String toSvg() {
    int width = columns * panelWidth + (columns + 1) * MARGIN;
    Svg svg = new Svg(width, title);
    svg.text("title", "start", MARGIN, 28, title);
    svg.text(
        "soft",
        "start",
        MARGIN,
        46,
        "Speed, dnsjava's is 1; longer is faster. Beside the bars the time a message. " + note);
    double most =
        panels.stream().flatMap(p -> p.rows().stream()).mapToDouble(Row::times).max().orElse(1);
    int y = TOP;
    for (int first = 0; first < panels.size(); first += columns) {
      List<Panel> line = panels.subList(first, Math.min(first + columns, panels.size()));
      for (int i = 0; i < line.size(); i++) {
        panel(svg, line.get(i), MARGIN + i * (panelWidth + MARGIN), y, most);
      }
      int rows = line.stream().mapToInt(panel -> panel.rows().size()).max().orElse(0);
      y += HEAD + rows * ROW + GAP;
    }
    return svg.toString(Footer.add(svg, results, MARGIN, y) + 12);
  }

  private void panel(Svg svg, Panel panel, int x, int y, double most) {
    svg.text("head", "start", x, y + 14, panel.head());
    double unit = (panelWidth - LABEL - VALUE) / most;
    int at = y + HEAD;
    for (Row row : panel.rows()) {
      svg.text("", "end", x + LABEL - 8, at + 12, row.label());
      double length = Math.max(1, unit * row.times());
      svg.bar(row.ours() ? "ours" : "peer", x + LABEL, at + 2, length, ROW - 5);
      String value =
          String.format(Locale.ROOT, "%.2f× · %s", row.times(), Footer.time(row.nanoseconds()));
      svg.text("soft", "start", x + LABEL + length + 6, at + 12, value);
      at += ROW;
    }
  }
}
