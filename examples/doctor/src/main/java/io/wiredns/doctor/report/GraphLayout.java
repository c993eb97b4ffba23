package io.wiredns.doctor.report;

import io.wiredns.doctor.report.TrustGraph.Edge;
import java.util.List;

/** The places of nodes and arrows in the picture. */
abstract sealed class GraphLayout {
  static final int GUTTER = 22;
  static final int PAD = 14;
  static final int HEADER_LINE = 18;
  private static final int ZONE_GAP = 44;

  private final TrustGraph graph;
  private final int width;
  private int height;

  private GraphLayout(TrustGraph graph, int width) {
    this.graph = graph;
    this.width = width;
  }

  /** Places all nodes; each box has a header of some lines. */
  final void place(List<Integer> headerLines) {
    int y = 4;
    if (!graph.anchors().isEmpty()) {
      y = row(graph.anchors(), firstLeft(), y) + ZONE_GAP;
    }
    for (int i = 0; i < graph.boxes().size(); i++) {
      ZoneBox box = graph.boxes().get(i);
      box.top = y;
      int headerEnd = y + PAD + HEADER_LINE * headerLines.get(i);
      box.height = Math.max(headerEnd, fill(box, y + PAD, headerEnd)) + PAD - y;
      y += box.height + ZONE_GAP;
    }
    height = y - ZONE_GAP + 4;
  }

  final TrustGraph graph() {
    return graph;
  }

  final int width() {
    return width;
  }

  final int height() {
    return height;
  }

  /** Returns the width of the header of a box. */
  abstract int headerRoom();

  /** Returns where the first node of a row is. */
  abstract int firstLeft();

  /** Places the nodes of a box, and returns where they end. */
  abstract int fill(ZoneBox box, int top, int headerEnd);

  /** Returns an arrow as a path of SVG. */
  abstract String path(Edge edge);

  /** Places nodes in rows, and returns where they end. */
  final int row(List<GraphNode> nodes, int left, int top) {
    int x = left;
    int y = top;
    int end = top;
    for (GraphNode node : nodes) {
      if (x > left && x + node.width() > width - PAD) {
        x = left;
        y = end + 14;
      }
      node.moveTo(x, y);
      x += node.width() + 10;
      end = Math.max(end, node.bottom());
    }
    return end;
  }

  /** For wide screens: the layers of a zone stand beside each other, its header on their left. */
  static final class Wide extends GraphLayout {
    static final int NODE = 174;
    private static final int HEADER = 224;
    private static final int COLUMN = NODE + 34;
    private int bends;

    Wide(TrustGraph graph, int width) {
      super(graph, width);
    }

    @Override
    int headerRoom() {
      return HEADER - 38;
    }

    @Override
    int firstLeft() {
      return GUTTER + PAD + HEADER;
    }

    @Override
    int fill(ZoneBox box, int top, int headerEnd) {
      if (!box.hasKeys()) {
        return row(box.signed, firstLeft(), top);
      }
      int x = firstLeft();
      int end = top;
      for (List<GraphNode> layer : box.layers()) {
        int y = top;
        for (GraphNode node : layer) {
          node.moveTo(x, y);
          end = Math.max(end, node.bottom());
          y = node.bottom() + 12;
        }
        x += COLUMN;
      }
      return end;
    }

    @Override
    String path(Edge edge) {
      GraphNode from = edge.from();
      GraphNode to = edge.to();
      int y = to.center() + to.nextEnd(to.height() / 2 - 10);
      int x = to.left() - 1;
      if (from.top() >= edge.into().top) {
        int bend = Math.max(14, (x - from.right()) / 2);
        return "M%d %dC%d %d %d %d %d %d"
            .formatted(
                from.right(), from.center(), from.right() + bend, from.center(), x - bend, y, x, y);
      }
      // Out of the box on the right, through the gap above the next one, and in from the left.
      int shift = bends++ % 4 * 4;
      return "M%d %dh%dV%dH%dV%dH%d"
          .formatted(
              from.right(),
              from.center(),
              6 + shift / 2,
              edge.into().top - 14 - shift,
              x - 12 - shift,
              y,
              x);
    }
  }

  /** For narrow screens: the layers of a zone stand below each other, below its header. */
  static final class Narrow extends GraphLayout {
    static final int NODE = 154;
    private int bends;

    Narrow(TrustGraph graph, int width) {
      super(graph, width);
    }

    @Override
    int headerRoom() {
      return width() - GUTTER - 2 * PAD;
    }

    @Override
    int firstLeft() {
      return GUTTER + PAD;
    }

    @Override
    int fill(ZoneBox box, int top, int headerEnd) {
      int y = headerEnd + 22;
      int end = headerEnd;
      for (List<GraphNode> layer : box.layers()) {
        end = row(layer, firstLeft() + (layer.size() == 1 ? NODE / 2 + 5 : 0), y);
        y = end + 36;
      }
      return end;
    }

    @Override
    String path(Edge edge) {
      GraphNode from = edge.from();
      GraphNode to = edge.to();
      int x = to.middle() + to.nextEnd(NODE / 2 - 12);
      int y = to.top() - 1;
      if (from.top() >= edge.into().top) {
        int bend = Math.max(12, (y - from.bottom()) / 2);
        return "M%d %dC%d %d %d %d %d %d"
            .formatted(
                from.middle(),
                from.bottom(),
                from.middle(),
                from.bottom() + bend,
                x,
                y - bend,
                x,
                y);
      }
      // Through the gap above the box and past its header on the right.
      int shift = bends++ % 3 * 3;
      return "M%d %dV%dH%dV%dH%dV%d"
          .formatted(
              from.middle(),
              from.bottom(),
              edge.into().top - 12 - shift,
              width() - 6 - shift,
              y - 12 - shift,
              x,
              y);
    }
  }
}
