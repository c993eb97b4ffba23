package io.wiredns.capture;

/** The counters of a capture that is being read. */
final class Tally {
  long packetCount;
  long udpMessageCount;
  long tcpMessageCount;
  long unknownLinkTypeCount;
  long otherPacketCount;
  long truncatedPacketCount;
  long malformedPacketCount;
  long incompleteDatagramCount;
  long contradictoryDatagramCount;
  long evictedDatagramCount;
  long tcpGapCount;
  long tcpDroppedOctets;
  long evictedFlowCount;

  CaptureCounters snapshot() {
    return new CaptureCounters(
        packetCount,
        udpMessageCount,
        tcpMessageCount,
        unknownLinkTypeCount,
        otherPacketCount,
        truncatedPacketCount,
        malformedPacketCount,
        incompleteDatagramCount,
        contradictoryDatagramCount,
        evictedDatagramCount,
        tcpGapCount,
        tcpDroppedOctets,
        evictedFlowCount);
  }
}
