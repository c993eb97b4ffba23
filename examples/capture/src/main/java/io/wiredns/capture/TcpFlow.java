package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a TCP connection: puts segments in order and cuts messages out of the stream.
 *
 * <p>Segments that are ahead wait for the ones between. When more than {@value #MAX_SEGMENTS} or
 * more than {@value #MAX_OCTETS} octets wait, the ones between count as lost.
 */
final class TcpFlow {
  static final int MAX_SEGMENTS = 64;
  static final int MAX_OCTETS = 256 * 1024;

  /**
   * A segment this far from the others belongs to another connection between the same ports, of
   * which the capture has not seen the start. More than DNS ever has in flight.
   */
  private static final int UNRELATED = 1 << 24;

  /** No less than what a direction takes that holds nothing, and its place in the table. */
  static final int FLOW_OVERHEAD = 512;

  /** No less than what a waiting segment takes besides its octets. */
  private static final int SEGMENT_OVERHEAD = 256;

  private final PacketKey ends;
  private final Tally tally;
  private final ReadyMessages ready;
  private final FrameCutter cutter;

  /** Segments ahead of {@link #next}, in the order of the stream. */
  private final List<TcpSegment> waiting = new ArrayList<>(0);

  private int waitingOctets;
  private int first;
  private int next;
  private boolean begun;

  /** Whether the stream was seen from its start. */
  private boolean fromStart;

  /** Kept after the end as well, to know retransmissions of the last segments for what they are. */
  private boolean closed;

  TcpFlow(PacketKey ends, Tally tally, ReadyMessages ready) {
    this.ends = ends;
    this.tally = tally;
    this.ready = ready;
    this.cutter = new FrameCutter(tally);
  }

  /** The memory taken by what waits for other segments. */
  int held() {
    return waitingOctets + waiting.size() * SEGMENT_OVERHEAD + cutter.held();
  }

  void take(TcpSegment segment) {
    if (segment.reset()) {
      settle();
      closed = true;
      return;
    }
    if (saysNothing(segment)) {
      return;
    }
    if (segment.syn() ? opensAnother(segment) : !continues(segment)) {
      begin(segment.sequence(), segment.syn());
    }
    if (segment.sequence() - next > 0) {
      hold(segment);
    } else {
      consume(segment);
      drain();
    }
  }

  /** Delivers what it can without the segments that are missing. */
  void settle() {
    while (!waiting.isEmpty()) {
      skipGap();
    }
    cutter.restart(true);
  }

  /** Acknowledgements, and an end that is not that of this connection. */
  private boolean saysNothing(TcpSegment segment) {
    boolean ends = segment.fin() && isRelated(segment);
    return !segment.syn() && !ends && !segment.data().hasRemaining();
  }

  private boolean opensAnother(TcpSegment syn) {
    return !begun || closed || syn.sequence() != first;
  }

  private boolean continues(TcpSegment segment) {
    boolean ahead = segment.sequence() - next >= 0;
    boolean behindEnd = closed && ahead && segment.data().hasRemaining();
    return begun && isRelated(segment) && !behindEnd;
  }

  private boolean isRelated(TcpSegment segment) {
    int distance = segment.sequence() - next;
    return distance >= -UNRELATED && distance <= UNRELATED;
  }

  private void begin(int sequence, boolean atStart) {
    settle();
    cutter.restart(atStart);
    first = sequence;
    next = sequence;
    begun = true;
    fromStart = atStart;
    closed = false;
  }

  private void hold(TcpSegment segment) {
    int index = waiting.size();
    while (index > 0 && waiting.get(index - 1).sequence() - segment.sequence() > 0) {
      index--;
    }
    if (index > 0 && waiting.get(index - 1).sequence() == segment.sequence()) {
      TcpSegment same = waiting.get(index - 1);
      if (same.data().remaining() >= segment.data().remaining() && (same.fin() || !segment.fin())) {
        return;
      }
      remove(index - 1);
      index--;
    }
    waiting.add(index, segment.detached());
    waitingOctets += segment.data().remaining();
    while (waiting.size() > MAX_SEGMENTS || waitingOctets > MAX_OCTETS) {
      skipGap();
    }
  }

  private void skipGap() {
    tally.tcpGapCount++;
    next = waiting.get(0).sequence();
    cutter.restart(false);
    drain();
  }

  private void drain() {
    while (!waiting.isEmpty() && waiting.get(0).sequence() - next <= 0) {
      consume(remove(0));
    }
  }

  private TcpSegment remove(int index) {
    TcpSegment segment = waiting.remove(index);
    waitingOctets -= segment.data().remaining();
    return segment;
  }

  /** Takes of a segment that is not ahead what is new in it. */
  private void consume(TcpSegment segment) {
    int known = next - segment.sequence();
    ByteBuffer data = segment.data();
    int fresh = data.remaining() - known;
    if (!fromStart) {
      int early = Math.min(first - segment.sequence(), data.remaining());
      tally.tcpDroppedOctets += Math.max(0, early);
    }
    if (fresh > 0) {
      next += fresh;
      cutter.take(data.slice(known, fresh), frames -> ready.frames(frames, ends, segment));
    }
    if (segment.fin() && segment.end() == next) {
      cutter.restart(true);
      closed = true;
    }
  }
}
