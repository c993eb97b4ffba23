package io.wiredns.capture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The directions of all TCP connections of a capture, which use at most {@value #MAX_OCTETS} octets
 * of memory together; to stay below, the direction that has been without a segment for longest is
 * dropped.
 */
final class TcpReassembler {
  static final int MAX_OCTETS = 16 * 1024 * 1024;

  /** The number of directions without octets that fit into the memory. */
  static final int MAX_FLOWS = MAX_OCTETS / TcpFlow.FLOW_OVERHEAD;

  private static final float DEFAULT_LOAD_FACTOR = 0.75f;

  private final Map<PacketKey, TcpFlow> flows = new LinkedHashMap<>(16, DEFAULT_LOAD_FACTOR, true);
  private final Tally tally;
  private final ReadyMessages ready;
  private long held;

  TcpReassembler(Tally tally, ReadyMessages ready) {
    this.tally = tally;
    this.ready = ready;
  }

  void take(PacketKey ends, TcpSegment segment) {
    TcpFlow flow = flows.get(ends);
    if (flow == null) {
      if (segment.reset() || !segment.syn() && !segment.data().hasRemaining()) {
        return;
      }
      flow = new TcpFlow(ends, tally, ready);
      flows.put(ends, flow);
      held += TcpFlow.FLOW_OVERHEAD;
    }
    held -= flow.held();
    flow.take(segment);
    held += flow.held();
    while (held > MAX_OCTETS) {
      if (evictOldest()) {
        tally.evictedFlowCount++;
      }
    }
  }

  /** Settles one direction, at the end of the capture; returns false if there are no more. */
  boolean settleOne() {
    if (flows.isEmpty()) {
      return false;
    }
    evictOldest();
    return true;
  }

  /**
   * Delivers what is complete in the direction that has been without a segment for longest, and
   * drops it; returns whether octets of it were waiting.
   */
  private boolean evictOldest() {
    Iterator<TcpFlow> oldest = flows.values().iterator();
    TcpFlow flow = oldest.next();
    oldest.remove();
    int flowOctets = flow.held();
    held -= flowOctets + TcpFlow.FLOW_OVERHEAD;
    flow.settle();
    return flowOctets > 0;
  }
}
