package io.wiredns.doctor.report;

import java.util.ArrayList;
import java.util.List;

/** A box of the picture with lines of text: a key, a DS record or an RRset. */
final class GraphNode {
  private static final int LINE = 16;
  private static final int PAD = 8;

  /** A line of text and how it looks; the symbol of a state stands before it if there is one. */
  record Line(String style, int symbol, String text) {}

  private final String style;
  private final Shade shade;
  private final int width;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder whole = new StringBuilder();
  private int ends;
  int x;
  int y;

  GraphNode(String style, Shade shade, int width) {
    this.style = style;
    this.shade = shade;
    this.width = width;
  }

  GraphNode head(String text) {
    TextFit.lines(Printable.of(text), width - 2 * PAD, 2)
        .forEach(line -> lines.add(new Line("head", 0, line)));
    return remember(text);
  }

  GraphNode plain(String text) {
    TextFit.lines(Printable.of(text), width - 2 * PAD, 1)
        .forEach(line -> lines.add(new Line("", 0, line)));
    return remember(text);
  }

  GraphNode words(Shade state, String text) {
    List<String> some = TextFit.lines(Printable.of(text), width - 2 * PAD - 16, 3);
    for (int i = 0; i < some.size(); i++) {
      lines.add(new Line("words-" + state.style(), i == 0 ? state.symbol() : ' ', some.get(i)));
    }
    return remember(text);
  }

  private GraphNode remember(String text) {
    whole.append(whole.isEmpty() ? "" : "; ").append(text);
    return this;
  }

  int width() {
    return width;
  }

  int height() {
    return 2 * PAD + LINE * lines.size() - 3;
  }

  int middle() {
    return x + width / 2;
  }

  int bottom() {
    return y + height();
  }

  /** Returns where the next edge ends: beside the ones before. */
  int nextEnd() {
    int step = (ends + 1) / 2 * (ends % 2 == 0 ? 14 : -14);
    ends++;
    return middle() + Math.max(-width / 2 + 12, Math.min(width / 2 - 12, step));
  }

  void draw(Markup page) {
    page.open("g").element("title", whole.toString());
    page.empty(
        "rect",
        "class",
        style + " shape-" + shade.style(),
        "x",
        String.valueOf(x),
        "y",
        String.valueOf(y),
        "width",
        String.valueOf(width),
        "height",
        String.valueOf(height()),
        "rx",
        style.contains("set") ? "3" : "12");
    int at = y + PAD + 10;
    for (Line line : lines) {
      int indent = line.symbol() == 0 ? 0 : 16;
      if (indent > 0 && line.symbol() != ' ') {
        page.open("text", "class", line.style(), "x", "" + (x + PAD), "y", "" + at);
        page.symbol(line.symbol()).close();
      }
      page.element(
          "text", line.text(), "class", line.style(), "x", "" + (x + PAD + indent), "y", "" + at);
      at += LINE;
    }
    page.close().line();
  }
}
