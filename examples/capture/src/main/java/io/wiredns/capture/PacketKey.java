package io.wiredns.capture;

import java.net.InetSocketAddress;
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

  /** Returns a key of addresses and ports, for one direction of a UDP or TCP flow. */
  static PacketKey ofEnds(IpPacket packet) throws PacketFault {
    return of(packet, packet.payload().slice(0, 2 * PORT_LENGTH).copy());
  }

  /**
   * Returns a key of a datagram. IPv4 distinguishes datagrams also by their protocol (RFC 791
   * section 3.2), IPv6 does not.
   */
  static PacketKey ofDatagram(IpPacket packet) throws PacketFault {
    int protocol = packet.isIpv6() ? 0 : packet.protocol();
    int id = packet.fragment().identification();
    byte[] rest = {
      (byte) protocol, (byte) (id >> 24), (byte) (id >> 16), (byte) (id >> 8), (byte) id
    };
    return of(packet, rest);
  }

  private static PacketKey of(IpPacket packet, byte[] rest) throws PacketFault {
    byte[] source = packet.source().copy();
    byte[] destination = packet.destination().copy();
    byte[] joined = Arrays.copyOf(source, source.length + destination.length + rest.length);
    System.arraycopy(destination, 0, joined, source.length, destination.length);
    System.arraycopy(rest, 0, joined, joined.length - rest.length, rest.length);
    return new PacketKey(joined);
  }

  /** Returns the sender, if this is a key of ends. */
  InetSocketAddress source() {
    return end(0, portsAt());
  }

  /** Returns the receiver, if this is a key of ends. */
  InetSocketAddress destination() {
    return end(portsAt() / 2, portsAt() + PORT_LENGTH);
  }

  private int portsAt() {
    return octets.length - 2 * PORT_LENGTH;
  }

  private InetSocketAddress end(int addressAt, int portAt) {
    byte[] address = Arrays.copyOfRange(octets, addressAt, addressAt + portsAt() / 2);
    int port = (octets[portAt] & 0xFF) << 8 | octets[portAt + 1] & 0xFF;
    return new InetSocketAddress(Octets.address(address), port);
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
