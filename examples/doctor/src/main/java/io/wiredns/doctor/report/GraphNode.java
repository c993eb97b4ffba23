package io.wiredns.doctor.report;

import java.util.ArrayList;
import java.util.List;

/** A box of the picture with lines of text: a key, a DS record or an RRset. */
final class GraphNode {
  private static final int LINE = 16;
  private static final int PAD = 8;

  /** The part of a width that text may have if it is bold. */
  private static final double BOLD = 0.86;

  /** A line of text and how it looks; the symbol of a state stands before it if there is one. */
  record Line(String style, int symbol, String text) {
    /** Draws the line at a place; a text of a state is moved to the right of the symbol. */
    void draw(Markup page, int x, int y, int indent) {
      if (symbol > ' ') {
        page.open("text", "class", style, "x", "" + x, "y", "" + y).symbol(symbol).close();
      }
      int start = symbol == 0 ? x : x + indent;
      page.element("text", text, "class", style, "x", "" + start, "y", "" + y);
    }
  }

  private final String style;
  private final Shade shade;
  private final int width;
  private final List<Line> lines = new ArrayList<>();
  private final StringBuilder whole = new StringBuilder();
  private int y;
  private int x;
  private int ends;

  GraphNode(String style, Shade shade, int width) {
    this.style = style;
    this.shade = shade;
    this.width = width;
  }

  GraphNode head(String text) {
    TextFit.lines(Printable.of(text), BOLD * (width - 2 * PAD), 2)
        .forEach(line -> lines.add(new Line("head", 0, line)));
    return remember(text);
  }

  GraphNode plain(String text) {
    TextFit.lines(Printable.of(text), width - 2 * PAD, 2)
        .forEach(line -> lines.add(new Line("", 0, line)));
    return remember(text);
  }

  GraphNode words(Shade state, String text) {
    double room = (state == Shade.BAD ? BOLD : 1) * (width - 2 * PAD - 16);
    List<String> some = TextFit.lines(Printable.of(text), room, 3);
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

  int left() {
    return x;
  }

  int right() {
    return x + width;
  }

  int top() {
    return y;
  }

  int bottom() {
    return y + height();
  }

  int middle() {
    return x + width / 2;
  }

  int center() {
    return y + height() / 2;
  }

  void moveTo(int left, int top) {
    x = left;
    y = top;
  }

  /** Returns how far from the middle of a side the next edge ends: beside the ones before. */
  int nextEnd(int room) {
    int step = (ends + 1) / 2 * (ends % 2 == 0 ? 12 : -12);
    ends++;
    return Math.max(-room, Math.min(room, step));
  }

  void draw(Markup page) {
    page.open("g").element("title", whole.toString());
    page.empty(
        "rect",
        "class",
        style + " shape-" + shade.style(),
        "x",
        "" + x,
        "y",
        "" + y,
        "width",
        "" + width,
        "height",
        "" + height(),
        "rx",
        style.contains("set") ? "3" : "12");
    int at = y + PAD + 10;
    for (Line line : lines) {
      line.draw(page, x + PAD, at, 16);
      at += LINE;
    }
    page.close().line();
  }
}
