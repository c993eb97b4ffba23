package io.wiredns.capture;

import java.util.BitSet;

/** Finds the DNS messages in packets, and counts the packets that have none by the reason. */
final class PacketDissector {
  private static final int UDP_HEADER_LENGTH = 8;

  private final BitSet ports;
  private final Tally tally;
  private final ReadyMessages ready;
  private final FragmentTable fragments;
  private final TcpReassembler streams;
  private final IpPacket ip = new IpPacket();

  PacketDissector(BitSet ports, Tally tally, ReadyMessages ready) {
    this.ports = ports;
    this.tally = tally;
    this.ready = ready;
    this.fragments = new FragmentTable(tally);
    this.streams = new TcpReassembler(tally, ready);
  }

  void take(CapturedPacket packet) {
    tally.packetCount++;
    if (!LinkLayer.knows(packet.linkType)) {
      tally.unknownLinkTypeCount++;
      return;
    }
    try {
      ip.payload.set(packet);
      if (LinkLayer.narrowToIp(packet.linkType, ip.payload)) {
        ip.parse();
        takeIp(packet);
      } else {
        tally.otherPacketCount++;
      }
    } catch (PacketFault fault) {
      if (fault.isCut()) {
        tally.truncatedPacketCount++;
      } else {
        tally.malformedPacketCount++;
      }
    }
  }

  /**
   * Drops incomplete datagrams, and delivers the messages of one TCP stream that waited for lost
   * segments, at the end of the capture; returns false if no stream is left.
   */
  boolean finishOne() {
    fragments.close();
    return streams.settleOne();
  }

  private void takeIp(CapturedPacket packet) throws PacketFault {
    if (ip.isFragment && ip.mayCarryDns()) {
      if (!fragments.take(ip, packet.time())) {
        return;
      }
      if (ip.isFragment) {
        throw PacketFault.malformed(); // a fragment of a fragment
      }
    }
    if (ip.protocol != IpPacket.UDP && ip.protocol != IpPacket.TCP || !isWanted(ip.payload)) {
      tally.otherPacketCount++;
    } else if (ip.protocol == IpPacket.UDP) {
      takeUdp(packet);
    } else {
      streams.take(PacketKey.ofEnds(ip), TcpSegment.parse(ip.payload, packet));
    }
  }

  /**
   * Returns whether a packet has a wanted port. The ports are the first two fields of both UDP and
   * TCP.
   */
  private boolean isWanted(Octets transport) throws PacketFault {
    return ports.get(transport.u16(0)) || ports.get(transport.u16(2));
  }

  /**
   * Reads a UDP datagram, RFC 768. The checksum is not verified, because the network card computes
   * it after the capture.
   */
  private void takeUdp(CapturedPacket packet) throws PacketFault {
    Octets udp = ip.payload;
    int sourcePort = udp.u16(0);
    int destinationPort = udp.u16(2);
    udp.slice(UDP_HEADER_LENGTH, udp.u16(4) - UDP_HEADER_LENGTH);
    ready.datagram(ip, sourcePort, destinationPort, packet);
  }
}
