package io.wiredns.examples.capture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The TCP directions of a capture. Knows at most {@value #MAX_FLOWS}, which together hold at most
 * {@value #MAX_OCTETS} octets; the one longest without a segment makes room.
 */
final class TcpReassembler {
  static final int MAX_FLOWS = 16384;
  static final int MAX_OCTETS = 32 * 1024 * 1024;

  private static final float DEFAULT_LOAD_FACTOR = 0.75f;

  private final Map<FlowKey, TcpFlow> flows = new LinkedHashMap<>(16, DEFAULT_LOAD_FACTOR, true);
  private final Tally tally;
  private final Consumer<DnsPayload> payloads;
  private long held;

  TcpReassembler(Tally tally, Consumer<DnsPayload> payloads) {
    this.tally = tally;
    this.payloads = payloads;
  }

  void take(FlowKey key, TcpSegment segment) {
    TcpFlow flow = flows.get(key);
    if (flow == null) {
      if (segment.reset() || !segment.syn() && !segment.data().hasRemaining()) {
        return;
      }
      flow = new TcpFlow(key, tally, payloads);
      flows.put(key, flow);
    }
    held -= flow.held();
    flow.take(segment);
    held += flow.held();
    while (flows.size() > MAX_FLOWS || held > MAX_OCTETS) {
      if (evictOldest()) {
        tally.evictedFlows++;
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
    held -= itsShare;
    flow.settle();
    return itsShare > 0;
  }
}
