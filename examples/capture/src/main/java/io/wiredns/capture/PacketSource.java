package io.wiredns.capture;

import java.io.Closeable;
import java.io.IOException;

/** Reads the packets of a capture file. */
interface PacketSource extends Closeable {
  /**
   * The maximum length of a packet in octets, which is also that of libpcap (MAXIMUM_SNAPLEN); a
   * longer packet is a sign of a damaged file.
   */
  int MAX_PACKET_LENGTH = 256 * 1024;

  /**
   * Reads the next packet into an object, and returns false if the file ends after a complete
   * packet.
   */
  boolean next(CapturedPacket packet) throws IOException;
}
