package io.wiredns.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A part of a packet, of which the capture may contain only the first octets. Every access is
 * checked here: past the end of the part, the packet is malformed; past the captured octets, it is
 * truncated.
 */
final class Octets {
  private static final int IPV6_ADDRESS_LENGTH = 16;

  private final byte[] array;
  private final int start;
  private final int length;
  private final int kept;

  private Octets(byte[] array, int start, int length, int kept) {
    this.array = array;
    this.start = start;
    this.length = length;
    this.kept = kept;
  }

  static Octets of(byte[] array) {
    return new Octets(array, 0, array.length, array.length);
  }

  static Octets of(CapturedPacket packet) {
    int kept = packet.octets().length;
    // Some programs write zero for the original length, or less than the captured length.
    long original = Math.max(packet.originalLength(), kept);
    int length = (int) Math.min(original, Integer.MAX_VALUE);
    return new Octets(packet.octets(), 0, length, kept);
  }

  /** Returns the length on the wire in octets. */
  int length() {
    return length;
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

  Octets from(int index) throws PacketFault {
    return slice(index, length - index);
  }

  Octets slice(int index, int count) throws PacketFault {
    if (index < 0 || count < 0 || count > length - index) {
      throw PacketFault.malformed();
    }
    return new Octets(array, start + index, count, Math.max(0, Math.min(kept - index, count)));
  }

  /** Returns a buffer of the same octets. */
  ByteBuffer buffer() throws PacketFault {
    requireWhole();
    // A part without octets is complete even if the headers before it are truncated.
    return length == 0 ? ByteBuffer.allocate(0) : ByteBuffer.wrap(array, start, length).slice();
  }

  /** Returns a copy; the length is checked first, because it may claim 2 GiB. */
  byte[] copy() throws PacketFault {
    requireWhole();
    // A part without octets may be past the end of the captured octets.
    return length == 0 ? new byte[0] : Arrays.copyOfRange(array, start, start + length);
  }

  /** Returns these four or sixteen octets as an address. */
  InetAddress address() throws PacketFault {
    return address(copy());
  }

  /** Returns four or sixteen octets as an address. */
  static InetAddress address(byte[] octets) {
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

  private void check(int index, int count) throws PacketFault {
    if (index < 0 || count > length - index) {
      throw PacketFault.malformed();
    }
    if (count > kept - index) {
      throw PacketFault.cut();
    }
  }
}
