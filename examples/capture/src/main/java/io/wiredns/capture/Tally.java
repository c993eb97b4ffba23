package io.wiredns.capture;

/** The counters while they run. */
final class Tally {
  long packets;
  long dnsUdp;
  long dnsTcp;
  long skippedLinkType;
  long skippedOther;
  long truncatedPackets;
  long malformedPackets;
  long incompleteFragments;
  long contradictingFragments;
  long evictedDatagrams;
  long tcpGaps;
  long tcpDroppedOctets;
  long evictedFlows;

  CaptureCounters snapshot() {
    return new CaptureCounters(
        packets,
        dnsUdp,
        dnsTcp,
        skippedLinkType,
        skippedOther,
        truncatedPackets,
        malformedPackets,
        incompleteFragments,
        contradictingFragments,
        evictedDatagrams,
        tcpGaps,
        tcpDroppedOctets,
        evictedFlows);
  }
}
