package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;

/**
 * The names that pointers lead to in a message made to cost much: each piece is walked and decoded
 * once, however many names lead there, where otherwise every name could be put together of 127.
 */
final class HostileNameCache extends NameCache {
  /**
   * What names may cost a message before this takes over: about one look at each octet of the
   * largest message. Without it 5,000 records whose names each are put together of 127 pieces are
   * 635,000 walks of pieces.
   */
  static final int EFFORT = 1 << 16;

  /** What a piece of a name costs, where an octet costs 1. */
  static final int PIECE_EFFORT = 64;

  /** A place for each offset that a pointer can say: no name displaces another. */
  private static final int PLACES = WireLimits.POINTER_OFFSET + 1;

  private final PieceCache walked = new PieceCache();

  private final byte[] octets;
  private final int end;

  /** Where the pieces of the name at hand start that are not kept yet, the first piece first. */
  private final int[] starts = new int[WireLimits.NAME_POINTERS];

  /** For a message that lies in {@code [0, end)}. */
  HostileNameCache(byte[] octets, int end) {
    super(PLACES);
    this.octets = octets;
    this.end = end;
    walked.message(end);
  }

  /** Decodes a name that is not kept here, and keeps it; null if no pointer may lead to it. */
  Name expand(int target) {
    if (walked.walk(octets, target, end) < 0) {
      return null;
    }
    int found = 0;
    int start = target;
    Name suffix = get(start);
    while (suffix == null) {
      int p = WireNames.pieceEnd(octets, start, end);
      if (octets[p] == 0) {
        suffix = WireAccess.get().copyOf(octets, start, p + 1 - start);
        put(start, suffix, 0);
      } else {
        starts[found++] = start;
        start = Pointer.target(octets, p);
        suffix = get(start);
      }
    }
    int pointers = pointers(start);
    while (found > 0) {
      start = starts[--found];
      int labels = WireNames.pieceEnd(octets, start, end) - start;
      suffix = labels == 0 ? suffix : WireAccess.get().join(octets, start, labels, suffix);
      put(start, suffix, ++pointers);
    }
    return suffix;
  }
}
