package io.wiredns.capture;

/**
 * The numbers of packets and messages of a capture up to the call that returned them, and the
 * amounts that were lost.
 *
 * @param packetCount packets of any kind that were read
 * @param udpMessageCount messages that were returned from UDP datagrams
 * @param tcpMessageCount messages that were returned from TCP streams
 * @param unknownLinkTypeCount packets of a link type that this library does not support
 * @param otherPacketCount packets that are not IP, not UDP or TCP, or have no port of DNS
 * @param truncatedPacketCount packets of which the capture contains too little, because of its
 *     snapshot length
 * @param malformedPacketCount packets whose headers contradict each other or the length of the
 *     packet
 * @param incompleteDatagramCount IP datagrams that were dropped because fragments were missing at
 *     the end of the capture or after a minute
 * @param contradictoryDatagramCount IP datagrams that were dropped because their fragments overlap
 *     or have two ends
 * @param evictedDatagramCount incomplete IP datagrams that were dropped to limit the memory
 * @param tcpGapCount gaps in TCP streams, of one or more lost segments each, for which the reader
 *     stopped waiting
 * @param tcpDroppedOctets octets of TCP payload that are in no message that was returned: those of
 *     incomplete messages, and those skipped in a search for the start of a message
 * @param evictedFlowCount directions of TCP connections that were dropped, with octets in them, to
 *     limit the memory
 * @since 0.1
 */
public record CaptureCounters(
    long packetCount,
    long udpMessageCount,
    long tcpMessageCount,
    long unknownLinkTypeCount,
    long otherPacketCount,
    long truncatedPacketCount,
    long malformedPacketCount,
    long incompleteDatagramCount,
    long contradictoryDatagramCount,
    long evictedDatagramCount,
    long tcpGapCount,
    long tcpDroppedOctets,
    long evictedFlowCount) {}
