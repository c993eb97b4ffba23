package io.wiredns.capture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The TCP directions of a capture, which together take at most {@value #MAX_OCTETS} octets of
 * memory; the one longest without a segment makes room.
 */
final class TcpReassembler {
  static final int MAX_OCTETS = 16 * 1024 * 1024;

  /** So many directions if none of them holds anything. */
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

  /** At the end of the capture: gives up on one direction, or says that none is left. */
  boolean settleOne() {
    if (flows.isEmpty()) {
      return false;
    }
    evictOldest();
    return true;
  }

  /** Says whether the flow still held something. */
  private boolean evictOldest() {
    Iterator<TcpFlow> oldest = flows.values().iterator();
    TcpFlow flow = oldest.next();
    oldest.remove();
    int itsShare = flow.held();
    held -= itsShare + TcpFlow.FLOW_OVERHEAD;
    flow.settle();
    return itsShare > 0;
  }
}
