package io.wiredns.doctor.report;

import io.wiredns.doctor.Landscape.Standing;
import io.wiredns.doctor.Landscape.ZoneSeen;
import io.wiredns.doctor.report.GraphNode.Line;
import io.wiredns.doctor.report.TrustGraph.Edge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the picture as SVG: boxes, then arrows, then nodes, so that arrows never cover text. */
final class GraphDrawing {
  private final Markup page;
  private final GraphLayout layout;
  private final String prefix;
  private final Map<ZoneBox, List<Line>> headers = new LinkedHashMap<>();

  /**
   * Draws into a page.
   *
   * @param prefix begins the names of anchors, which must differ on a page
   */
  GraphDrawing(Markup page, GraphLayout layout, String prefix) {
    this.page = page;
    this.layout = layout;
    this.prefix = prefix;
    layout.graph().boxes().forEach(box -> headers.put(box, header(box.zone)));
    layout.place(headers.values().stream().map(List::size).toList());
  }

  private List<Line> header(ZoneSeen zone) {
    List<Line> lines = new ArrayList<>();
    String name = Printable.of(zone.name().isRoot() ? ". (the root)" : zone.name().toString());
    for (String line : TextFit.lines(name, layout.headerRoom() * 0.8, 3)) {
      lines.add(new Line("name", 0, line));
    }
    state(lines, Shade.of(zone.trust()), ZoneWords.trust(zone.trust()));
    Standing delegation = zone.delegation();
    String title = zone.parent().isPresent() ? "delegation: " : "start: ";
    state(lines, Shade.of(delegation.state()), title + delegation.words());
    if (!zone.servers().isEmpty()) {
      state(lines, ZoneWords.worst(zone.servers()), ZoneWords.servers(zone.servers()));
    }
    return lines;
  }

  private void state(List<Line> lines, Shade shade, String words) {
    double room = (layout.headerRoom() - 18) * (shade == Shade.BAD ? 0.86 : 1);
    List<String> some = TextFit.lines(Printable.of(words), room, 3);
    for (int i = 0; i < some.size(); i++) {
      lines.add(new Line("words-" + shade.style(), i == 0 ? shade.symbol() : ' ', some.get(i)));
    }
  }

  void draw(String title, String description) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + layout.width() + " " + layout.height(),
        "width",
        "" + layout.width(),
        "height",
        "" + layout.height(),
        "role",
        "img",
        "aria-labelledby",
        prefix + "-title " + prefix + "-text");
    page.element("title", title, "id", prefix + "-title");
    page.element("desc", description, "id", prefix + "-text").open("defs");
    for (Shade shade : Shade.values()) {
      marker(shade);
    }
    page.close().line();
    List<ZoneBox> boxes = layout.graph().boxes();
    boxes.forEach(this::box);
    boxes.forEach(box -> layout.graph().parent(box).ifPresent(parent -> delegation(parent, box)));
    for (Edge edge : layout.graph().edges()) {
      path(layout.path(edge), edge.shade(), edge.words());
    }
    headers.forEach(this::words);
    layout.graph().anchors().forEach(node -> node.draw(page));
    boxes.forEach(box -> box.nodes().forEach(node -> node.draw(page)));
    page.close().line();
  }

  private void marker(Shade shade) {
    page.open(
        "marker",
        "id",
        prefix + "-" + shade.style(),
        "viewBox",
        "0 0 10 10",
        "refX",
        "9",
        "refY",
        "5",
        "markerWidth",
        "9",
        "markerHeight",
        "9",
        "markerUnits",
        "userSpaceOnUse",
        "orient",
        "auto");
    page.empty("path", "d", "M0 0L10 5L0 10z", "class", "words-" + shade.style()).close();
  }

  private void box(ZoneBox box) {
    page.empty(
        "rect",
        "class",
        "zone shape-" + Shade.of(box.zone.trust()).style(),
        "x",
        "" + GraphLayout.GUTTER,
        "y",
        "" + box.top,
        "width",
        "" + (layout.width() - GraphLayout.GUTTER - 2),
        "height",
        "" + box.height,
        "rx",
        "8");
  }

  private void words(ZoneBox box, List<Line> lines) {
    int x = GraphLayout.GUTTER + GraphLayout.PAD;
    int y = box.top + GraphLayout.PAD + 10;
    for (Line line : lines) {
      line.draw(page, x, y, 18);
      y += GraphLayout.HEADER_LINE;
    }
  }

  /** Draws a delegation in the gutter on the left. */
  private void delegation(ZoneBox parent, ZoneBox child) {
    int from = parent.top + parent.height - 16;
    int to = child.top + 20;
    String path = "M%d %dH6V%dH%d".formatted(GraphLayout.GUTTER, from, to, GraphLayout.GUTTER - 1);
    Standing standing = child.zone.delegation();
    path(path, Shade.of(standing.state()), "delegation: " + standing.words());
  }

  private void path(String path, Shade shade, String words) {
    page.open(
        "path",
        "d",
        path,
        "class",
        "edge shape-" + shade.style(),
        "marker-end",
        "url(#" + prefix + "-" + shade.style() + ")");
    page.element("title", shade.word() + ": " + words).close().line();
  }
}
