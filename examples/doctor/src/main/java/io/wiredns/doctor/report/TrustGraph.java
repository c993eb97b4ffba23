package io.wiredns.doctor.report;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Landscape.DsSeen;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.SetSeen;
import io.wiredns.doctor.Landscape.SignatureSeen;
import io.wiredns.doctor.Landscape.ZoneSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delegations and the chain of trust as a picture of one width, in the manner of DNSViz: a box for
 * each zone from the root down, in it its keys, then its RRsets, then the DS records of the zones
 * below; arrows from what signs or vouches to what is signed. Each state is written in words, too.
 */
final class TrustGraph {
  /** The most nodes of a kind in a zone that are drawn. */
  private static final int MOST_NODES = 24;

  private static final int MOST_SIGNATURES = 4;
  private static final int GUTTER = 22;
  private static final int PAD = 14;
  private static final int ROW_GAP = 34;
  private static final int ZONE_GAP = 40;

  private final int width;
  private final int nodeWidth;
  private final String prefix;
  private final List<Box> boxes = new ArrayList<>();
  private final Map<Name, Box> byName = new LinkedHashMap<>();
  private final List<GraphNode> anchors = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final List<GraphNode> nodes = new ArrayList<>();
  private int height;

  /** A zone with its nodes in rows. */
  private static final class Box {
    final ZoneSeen zone;
    final List<GraphNode.Line> header = new ArrayList<>();
    final Map<KeySeen, GraphNode> keys = new LinkedHashMap<>();
    final List<List<GraphNode>> groups = new ArrayList<>();
    final List<GraphNode> ownDs = new ArrayList<>();
    int y;
    int height;

    Box(ZoneSeen zone) {
      this.zone = zone;
    }

    /** Returns the node of the key with a tag and an algorithm. */
    Optional<GraphNode> key(int tag, DnssecAlgorithm algorithm) {
      return keys.entrySet().stream()
          .filter(one -> one.getKey().keyTag() == tag)
          .filter(one -> one.getKey().algorithm().equals(algorithm))
          .map(Map.Entry::getValue)
          .findFirst();
    }
  }

  private record Edge(GraphNode from, GraphNode to, Shade shade, String words) {}

  TrustGraph(Landscape landscape, int width, int nodeWidth, String prefix) {
    this.width = width;
    this.nodeWidth = nodeWidth;
    this.prefix = prefix;
    for (ZoneSeen zone : landscape.zones()) {
      Box box = new Box(zone);
      boxes.add(box);
      byName.putIfAbsent(zone.name(), box);
    }
    boxes.forEach(this::fill);
    boxes.forEach(this::placeDs);
    layOut();
  }

  private void fill(Box box) {
    ZoneSeen zone = box.zone;
    header(box);
    List<GraphNode> entries = new ArrayList<>();
    List<GraphNode> others = new ArrayList<>();
    for (KeySeen key : zone.keys().stream().limit(MOST_NODES).toList()) {
      Shade shade = Shade.of(key.standing().state());
      String role = key.isEntryPoint() ? "DNSKEY, SEP" : "DNSKEY";
      GraphNode node =
          new GraphNode(key.isEntryPoint() ? "node entry" : "node", shade, nodeWidth)
              .head(role + " " + key.keyTag())
              .plain(algorithm(key.algorithm()) + (key.isRevoked() ? ", revoked" : ""))
              .words(shade, key.standing().words());
      box.keys.put(key, node);
      (key.isEntryPoint() ? entries : others).add(node);
    }
    more(others, zone.keys().size(), "keys");
    List<GraphNode> sets = new ArrayList<>();
    for (SetSeen set : zone.sets().stream().limit(MOST_NODES).toList()) {
      sets.add(set(box, set));
    }
    more(sets, zone.sets().size(), "RRsets");
    box.groups.addAll(List.of(entries, others, sets));
  }

  private static String algorithm(DnssecAlgorithm algorithm) {
    return algorithm.toString();
  }

