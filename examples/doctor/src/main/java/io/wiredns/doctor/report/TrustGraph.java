package io.wiredns.doctor.report;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Landscape.DsSeen;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.SetSeen;
import io.wiredns.doctor.Landscape.SignatureSeen;
import io.wiredns.doctor.Landscape.ZoneSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Delegations and the chain of trust as nodes and arrows, in the manner of DNSViz: a box for each
 * zone from the root down, in it its keys, its RRsets, and the DS records of the zones below;
 * arrows from what signs or vouches to what is signed. Each state is written in words, too.
 */
final class TrustGraph {
  /** The most nodes of a kind in a zone that are drawn. */
  private static final int MOST_NODES = 24;

  private static final int MOST_SIGNATURES = 4;

  /** An arrow. Those into another box come from a DS record. */
  record Edge(GraphNode from, GraphNode to, ZoneBox into, Shade shade, String words) {}

  private final int nodeWidth;
  private final List<ZoneBox> boxes = new ArrayList<>();
  private final Map<Name, ZoneBox> byName = new HashMap<>();
  private final List<GraphNode> anchors = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  TrustGraph(Landscape landscape, int nodeWidth) {
    this.nodeWidth = nodeWidth;
    for (ZoneSeen zone : landscape.zones()) {
      ZoneBox box = new ZoneBox(zone);
      boxes.add(box);
      byName.putIfAbsent(zone.name(), box);
    }
    boxes.forEach(this::addKeys);
    boxes.forEach(this::addSets);
    boxes.forEach(this::addDs);
  }

  List<ZoneBox> boxes() {
    return boxes;
  }

  /** Returns the trust anchors, which are above the first zone. */
  List<GraphNode> anchors() {
    return anchors;
  }

  List<Edge> edges() {
    return edges;
  }

  Optional<ZoneBox> parent(ZoneBox box) {
    return box.zone.parent().map(byName::get).filter(one -> one != box);
  }

  private void addKeys(ZoneBox box) {
    for (KeySeen key : box.zone.keys().stream().limit(MOST_NODES).toList()) {
      Shade shade = Shade.of(key.standing().state());
      GraphNode node =
          new GraphNode(key.isEntryPoint() ? "node entry" : "node", shade, nodeWidth)
              .head("DNSKEY " + key.keyTag())
              .plain(key.algorithm() + ZoneWords.flags(key))
              .words(shade, key.standing().words());
      box.keys.put(key, node);
      (key.isEntryPoint() ? box.entries : box.others).add(node);
    }
    more(box.others, box.zone.keys().size(), "keys");
  }

  private void addSets(ZoneBox box) {
    for (SetSeen set : box.zone.sets().stream().limit(MOST_NODES).toList()) {
      Shade shade = Shade.of(set.standing().state());
      GraphNode node =
          new GraphNode("node set", shade, nodeWidth)
              .head(set.owner() + " " + set.type())
              .words(shade, set.standing().words());
      addSignatures(node, set.signatures(), box);
      if (set.type().equals(RecordType.DNSKEY)) {
        box.keySets.add(node);
        box.keys.forEach((key, its) -> addContained(box, node, key, its));
      } else {
        box.signed.add(node);
      }
    }
    more(box.signed, box.zone.sets().size(), "RRsets");
  }

  private void addContained(ZoneBox box, GraphNode set, KeySeen key, GraphNode node) {
    if (!key.isEntryPoint()) {
      Shade shade = Shade.of(key.standing().state());
      edges.add(new Edge(set, node, box, shade, "in the set of keys"));
    }
  }

  private void addSignatures(GraphNode node, List<SignatureSeen> signatures, ZoneBox signer) {
    for (SignatureSeen signature : signatures.stream().limit(MOST_SIGNATURES).toList()) {
      Shade shade = Shade.of(signature.standing().state());
      String words = "by " + signature.keyTag() + ": " + signature.standing().words();
      node.words(shade, words);
      signer
          .key(signature.keyTag(), signature.algorithm())
          .ifPresent(key -> edges.add(new Edge(key, node, signer, shade, "signature " + words)));
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

  /** Adds the DS records of a zone to the box of its parent, or to the trust anchors. */
  private void addDs(ZoneBox box) {
    ZoneSeen zone = box.zone;
    Optional<ZoneBox> parent = parent(box);
    List<GraphNode> target = parent.map(above -> above.signed).orElse(anchors);
    for (DsSeen ds : zone.ds().stream().limit(MOST_NODES).toList()) {
      Shade shade = Shade.of(ds.standing().state());
      GraphNode node = new GraphNode("node", shade, nodeWidth);
      if (parent.isPresent()) {
        node.head("DS " + ds.keyTag()).plain("of " + zone.name());
      } else {
        node.head("trust anchor " + ds.keyTag());
      }
      node.plain(ds.algorithm().toString())
          .plain(ZoneWords.digest(ds.digestType()))
          .words(shade, ds.standing().words());
      parent.ifPresent(above -> addSignatures(node, zone.dsSignatures(), above));
      box.key(ds.keyTag(), ds.algorithm())
          .ifPresent(key -> edges.add(new Edge(node, key, box, shade, ds.standing().words())));
      target.add(node);
    }
    more(target, zone.ds().size(), "DS records");
    if (parent.isPresent() && zone.ds().isEmpty()) {
      target.add(
          new GraphNode("node", Shade.UNKNOWN, nodeWidth)
              .head("no DS")
              .plain("of " + zone.name())
              .words(Shade.UNKNOWN, "unsigned delegation"));
    }
  }
}
