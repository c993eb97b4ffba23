package io.wiredns.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reassembles fragmented IP datagrams. The incomplete ones use at most {@value #MAX_OCTETS} octets
 * of memory, including overhead; to stay below, the oldest one is dropped.
 */
final class FragmentTable {
  static final int MAX_OCTETS = 4 * 1024 * 1024;

  /** An upper bound of the memory in octets that a datagram uses in addition to its fragments. */
  static final int DATAGRAM_OVERHEAD = 256;

  /** An upper bound of the memory in octets that a fragment uses in addition to its payload. */
  static final int FRAGMENT_OVERHEAD = 128;

  private static final int MAX_DATAGRAM_LENGTH = 65535;
  private static final int FRAGMENT_UNIT = 8;

  /** RFC 8200 section 4.5; after that time identifications may be reused. */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final Map<PacketKey, Datagram> datagrams = new LinkedHashMap<>();
  private final Tally tally;
  private int held;

  FragmentTable(Tally tally) {
    this.tally = tally;
  }

  /**
   * Adds a fragment; if its datagram is complete, gives the packet the payload of the datagram and
   * returns true.
   */
  boolean take(IpPacket packet, Instant time) throws PacketFault {
    int length = packet.payload.length();
    boolean fits = length > 0 && length <= MAX_DATAGRAM_LENGTH - packet.fragmentOffset;
    boolean aligned = !packet.moreFragments || length % FRAGMENT_UNIT == 0;
    if (!fits || !aligned) {
      throw PacketFault.malformed();
    }
    byte[] octets = packet.payload.copy();
    PacketKey key = PacketKey.ofDatagram(packet);
    Datagram datagram = datagrams.get(key);
    if (datagram != null && datagram.isOlderThan(LIFETIME, time)) {
      remove(key);
      tally.incompleteDatagramCount++;
      datagram = null;
    }
    if (datagram == null) {
      datagram = new Datagram(time);
      datagrams.put(key, datagram);
      held += datagram.held();
    }
    held -= datagram.held();
    boolean added = datagram.add(packet, octets);
    held += datagram.held();
    if (!added) {
      remove(key);
      tally.contradictoryDatagramCount++;
      return false;
    }
    if (datagram.isComplete()) {
      remove(key);
      packet.reassembled(datagram.protocol, datagram.join());
      return true;
    }
    makeRoom();
    return false;
  }

  /** Drops all incomplete datagrams, at the end of the capture. */
  void close() {
    tally.incompleteDatagramCount += datagrams.size();
    datagrams.clear();
    held = 0;
  }

  private void makeRoom() {
    while (held > MAX_OCTETS) {
      Iterator<PacketKey> oldest = datagrams.keySet().iterator();
      remove(oldest.next());
      tally.evictedDatagramCount++;
    }
  }

  private void remove(PacketKey key) {
    held -= datagrams.remove(key).held();
  }

  /** The fragments of a datagram by their offsets. */
  private static final class Datagram {
    private final Instant started;
    private final TreeMap<Integer, byte[]> fragments = new TreeMap<>();
    private int octets;
    private int length = -1;
    private int protocol;

    Datagram(Instant started) {
      this.started = started;
    }

    int held() {
      return DATAGRAM_OVERHEAD + fragments.size() * FRAGMENT_OVERHEAD + octets;
    }

    boolean isOlderThan(Duration age, Instant now) {
      return Duration.between(started, now).abs().compareTo(age) > 0;
    }

    /**
     * Adds a fragment; returns false if it overlaps another one or contradicts the end of the
     * datagram, which makes the datagram unusable (RFC 8200 section 4.5).
     */
    boolean add(IpPacket fragment, byte[] data) {
      int offset = fragment.fragmentOffset;
      int end = offset + data.length;
      byte[] same = fragments.get(offset);
      if (same != null) {
        return Arrays.equals(same, data);
      }
      Map.Entry<Integer, byte[]> before = fragments.lowerEntry(offset);
      boolean overlapsBefore =
          before != null && before.getKey() + before.getValue().length > offset;
      Integer after = fragments.higherKey(offset);
      boolean overlapsAfter = after != null && after < end;
      boolean endsTwice = !fragment.moreFragments && (length >= 0 || after != null);
      boolean beyondEnd = length >= 0 && end > length;
      if (overlapsBefore || overlapsAfter || endsTwice || beyondEnd) {
        return false;
      }
      fragments.put(offset, data);
      octets += data.length;
      if (!fragment.moreFragments) {
        length = end;
      }
      if (offset == 0) {
        protocol = fragment.protocol;
      }
      return true;
    }

    boolean isComplete() {
      return octets == length;
    }

    byte[] join() {
      byte[] joined = new byte[length];
      fragments.forEach((offset, data) -> System.arraycopy(data, 0, joined, offset, data.length));
      return joined;
    }
  }
}
