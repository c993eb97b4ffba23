package io.wiredns.capture;

import java.time.Instant;

/**
 * A packet of a capture file.
 *
 * @param number its number in the file; the first packet is number 1
 * @param time the time at which it was captured
 * @param linkType the LINKTYPE_ value, which determines the format of its first header
 * @param octets the captured octets, in an array of this packet alone
 * @param originalLength its length on the wire in octets
 */
record CapturedPacket(
    long number, Instant time, int linkType, byte[] octets, long originalLength) {}
