package io.wiredns.capture;

/**
 * An IP packet, without the fields that the reader of captures does not need.
 *
 * @param source the octets of the sender's address
 * @param destination the octets of the receiver's address
 * @param protocol the protocol of the payload: the protocol of IPv4, or the last next header of
 *     IPv6
 * @param fragment the place of the payload in its datagram, or null if the packet is not a fragment
 * @param payload the octets after the headers
 */
record IpPacket(
    Octets source, Octets destination, int protocol, Fragment fragment, Octets payload) {
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int IPV4_HEADER_LENGTH = 20;
  private static final int IPV4_MORE_FRAGMENTS = 0x2000;
  private static final int IPV4_FRAGMENT_OFFSET = 0x1FFF;

  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int IPV6_FRAGMENT_OFFSET = 0xFFF8;

  // Extension headers, RFC 8200 section 4.
  private static final int HOP_BY_HOP_OPTIONS = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;

  /** The unit of the lengths of extension headers and of fragment offsets, in octets. */
  private static final int UNIT = 8;

  /**
   * The place of a fragment in its datagram.
   *
   * @param identification the number that all fragments of a datagram have
   * @param offset the offset of its payload in the payload of the datagram, in octets
   * @param more whether more fragments follow
   */
  record Fragment(int identification, int offset, boolean more) {}

  static IpPacket parse(Octets octets) throws PacketFault {
    int version = octets.u8(0) >> 4;
    return switch (version) {
      case 4 -> parseIpv4(octets);
      case 6 -> parseIpv6(octets);
      default -> throw PacketFault.malformed();
    };
  }

  /** Returns this packet with the payload of the whole datagram instead of that of a fragment. */
  IpPacket reassembled(int firstProtocol, Octets datagram) throws PacketFault {
    return isIpv6()
        ? afterExtensions(source, destination, firstProtocol, datagram)
        : new IpPacket(source, destination, firstProtocol, null, datagram);
  }

  boolean isIpv6() {
    return source.length() == 16;
  }

  /** Returns whether the payload may contain a UDP or TCP header, perhaps after more headers. */
  boolean mayCarryDns() {
    boolean extension =
        protocol == HOP_BY_HOP_OPTIONS || protocol == ROUTING || protocol == DESTINATION_OPTIONS;
    return protocol == UDP || protocol == TCP || isIpv6() && extension;
  }

  /** Parses an IPv4 packet; RFC 791 section 3.1. */
  private static IpPacket parseIpv4(Octets octets) throws PacketFault {
    int headerLength = (octets.u8(0) & 0x0F) * Integer.BYTES;
    int totalLength = declared(octets.u16(2), octets.length());
    if (headerLength < IPV4_HEADER_LENGTH || totalLength < headerLength) {
      throw PacketFault.malformed();
    }
    int field = octets.u16(6);
    int offset = (field & IPV4_FRAGMENT_OFFSET) * UNIT;
    boolean more = (field & IPV4_MORE_FRAGMENTS) != 0;
    Fragment fragment = more || offset > 0 ? new Fragment(octets.u16(4), offset, more) : null;
    return new IpPacket(
        octets.slice(12, 4),
        octets.slice(16, 4),
        octets.u8(9),
        fragment,
        octets.slice(headerLength, totalLength - headerLength));
  }

  /** Parses an IPv6 packet; RFC 8200 section 3. */
  private static IpPacket parseIpv6(Octets octets) throws PacketFault {
    int nextHeader = octets.u8(6);
    int payloadLength = declared(octets.u16(4), octets.length() - IPV6_HEADER_LENGTH);
    Octets payload = octets.slice(IPV6_HEADER_LENGTH, payloadLength);
    return afterExtensions(octets.slice(8, 16), octets.slice(24, 16), nextHeader, payload);
  }

  /**
   * Returns the declared length, or the number of octets that are there if zero is declared, as in
   * a packet that the network card was to split and in a jumbogram (RFC 2675).
   */
  private static int declared(int length, int rest) {
    return length == 0 ? rest : length;
  }

  private static IpPacket afterExtensions(
      Octets source, Octets destination, int nextHeader, Octets payload) throws PacketFault {
    int protocol = nextHeader;
    Octets rest = payload;
    while (true) {
      switch (protocol) {
        case HOP_BY_HOP_OPTIONS, ROUTING, DESTINATION_OPTIONS -> {
          protocol = rest.u8(0);
          rest = rest.from((rest.u8(1) + 1) * UNIT);
        }
        case FRAGMENT -> {
          protocol = rest.u8(0);
          int field = rest.u16(2);
          int offset = field & IPV6_FRAGMENT_OFFSET;
          boolean more = (field & 1) != 0;
          int identification = rest.i32(4);
          rest = rest.from(UNIT);
          if (more || offset > 0) {
            Fragment fragment = new Fragment(identification, offset, more);
            return new IpPacket(source, destination, protocol, fragment, rest);
          }
        }
        default -> {
          return new IpPacket(source, destination, protocol, null, rest);
        }
      }
    }
  }
}
