package io.wiredns.capture;

import java.time.Instant;

/**
 * One packet of a capture file.
 *
 * @param number its place in the file, counted from one
 * @param time when it was captured
 * @param linkType the LINKTYPE_ value that says how it begins
 * @param octets what was kept of it; belongs to this packet alone
 * @param originalLength how long it was on the wire
 */
record CapturedPacket(
    long number, Instant time, int linkType, byte[] octets, long originalLength) {}