  private void header(Box box) {
    ZoneSeen zone = box.zone;
    double room = width - GUTTER - 2 * PAD;
    for (String line : TextFit.lines(Printable.of(zone.name().toString()), room * 0.85, 3)) {
      box.header.add(new GraphNode.Line("name", 0, line));
    }
    state(box, room, Shade.of(zone.trust()), ZoneWords.trust(zone.trust()));
    state(
        box,
        room,
        Shade.of(zone.delegation().state()),
        (zone.parent().isPresent() ? "delegation: " : "start: ") + zone.delegation().words());
    if (!zone.servers().isEmpty()) {
      state(box, room, ZoneWords.worst(zone.servers()), ZoneWords.servers(zone.servers()));
    }
  }

  private static void state(Box box, double room, Shade shade, String words) {
    List<String> lines = TextFit.lines(Printable.of(words), room - 18, 2);
    for (int i = 0; i < lines.size(); i++) {
      int symbol = i == 0 ? shade.symbol() : ' ';
      box.header.add(new GraphNode.Line("words-" + shade.style(), symbol, lines.get(i)));
    }
  }

  private GraphNode set(Box box, SetSeen set) {
    Shade shade = Shade.of(set.standing().state());
    GraphNode node =
        new GraphNode("node set", shade, nodeWidth)
            .head(set.owner() + " " + set.type())
            .words(shade, set.standing().words());
    signatures(node, set.signatures(), box);
    return node;
  }

  private void signatures(GraphNode node, List<SignatureSeen> signatures, Box signer) {
    for (SignatureSeen signature : signatures.stream().limit(MOST_SIGNATURES).toList()) {
      Shade shade = Shade.of(signature.standing().state());
      String words = "by " + signature.keyTag() + ": " + signature.standing().words();
      node.words(shade, words);
      signer
          .key(signature.keyTag(), signature.algorithm())
          .ifPresent(key -> edges.add(new Edge(key, node, shade, "signature " + words)));
    }
    if (signatures.size() > MOST_SIGNATURES) {
      node.plain("and " + (signatures.size() - MOST_SIGNATURES) + " more signatures");
    }
  }

  private void more(List<GraphNode> some, int all, String what) {
    if (all > MOST_NODES) {
      some.add(
          new GraphNode("node", Shade.UNKNOWN, nodeWidth)
              .head("and " + (all - MOST_NODES) + " more " + what));
    }
  }

  /** Makes the DS records of a zone; they are drawn in the box of its parent, or above its own. */
  private void placeDs(Box box) {
    ZoneSeen zone = box.zone;
    Optional<Box> parent = zone.parent().map(byName::get).filter(one -> one != box);
    for (DsSeen ds : zone.ds().stream().limit(MOST_NODES).toList()) {
      Shade shade = Shade.of(ds.standing().state());
      GraphNode node =
          new GraphNode("node", shade, nodeWidth)
              .head(parent.isPresent() ? "DS " + ds.keyTag() : "trust anchor " + ds.keyTag());
      if (parent.isPresent()) {
        node.plain("of " + zone.name());
      }
      node.plain(algorithm(ds.algorithm()))
          .plain(ZoneWords.digest(ds.digestType()))
          .words(shade, ds.standing().words());
      parent.ifPresent(above -> signatures(node, zone.dsSignatures(), above));
      box.key(ds.keyTag(), ds.algorithm())
          .ifPresent(key -> edges.add(new Edge(node, key, shade, ds.standing().words())));
      box.ownDs.add(node);
    }
    more(box.ownDs, zone.ds().size(), "DS records");
    if (parent.isEmpty()) {
      anchors.addAll(box.ownDs);
      return;
    }
    if (box.ownDs.isEmpty()) {
      box.ownDs.add(
          new GraphNode("node", Shade.UNKNOWN, nodeWidth)
              .head("no DS")
              .plain("of " + zone.name())
              .words(Shade.UNKNOWN, "unsigned delegation"));
    }
    parent.get().groups.add(box.ownDs);
  }

