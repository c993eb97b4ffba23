package io.wiredns.capture;

import java.time.Instant;

/**
 * A packet of a capture file. An object is filled again with each packet, and its octets are valid
 * until then.
 */
final class CapturedPacket {
  /** The number of the packet in the file; the first packet is number 1. */
  long number;

  /** The time at which it was captured, in seconds since 1970 and nanoseconds of that second. */
  long seconds;

  int nanos;

  /** The LINKTYPE_ value, which determines the format of the packet's first header. */
  int linkType;

  /** An array with the captured octets. */
  byte[] array;

  /** The index of the first captured octet. */
  int start;

  /** The number of captured octets. */
  int length;

  /** The length on the wire in octets. */
  long originalLength;

  Instant time() {
    return Instant.ofEpochSecond(seconds, nanos);
  }
}
