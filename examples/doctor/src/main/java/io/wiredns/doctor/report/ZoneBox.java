package io.wiredns.doctor.report;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.doctor.Landscape.KeySeen;
import io.wiredns.doctor.Landscape.ZoneSeen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A zone of the picture with its nodes. */
final class ZoneBox {
  final ZoneSeen zone;
  final Map<KeySeen, GraphNode> keys = new LinkedHashMap<>();

  /** The nodes of keys with the SEP flag, of the DNSKEY RRset, of other keys. */
  final List<GraphNode> entries = new ArrayList<>();

  final List<GraphNode> keySets = new ArrayList<>();
  final List<GraphNode> others = new ArrayList<>();

  /** The nodes of what the keys sign: RRsets, and then DS records of the zones below. */
  final List<GraphNode> signed = new ArrayList<>();

  int top;
  int height;

  ZoneBox(ZoneSeen zone) {
    this.zone = zone;
  }

  /**
   * Returns the layers of nodes in the direction of the arrows, without empty ones. If all keys are
   * entry points, they sign the DNSKEY RRset and the rest alike.
   */
  List<List<GraphNode>> layers() {
    return (others.isEmpty()
            ? List.of(entries, Stream.of(keySets, signed).flatMap(List::stream).toList())
            : List.of(entries, keySets, others, signed))
        .stream().filter(layer -> !layer.isEmpty()).toList();
  }

  boolean hasKeys() {
    return !keys.isEmpty() || !keySets.isEmpty();
  }

  Stream<GraphNode> nodes() {
    return layers().stream().flatMap(List::stream);
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
