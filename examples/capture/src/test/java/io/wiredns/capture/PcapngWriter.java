package io.wiredns.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pcapng captures for the tests. */
final class PcapngWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  PcapngWriter(ByteOrder order) {
    section(order);
  }

  PcapngWriter section(ByteOrder newOrder) {
    order = newOrder;
    ByteBuffer body = buffer(16);
    body.putInt(0x1A2B3C4D).putShort((short) 1).putShort((short) 0).putLong(-1);
    return block(0x0A0D0D0A, body.array());
  }

  PcapngWriter describe(int linkType) {
    return describe(linkType, 0, new byte[0]);
  }

  PcapngWriter describe(int linkType, int snapLength, byte[] options) {
    ByteBuffer body = buffer(8 + options.length);
    body.putShort((short) linkType).putShort((short) 0).putInt(snapLength).put(options);
    return block(1, body.array());
  }

  /** Returns an option that is padded to 32 bits. */
  byte[] option(int code, byte[] value) {
    ByteBuffer option = buffer(4 + padded(value.length));
    return option.putShort((short) code).putShort((short) value.length).put(value).array();
  }

  byte[] option(int code, long value) {
    return option(code, buffer(8).putLong(value).array());
  }

  PcapngWriter enhanced(int id, long units, byte[] octets) {
    return enhanced(id, units, octets, octets.length, new byte[0]);
  }

  PcapngWriter enhanced(int id, long units, byte[] octets, int original, byte[] options) {
    ByteBuffer body = buffer(20 + padded(octets.length) + options.length);
    body.putInt(id).putInt((int) (units >>> 32)).putInt((int) units);
    body.putInt(octets.length).putInt(original).put(octets);
    body.position(20 + padded(octets.length)).put(options);
    return block(6, body.array());
  }

  PcapngWriter old(int id, long units, byte[] octets) {
    ByteBuffer body = buffer(20 + padded(octets.length));
    body.putShort((short) id).putShort((short) 0xFFFF);
    body.putInt((int) (units >>> 32)).putInt((int) units);
    body.putInt(octets.length).putInt(octets.length).put(octets);
    return block(2, body.array());
  }

  PcapngWriter simple(byte[] octets, int original) {
    ByteBuffer body = buffer(4 + padded(octets.length));
    return block(3, body.putInt(original).put(octets).array());
  }

  PcapngWriter block(int type, byte[] body) {
    ByteBuffer block = buffer(12 + padded(body.length));
    block.putInt(type).putInt(block.capacity()).put(body);
    block.putInt(block.capacity() - 4, block.capacity());
    out.writeBytes(block.array());
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

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }
}
