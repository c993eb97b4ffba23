package io.wiredns.capture;

import java.io.Closeable;
import java.io.IOException;

/** A capture file as a row of packets. */
interface PacketSource extends Closeable {
  /** More than any snapshot length libpcap allows (its MAXIMUM_SNAPLEN) must be a damaged file. */
  int MAX_PACKET_LENGTH = 256 * 1024;

  /** Gives the next packet, or null at a proper end of the file. */
  CapturedPacket next() throws IOException;
}