  private void layOut() {
    int y = rows(anchors, 4);
    if (!anchors.isEmpty()) {
      y += ZONE_GAP;
    }
    for (Box box : boxes) {
      box.y = y;
      y += PAD + 18 * box.header.size() + 4;
      for (List<GraphNode> group : box.groups) {
        if (!group.isEmpty()) {
          y = rows(group, y + 8) + ROW_GAP - 8;
        }
      }
      boolean hasNodes = box.groups.stream().anyMatch(group -> !group.isEmpty());
      y += hasNodes ? PAD - ROW_GAP : 0;
      box.height = y + 6 - box.y;
      y += 6 + ZONE_GAP;
    }
    height = boxes.isEmpty() ? y : y - ZONE_GAP + 4;
  }

  /** Puts nodes into rows from a height on, and returns where they end. */
  private int rows(List<GraphNode> group, int from) {
    int room = width - GUTTER - 2 * PAD;
    int gap = 12;
    int columns = Math.max(1, (room + gap) / (nodeWidth + gap));
    int y = from;
    int end = from;
    for (int i = 0; i < group.size(); i++) {
      if (i > 0 && i % columns == 0) {
        y = end + 14;
      }
      int inRow = Math.min(columns, group.size() - i / columns * columns);
      int spare = room - inRow * nodeWidth - (inRow - 1) * gap;
      GraphNode node = group.get(i);
      node.x = GUTTER + PAD + spare / 2 + i % columns * (nodeWidth + gap);
      node.y = y;
      end = Math.max(end, node.bottom());
      nodes.add(node);
    }
    return end;
  }

  void draw(Markup page, String title, String description) {
    page.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "width",
        "" + width,
        "height",
        "" + height,
        "role",
        "img",
        "aria-labelledby",
        prefix + "-title " + prefix + "-text");
    page.element("title", title, "id", prefix + "-title");
    page.element("desc", description, "id", prefix + "-text").open("defs");
    for (Shade shade : Shade.values()) {
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
    page.close().line();
    boxes.forEach(box -> drawBox(page, box));
    for (Box box : boxes) {
      box.zone.parent().map(byName::get).ifPresent(parent -> drawDelegation(page, parent, box));
    }
    edges.forEach(edge -> drawEdge(page, edge));
    nodes.forEach(node -> node.draw(page));
    page.close().line();
  }

  private void drawBox(Markup page, Box box) {
    page.open("g");
    page.empty(
        "rect",
        "class",
        "zone shape-" + Shade.of(box.zone.trust()).style(),
        "x",
        "" + GUTTER,
        "y",
        "" + box.y,
        "width",
        "" + (width - GUTTER - 2),
        "height",
        "" + box.height,
        "rx",
        "8");
    int at = box.y + PAD + 8;
    for (GraphNode.Line line : box.header) {
      int indent = line.symbol() == 0 ? 0 : 18;
      int x = GUTTER + PAD;
      if (indent > 0 && line.symbol() != ' ') {
        page.open("text", "class", line.style(), "x", "" + x, "y", "" + at);
        page.symbol(line.symbol()).close();
      }
      page.element(
          "text", line.text(), "class", line.style(), "x", "" + (x + indent), "y", "" + at);
      at += 18;
    }
    page.close().line();
  }

  /** Draws the delegation in the gutter on the left. */
  private void drawDelegation(Markup page, Box parent, Box child) {
    Shade shade = Shade.of(child.zone.delegation().state());
    int from = parent.y + parent.height - 16;
    int to = child.y + 20;
    String path = "M" + GUTTER + " " + from + "H6V" + to + "H" + (GUTTER - 1);
    drawPath(page, path, shade, "delegation: " + child.zone.delegation().words());
  }

  private void drawEdge(Markup page, Edge edge) {
    int x1 = edge.from().middle();
    int y1 = edge.from().bottom();
    int x2 = edge.to().nextEnd();
    int y2 = edge.to().y - 1;
    int bend = Math.max(12, (y2 - y1) / 2);
    String path =
        "M"
            + x1
            + " "
            + y1
            + "C"
            + x1
            + " "
            + (y1 + bend)
            + " "
            + x2
            + " "
            + (y2 - bend)
            + " "
            + x2
            + " "
            + y2;
    drawPath(page, path, edge.shade(), edge.words());
  }

  private void drawPath(Markup page, String path, Shade shade, String words) {
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
