package io.wiredns.capture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a TCP connection. Reassembles its segments and splits the stream into messages.
 *
 * <p>Segments that arrive early wait for those before them. When more than {@value #MAX_SEGMENTS}
 * segments or more than {@value #MAX_OCTETS} octets wait, the missing segments are regarded as
 * lost.
 */
final class TcpFlow {
  static final int MAX_SEGMENTS = 64;
  static final int MAX_OCTETS = 256 * 1024;

  /**
   * A segment whose sequence number is further than this from the next expected one belongs to
   * another connection between the same ports, whose start is not in the capture. DNS never has
   * that many octets in flight.
   */
  private static final int UNRELATED = 1 << 24;

  /** An upper bound of the memory of a direction without octets, and of its entry in the table. */
  static final int FLOW_OVERHEAD = 512;

  /** An upper bound of the memory that a waiting segment uses in addition to its octets. */
  private static final int SEGMENT_OVERHEAD = 256;

  private final PacketKey ends;
  private final Tally tally;
  private final ReadyMessages ready;
  private final FrameCutter cutter;

  /** Segments after {@link #next}, in the order of the stream. */
  private final List<TcpSegment> waiting = new ArrayList<>(0);

  private int waitingOctets;
  private int first;
  private int next;
  private boolean begun;

  /** Whether the start of the stream is in the capture. */
  private boolean fromStart;

  /**
   * Whether the stream has ended. A flow is kept after the end, to recognize retransmissions of the
   * last segments.
   */
  private boolean closed;

  TcpFlow(PacketKey ends, Tally tally, ReadyMessages ready) {
    this.ends = ends;
    this.tally = tally;
    this.ready = ready;
    this.cutter = new FrameCutter(tally);
  }

  /** Returns the memory in octets that waiting segments and an incomplete message use. */
  int held() {
    return waitingOctets + waiting.size() * SEGMENT_OVERHEAD + cutter.held();
  }

  void take(TcpSegment segment) {
    if (segment.reset()) {
      settle();
      closed = true;
      return;
    }
    if (hasNoEffect(segment)) {
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

  /** Delivers the messages that are complete without the missing segments. */
  void settle() {
    while (!waiting.isEmpty()) {
      skipGap();
    }
    cutter.restart(true);
  }

  /**
   * Returns whether a segment can be ignored: it has no data, and neither begins a connection nor
   * ends this one.
   */
  private boolean hasNoEffect(TcpSegment segment) {
    boolean ends = segment.fin() && isRelated(segment);
    return !segment.syn() && !ends && !segment.data().hasRemaining();
  }

  private boolean opensAnother(TcpSegment syn) {
    return !begun || closed || syn.sequence() != first;
  }

  private boolean continues(TcpSegment segment) {
    boolean ahead = segment.sequence() - next >= 0;
    boolean isPastEnd = closed && ahead && segment.data().hasRemaining();
    return begun && isRelated(segment) && !isPastEnd;
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

  /** Accepts the new octets of a segment that does not arrive early. */
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
