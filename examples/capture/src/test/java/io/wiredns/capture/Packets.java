package io.wiredns.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Builds the packets of the tests, layer by layer. */
final class Packets {
  static final int CLIENT_PORT = 40000;
  static final int DNS_PORT = 53;

  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  static final int IPV4_TYPE = 0x0800;
  static final int IPV6_TYPE = 0x86DD;

  static final byte[] CLIENT_4 = {(byte) 192, 0, 2, 1};
  static final byte[] SERVER_4 = {(byte) 192, 0, 2, 53};
  static final byte[] CLIENT_6 = ipv6Address(1);
  static final byte[] SERVER_6 = ipv6Address(0x53);

  private Packets() {}

  /** Returns a message with one question and of the given length; messages differ in their IDs. */
  static byte[] query(int id, int length) {
    ByteBuffer message = ByteBuffer.allocate(length);
    message.putShort((short) id).putShort((short) 0x0100).putShort((short) 1);
    message.position(12);
    while (message.hasRemaining()) {
      message.put((byte) (id + message.position()));
    }
    return message.array();
  }

  static byte[] framed(byte[]... messages) {
    byte[] stream = {};
    for (byte[] message : messages) {
      stream = concat(stream, u16(message.length), message);
    }
    return stream;
  }

  static byte[] udp(byte[] payload) {
    return udp(CLIENT_PORT, DNS_PORT, payload);
  }

  static byte[] udp(int source, int destination, byte[] payload) {
    return concat(u16(source), u16(destination), u16(8 + payload.length), u16(0), payload);
  }

  static byte[] tcp(int sequence, int flags, byte[] payload) {
    return tcp(CLIENT_PORT, DNS_PORT, sequence, flags, payload);
  }

  static byte[] tcp(int source, int destination, int sequence, int flags, byte[] payload) {
    byte[] options = {1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2};
    return concat(
        u16(source),
        u16(destination),
        i32(sequence),
        i32(0),
        new byte[] {(byte) 0x80, (byte) flags},
        u16(65535),
        i32(0),
        options,
        payload);
  }

  static byte[] ipv4Udp(byte[] payload) {
    return ipv4(17, udp(payload));
  }

  static byte[] ipv4(int protocol, byte[] payload) {
    return ipv4(protocol, new byte[0], 0, 0, payload);
  }

  /** Returns an IPv4 packet with options, and with flags and offset as in the header. */
  static byte[] ipv4(
      int protocol, byte[] options, int identification, int flagsAndOffset, byte[] payload) {
    int headerLength = 20 + options.length;
    return concat(
        new byte[] {(byte) (0x40 | headerLength / 4), 0},
        u16(headerLength + payload.length),
        u16(identification),
        u16(flagsAndOffset),
        new byte[] {64, (byte) protocol, 0, 0},
        CLIENT_4,
        SERVER_4,
        options,
        payload);
  }

  static byte[] ipv4Fragment(int protocol, int identification, byte[] datagram, int from, int to) {
    int more = to < datagram.length ? 0x2000 : 0;
    byte[] part = Arrays.copyOfRange(datagram, from, to);
    return ipv4(protocol, new byte[0], identification, more | from / 8, part);
  }

  static byte[] ipv6(int nextHeader, byte[] payload) {
    return concat(
        new byte[] {0x60, 0, 0, 0},
        u16(payload.length),
        new byte[] {(byte) nextHeader, 64},
        CLIENT_6,
        SERVER_6,
        payload);
  }

  static byte[] ipv6Fragment(
      int nextHeader, int identification, byte[] datagram, int from, int to) {
    int more = to < datagram.length ? 1 : 0;
    byte[] header =
        concat(new byte[] {(byte) nextHeader, 0}, u16(from | more), i32(identification));
    return ipv6(44, concat(header, Arrays.copyOfRange(datagram, from, to)));
  }

  /** Returns an extension header of eight or more octets. */
  static byte[] extension(int nextHeader, int length) {
    byte[] header = new byte[length];
    header[0] = (byte) nextHeader;
    header[1] = (byte) (length / 8 - 1);
    return header;
  }

  static byte[] ethernet(int type, byte[] payload) {
    return concat(new byte[12], u16(type), payload);
  }

  static byte[] vlan(int type, byte[] payload) {
    return concat(u16(100), u16(type), payload);
  }

  static byte[] u16(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  static byte[] i32(int value) {
    return concat(u16(value >> 16), u16(value));
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] ipv6Address(int last) {
    byte[] address = new byte[16];
    address[0] = 0x20;
    address[1] = 0x01;
    address[2] = 0x0D;
    address[3] = (byte) 0xB8;
    address[15] = (byte) last;
    return address;
  }
}
