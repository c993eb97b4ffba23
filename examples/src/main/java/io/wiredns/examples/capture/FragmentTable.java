package io.wiredns.examples.capture;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts fragmented IP datagrams together. Holds at most {@value #MAX_DATAGRAMS} unfinished ones of
 * at most 64 KiB each; the oldest makes room.
 */
final class FragmentTable {
  static final int MAX_DATAGRAMS = 256;

  /** As many fragments as 64 KiB take on links of 576 octets, with some to spare. */
  static final int MAX_FRAGMENTS = 128;

  private static final int MAX_DATAGRAM_LENGTH = 65535;
  private static final int FRAGMENT_UNIT = 8;

  /** RFC 8200 section 4.5; identifications are used again after that. */
  private static final Duration LIFETIME = Duration.ofSeconds(60);

  private final Map<Key, Datagram> datagrams = new LinkedHashMap<>();
  private final Tally tally;

  FragmentTable(Tally tally) {
    this.tally = tally;
  }

  /** IPv4 tells datagrams apart by their protocol too (RFC 791 section 3.2), IPv6 does not. */
  private record Key(
      InetAddress source, InetAddress destination, int protocol, int identification) {}

  /** Takes a fragment and gives the datagram it completes, or null. */
  IpPacket take(IpPacket packet, Instant time) throws PacketFault {
    IpPacket.Fragment fragment = packet.fragment();
    byte[] octets = packet.payload().copy();
    boolean fits = fragment.offset() + octets.length <= MAX_DATAGRAM_LENGTH;
    boolean aligned = !fragment.more() || octets.length % FRAGMENT_UNIT == 0;
    if (octets.length == 0 || !fits || !aligned) {
      throw PacketFault.malformed();
    }
    Key key =
        new Key(
            packet.source().address(),
            packet.destination().address(),
            packet.isIpv6() ? 0 : packet.protocol(),
            fragment.identification());
    Datagram datagram = datagrams.get(key);
    if (datagram != null && datagram.isOlderThan(LIFETIME, time)) {
      giveUp(key);
      datagram = null;
    }
    if (datagram == null) {
      makeRoom();
      datagram = new Datagram(time);
      datagrams.put(key, datagram);
    }
    if (!datagram.add(fragment, octets, packet.protocol())) {
      giveUp(key);
      return null;
    }
    if (!datagram.isComplete()) {
      return null;
    }
    datagrams.remove(key);
    return packet.reassembled(datagram.protocol, Octets.of(datagram.join()));
  }

  /** At the end of the capture: what is unfinished stays so. */
  void close() {
    tally.incompleteFragments += datagrams.size();
    datagrams.clear();
  }

  private void makeRoom() {
    if (datagrams.size() == MAX_DATAGRAMS) {
      Iterator<Key> oldest = datagrams.keySet().iterator();
      oldest.next();
      oldest.remove();
      tally.incompleteFragments++;
    }
  }

  private void giveUp(Key key) {
    datagrams.remove(key);
    tally.incompleteFragments++;
  }

  /** The fragments of one datagram by their offset. */
  private static final class Datagram {
    private final Instant started;
    private final TreeMap<Integer, byte[]> fragments = new TreeMap<>();
    private int octets;
    private int length = -1;
    private int protocol;

    Datagram(Instant started) {
      this.started = started;
    }

    boolean isOlderThan(Duration age, Instant now) {
      return Duration.between(started, now).abs().compareTo(age) > 0;
    }

    /** Says no if the fragment makes the datagram unusable: RFC 8200 forbids overlaps. */
    boolean add(IpPacket.Fragment fragment, byte[] data, int itsProtocol) {
      int offset = fragment.offset();
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
      boolean endsTwice = !fragment.more() && (length >= 0 || after != null);
      boolean beyondEnd = length >= 0 && end > length;
      if (overlapsBefore || overlapsAfter || endsTwice || beyondEnd) {
        return false;
      }
      if (fragments.size() == MAX_FRAGMENTS) {
        return false;
      }
      fragments.put(offset, data);
      octets += data.length;
      if (!fragment.more()) {
        length = end;
      }
      if (offset == 0) {
        protocol = itsProtocol;
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
