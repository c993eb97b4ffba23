package io.wiredns.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A part of a packet, of which the capture may contain only the first octets. Every access is
 * checked here: past the end of the part, the packet is malformed; past the captured octets, it is
 * truncated. As headers are read, the same object becomes a smaller part, so that a packet costs no
 * objects.
 */
final class Octets {
  private static final int IPV6_ADDRESS_LENGTH = 16;
  private static final byte[] NONE = {};

  private byte[] array = NONE;
  private int start;
  private int length;
  private int kept;

  /** Becomes a whole packet. */
  void set(CapturedPacket packet) {
    array = packet.array;
    start = packet.start;
    kept = packet.length;
    // Some programs write zero for the original length, or less than the captured length.
    length = (int) Math.min(Math.max(packet.originalLength, kept), Integer.MAX_VALUE);
  }

  /** Becomes the octets of an array. */
  void set(byte[] octets) {
    array = octets;
    start = 0;
    length = octets.length;
    kept = octets.length;
  }

  /** Returns the length on the wire in octets. */
  int length() {
    return length;
  }

  /** Returns the array that contains the captured octets. */
  byte[] array() {
    return array;
  }

  int u8(int index) throws PacketFault {
    check(index, 1);
    return array[start + index] & 0xFF;
  }

  int u16(int index) throws PacketFault {
    check(index, 2);
    return (array[start + index] & 0xFF) << 8 | array[start + index + 1] & 0xFF;
  }

  int i32(int index) throws PacketFault {
    return u16(index) << 16 | u16(index + 2);
  }

  /** Becomes its part from the given index on. */
  void from(int index) throws PacketFault {
    slice(index, length - index);
  }

  /** Becomes a part of itself. */
  void slice(int index, int count) throws PacketFault {
    if (index < 0 || count < 0 || count > length - index) {
      throw PacketFault.malformed();
    }
    start += index;
    length = count;
    kept = Math.max(0, Math.min(kept - index, count));
  }

  /**
   * Returns the index in the array of the first of some octets, which need not have been captured.
   */
  int placeOf(int index, int count) throws PacketFault {
    if (count > length - index) {
      throw PacketFault.malformed();
    }
    return start + index;
  }

  /** Returns the index of the first octet, all of which must have been captured. */
  int whole() throws PacketFault {
    requireWhole();
    // A part without octets is complete even if the headers before it are truncated.
    return length == 0 ? 0 : start;
  }

  /** Returns a buffer of the same octets. */
  ByteBuffer buffer() throws PacketFault {
    return ByteBuffer.wrap(array, whole(), length).slice();
  }

  /** Returns a copy; the length is checked first, because it may claim 2 GiB. */
  byte[] copy() throws PacketFault {
    int from = whole();
    return Arrays.copyOfRange(array, from, from + length);
  }

  /** Returns the address of four or sixteen octets of an array, with a port. */
  static InetSocketAddress socketAddress(byte[] array, int at, int length, int port) {
    return new InetSocketAddress(address(Arrays.copyOfRange(array, at, at + length)), port);
  }

  private static InetAddress address(byte[] octets) {
    try {
      // InetAddress would convert an IPv4-mapped address to an IPv4 address.
      return octets.length == IPV6_ADDRESS_LENGTH
          ? Inet6Address.getByAddress(null, octets, -1)
          : InetAddress.getByAddress(octets);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an address of " + octets.length + " octets", e);
    }
  }

  private void requireWhole() throws PacketFault {
    if (kept < length) {
      throw PacketFault.cut();
    }
  }

  /** Requires octets to be captured; what is captured is never longer than the part. */
  private void check(int index, int count) throws PacketFault {
    if (index < 0 || count > kept - index) {
      throw missing(index, count);
    }
  }

  private PacketFault missing(int index, int count) {
    return index < 0 || count > length - index ? PacketFault.malformed() : PacketFault.cut();
  }
}
