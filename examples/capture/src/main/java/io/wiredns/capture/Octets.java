package io.wiredns.capture;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A stretch of a packet, of which the capture may have kept only the beginning. Every access is
 * checked here: beyond the stretch the packet is malformed, beyond what was kept it is cut.
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
    // Some writers leave the original length zero, or smaller than what they kept.
    long original = Math.max(packet.originalLength(), kept);
    int length = (int) Math.min(original, Integer.MAX_VALUE);
    return new Octets(packet.octets(), 0, length, kept);
  }

  /** How long it was on the wire. */
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

  /** Shows all of it as a buffer over the same octets. */
  ByteBuffer buffer() throws PacketFault {
    requireWhole();
    // Nothing at all can be whole even where the headers before it are cut.
    return length == 0 ? ByteBuffer.allocate(0) : ByteBuffer.wrap(array, start, length).slice();
  }

  /** Copies all of it, once it is known to be there: its length may be a lie of 2 GiB. */
  byte[] copy() throws PacketFault {
    requireWhole();
    // Nothing at all may be behind the end of what was kept.
    return length == 0 ? new byte[0] : Arrays.copyOfRange(array, start, start + length);
  }

  /** Takes four or sixteen octets as an address. */
  InetAddress address() throws PacketFault {
    return address(copy());
  }

  /** Takes four or sixteen octets as an address. */
  static InetAddress address(byte[] octets) {
    try {
      // InetAddress would turn an IPv4-mapped address into an IPv4 one.
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
