package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;

/**
 * Caches all pointer targets of a hostile message, so that the message costs O(n): a piece (labels
 * up to a root or a pointer) is not decoded again for each name that leads to it. Without it, every
 * name could require the decoding of 127 pieces.
 */
final class HostileNameCache extends NameCache {
  /**
   * The effort of a message above which this cache is used: about one visit to each octet of the
   * largest message. Without this cache, 5,000 records whose names have 127 pieces each require
   * 635,000 visits to pieces.
   */
  static final int EFFORT = 1 << 16;

  /** What following a pointer adds to the effort; each octet of the name adds 1. */
  static final int PIECE_EFFORT = 64;

  /**
   * One slot for each offset that a pointer can have: the names at these offsets do not displace
   * one another. A name that was read at a later offset may displace one of them.
   */
  private static final int SLOTS = WireLimits.POINTER_OFFSET + 1;

  private final PieceCache pieces = new PieceCache();

  private final byte[] octets;
  private final int end;

  /** The offsets of the uncached pieces of the current name, the first piece first. */
  private final int[] pieceStarts = new int[WireLimits.NAME_POINTERS];

  /** Creates a cache for the message at {@code [0, end)}. */
  HostileNameCache(byte[] octets, int end) {
    super(SLOTS);
    this.octets = octets;
    this.end = end;
    pieces.message(end);
  }

  /**
   * Decodes and caches a name that is not in the cache; returns null if no pointer may lead to it.
   */
  Name expand(int target) {
    if (pieces.walk(octets, target, end) < 0) {
      return null;
    }
    int uncached = 0;
    int start = target;
    Name suffix = get(start);
    while (suffix == null) {
      int p = WireNames.pieceEnd(octets, start, end);
      if (octets[p] == 0) {
        suffix = WireAccess.get().copyOf(octets, start, p + 1 - start);
        put(start, suffix, 0);
      } else {
        pieceStarts[uncached++] = start;
        start = Pointer.target(octets, p);
        suffix = get(start);
      }
    }
    int pointers = pointers(start);
    while (uncached > 0) {
      start = pieceStarts[--uncached];
      int labels = WireNames.pieceEnd(octets, start, end) - start;
      suffix = labels == 0 ? suffix : WireAccess.get().join(octets, start, labels, suffix);
      put(start, suffix, ++pointers);
    }
    return suffix;
  }
}
