package io.wiredns.capture;

/**
 * What became of the packets of a capture so far.
 *
 * @param packets packets read, of whatever kind
 * @param dnsUdp payloads delivered from UDP
 * @param dnsTcp payloads delivered from TCP
 * @param skippedLinkType packets of a link type this reader does not know
 * @param skippedOther packets that are not IP, not UDP or TCP, or of other ports
 * @param truncatedPackets packets the capture kept too little of (its snapshot length)
 * @param malformedPackets packets whose headers contradict each other or the packet's length
 * @param incompleteFragments datagrams of which fragments were missing at the end, or for a minute
 * @param contradictingFragments datagrams given up because their fragments overlap or end twice
 * @param evictedDatagrams datagrams of which fragments were missing when they made room for others
 * @param tcpGaps lost TCP segments given up on
 * @param tcpDroppedOctets octets of TCP payload that went into no delivered payload: messages cut
 *     short, and what passed while looking for the start of one
 * @param evictedFlows TCP directions that still held octets when they made room for others
 */
public record CaptureCounters(
    long packets,
    long dnsUdp,
    long dnsTcp,
    long skippedLinkType,
    long skippedOther,
    long truncatedPackets,
    long malformedPackets,
    long incompleteFragments,
    long contradictingFragments,
    long evictedDatagrams,
    long tcpGaps,
    long tcpDroppedOctets,
    long evictedFlows) {}
