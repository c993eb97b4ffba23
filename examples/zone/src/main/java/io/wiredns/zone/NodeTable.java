package io.wiredns.zone;

import io.wiredns.codec.wire.Name;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The nodes of a zone. A lookup goes from the apex downwards, label by label, so that it ends at
 * the closest encloser of a name that does not exist. A hash table with open addressing, by the
 * node above and the label; at most half full. Constant once the zone is built, and may then be
 * shared among threads.
 */
final class NodeTable implements Iterable<ZoneNode> {
  private static final int FIRST_SLOTS = 64;
  private static final int APEX_HASH = 0;

  private final ZoneNode apex;
  private final int apexLabels;
  private ZoneNode[] slots = new ZoneNode[FIRST_SLOTS];

  /** The hash of the node in each slot, so that a lookup reads no other nodes than its own. */
  private int[] hashes = new int[FIRST_SLOTS];

  private int size;

  NodeTable(Name origin) {
    apex = new ZoneNode(origin, null);
    apexLabels = origin.labelCount();
    put(apex, APEX_HASH);
  }

  ZoneNode apex() {
    return apex;
  }

  /**
   * Returns the node of a name, or the closest one above it if it does not exist. The name is that
   * of the apex, or below it.
   */
  ZoneNode closest(LookupName name) {
    ZoneNode node = apex;
    int hash = APEX_HASH;
    for (int label = name.labelCount() - apexLabels - 1; label >= 0; label--) {
      hash = name.hash(hash, label);
      ZoneNode child = child(node, hash, name, label);
      if (child == null) {
        return node;
      }
      node = child;
    }
    return node;
  }

  /** Returns the node of a name, or null if it does not exist. */
  ZoneNode find(LookupName name) {
    ZoneNode node = closest(name);
    return node.name.length() == name.length() ? node : null;
  }

  private ZoneNode child(ZoneNode above, int hash, LookupName name, int label) {
    int mask = slots.length - 1;
    for (int i = hash & mask; slots[i] != null; i = (i + 1) & mask) {
      if (hashes[i] == hash) {
        ZoneNode node = slots[i];
        if (node.parent == above && name.hasLabel(label, node.name)) {
          return node;
        }
      }
    }
    return null;
  }

  /**
   * Returns the node of a name; creates it and the nodes between it and the apex if they do not
   * exist.
   */
  ZoneNode make(LookupName name) {
    ZoneNode node = apex;
    int hash = APEX_HASH;
    for (int label = name.labelCount() - apexLabels - 1; label >= 0; label--) {
      hash = name.hash(hash, label);
      ZoneNode child = child(node, hash, name, label);
      if (child == null) {
        child = new ZoneNode(name.name().suffix(label), node);
        put(child, hash);
        if (child.name.isWildcard()) {
          node.wildcard = child;
        }
      }
      node = child;
    }
    return node;
  }

  private void put(ZoneNode node, int hash) {
    size++;
    if (size > slots.length / 2) {
      grow();
    }
    place(node, hash);
  }

  private void grow() {
    ZoneNode[] nodes = slots;
    int[] old = hashes;
    slots = new ZoneNode[2 * nodes.length];
    hashes = new int[slots.length];
    for (int i = 0; i < nodes.length; i++) {
      if (nodes[i] != null) {
        place(nodes[i], old[i]);
      }
    }
  }

  private void place(ZoneNode node, int hash) {
    int mask = slots.length - 1;
    int i = hash & mask;
    while (slots[i] != null) {
      i = (i + 1) & mask;
    }
    slots[i] = node;
    hashes[i] = hash;
  }

  /** Returns all nodes in no particular order. */
  @Override
  public Iterator<ZoneNode> iterator() {
    return new Iterator<>() {
      private int at = next(0);

      private int next(int from) {
        int slot = from;
        while (slot < slots.length && slots[slot] == null) {
          slot++;
        }
        return slot;
      }

      @Override
      public boolean hasNext() {
        return at < slots.length;
      }

      @Override
      public ZoneNode next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        ZoneNode node = slots[at];
        at = next(at + 1);
        return node;
      }
    };
  }
}
