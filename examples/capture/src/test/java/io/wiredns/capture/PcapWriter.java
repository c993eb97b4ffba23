package io.wiredns.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes classic captures for the tests. */
final class PcapWriter {
  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;
  static final int RAW = 101;
  static final int ETHERNET = 1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  PcapWriter(int linkType) {
    this(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, linkType);
  }

  PcapWriter(ByteOrder order, int magic, int linkType) {
    this.order = order;
    ByteBuffer header = ByteBuffer.allocate(24).order(order);
    header.putInt(magic).putShort((short) 2).putShort((short) 4);
    header.putInt(0).putInt(0).putInt(65535).putInt(linkType);
    out.writeBytes(header.array());
  }

  PcapWriter packet(byte[] octets) {
    return packet(1_700_000_000, 0, octets);
  }

  PcapWriter packet(int seconds, int units, byte[] octets) {
    return packet(seconds, units, octets, octets.length);
  }

  PcapWriter packet(int seconds, int units, byte[] octets, int original) {
    ByteBuffer header = ByteBuffer.allocate(16).order(order);
    header.putInt(seconds).putInt(units).putInt(octets.length).putInt(original);
    out.writeBytes(header.array());
    out.writeBytes(octets);
    return this;
  }

  byte[] octets() {
    return out.toByteArray();
  }

  /** Writes the octets so far to a stream, and continues with an empty array. */
  void moveTo(OutputStream file) throws IOException {
    out.writeTo(file);
    out.reset();
  }
}
