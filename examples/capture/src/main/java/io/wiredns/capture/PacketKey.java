package io.wiredns.capture;

import java.util.Arrays;

/**
 * A key for packets, as octets: the two ends of a stream, or the datagram to which fragments
 * belong. It is comparable, so that a lookup in a hash table takes a logarithmic number of steps
 * even if a capture was made for hash collisions.
 */
final class PacketKey implements Comparable<PacketKey> {
  private static final int PORT_LENGTH = 2;

  private final byte[] octets;
  private final int hash;

  private PacketKey(byte[] octets) {
    this.octets = octets;
    this.hash = Arrays.hashCode(octets);
  }

  /** Returns a key of addresses and ports, for one direction of a TCP connection. */
  static PacketKey ofEnds(IpPacket packet) throws PacketFault {
    byte[] ports = new byte[2 * PORT_LENGTH];
    for (int i = 0; i < ports.length; i++) {
      ports[i] = (byte) packet.payload.u8(i);
    }
    return of(packet, ports);
  }

  /**
   * Returns a key of a datagram. IPv4 distinguishes datagrams also by their protocol (RFC 791
   * section 3.2), IPv6 does not.
   */
  static PacketKey ofDatagram(IpPacket packet) {
    int protocol = packet.isIpv6() ? 0 : packet.protocol;
    int id = packet.identification;
    byte[] rest = {
      (byte) protocol, (byte) (id >> 24), (byte) (id >> 16), (byte) (id >> 8), (byte) id
    };
    return of(packet, rest);
  }

  private static PacketKey of(IpPacket packet, byte[] rest) {
    int length = 2 * packet.addressLength;
    byte[] joined = new byte[length + rest.length];
    System.arraycopy(packet.addresses, packet.addressesAt, joined, 0, length);
    System.arraycopy(rest, 0, joined, length, rest.length);
    return new PacketKey(joined);
  }

  /** Returns the sender's address, the receiver's, and the two ports, if this is a key of ends. */
  byte[] ends() {
    return octets;
  }

  @Override
  public int compareTo(PacketKey other) {
    return Arrays.compare(octets, other.octets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PacketKey key && Arrays.equals(octets, key.octets);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
