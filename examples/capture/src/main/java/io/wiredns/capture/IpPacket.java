package io.wiredns.capture;

/**
 * An IP packet, without the fields that the reader of captures does not need. An object is used for
 * all packets, one after the other.
 */
final class IpPacket {
  static final int TCP = 6;
  static final int UDP = 17;

  private static final int IPV4_HEADER_LENGTH = 20;
  private static final int IPV4_ADDRESSES = 12;
  private static final int IPV4_ADDRESS_LENGTH = 4;
  private static final int IPV4_MORE_FRAGMENTS = 0x2000;
  private static final int IPV4_FRAGMENT_OFFSET = 0x1FFF;

  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int IPV6_ADDRESSES = 8;
  private static final int IPV6_ADDRESS_LENGTH = 16;
  private static final int IPV6_FRAGMENT_OFFSET = 0xFFF8;

  // Extension headers, RFC 8200 section 4.
  private static final int HOP_BY_HOP_OPTIONS = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;

  /** The unit of the lengths of extension headers and of fragment offsets, in octets. */
  private static final int UNIT = 8;

  /** The octets after the headers that have been read. */
  final Octets payload = new Octets();

  /** An array with the sender's address, followed by the receiver's. */
  byte[] addresses;

  /** The index of the first octet of the addresses. */
  int addressesAt;

  /** The length of an address in octets: 4 or 16. */
  int addressLength;

  /** The protocol of the payload: the protocol of IPv4, or the last next header of IPv6. */
  int protocol;

  /** Whether the payload is a part of that of a datagram; otherwise the fields below are unset. */
  boolean isFragment;

  /** The number that all fragments of a datagram have. */
  int identification;

  /** The offset of the payload in the payload of the datagram, in octets. */
  int fragmentOffset;

  /** Whether more fragments follow. */
  boolean moreFragments;

  /** Reads the headers of the packet that the payload is at first. */
  void parse() throws PacketFault {
    int version = payload.u8(0) >> 4;
    isFragment = false;
    switch (version) {
      case 4 -> parseIpv4();
      case 6 -> parseIpv6();
      default -> throw PacketFault.malformed();
    }
  }

  /** Gets the payload of the whole datagram instead of that of a fragment. */
  void reassembled(int firstProtocol, byte[] datagram) throws PacketFault {
    payload.set(datagram);
    protocol = firstProtocol;
    isFragment = false;
    if (isIpv6()) {
      skipExtensions();
    }
  }

  boolean isIpv6() {
    return addressLength == IPV6_ADDRESS_LENGTH;
  }

  /** Returns whether the payload may contain a UDP or TCP header, perhaps after more headers. */
  boolean mayCarryDns() {
    boolean extension =
        protocol == HOP_BY_HOP_OPTIONS || protocol == ROUTING || protocol == DESTINATION_OPTIONS;
    return protocol == UDP || protocol == TCP || isIpv6() && extension;
  }

  /** Parses an IPv4 packet; RFC 791 section 3.1. */
  private void parseIpv4() throws PacketFault {
    int headerLength = (payload.u8(0) & 0x0F) * Integer.BYTES;
    int totalLength = declared(payload.u16(2), payload.length());
    if (headerLength < IPV4_HEADER_LENGTH || totalLength < headerLength) {
      throw PacketFault.malformed();
    }
    int field = payload.u16(6);
    fragment(field & IPV4_FRAGMENT_OFFSET, (field & IPV4_MORE_FRAGMENTS) != 0);
    if (isFragment) {
      identification = payload.u16(4);
    }
    addresses(IPV4_ADDRESSES, IPV4_ADDRESS_LENGTH);
    protocol = payload.u8(9);
    payload.slice(headerLength, totalLength - headerLength);
  }

  /** Parses an IPv6 packet; RFC 8200 section 3. */
  private void parseIpv6() throws PacketFault {
    protocol = payload.u8(6);
    int payloadLength = declared(payload.u16(4), payload.length() - IPV6_HEADER_LENGTH);
    addresses(IPV6_ADDRESSES, IPV6_ADDRESS_LENGTH);
    payload.slice(IPV6_HEADER_LENGTH, payloadLength);
    skipExtensions();
  }

  /**
   * Records where the addresses are. If the capture does not contain them, it does not contain the
   * payload after them either, and they are not used.
   */
  private void addresses(int index, int length) throws PacketFault {
    addressesAt = payload.placeOf(index, 2 * length);
    addresses = payload.array();
    addressLength = length;
  }

  private void fragment(int units, boolean more) {
    isFragment = more || units > 0;
    fragmentOffset = units * UNIT;
    moreFragments = more;
  }

  /**
   * Returns the declared length, or the number of octets that are there if zero is declared, as in
   * a packet that the network card was to split and in a jumbogram (RFC 2675).
   */
  private static int declared(int length, int rest) {
    return length == 0 ? rest : length;
  }

  /** Skips the headers of IPv6 until the payload or a fragment of it. */
  private void skipExtensions() throws PacketFault {
    while (!isFragment) {
      switch (protocol) {
        case HOP_BY_HOP_OPTIONS, ROUTING, DESTINATION_OPTIONS -> {
          protocol = payload.u8(0);
          payload.from((payload.u8(1) + 1) * UNIT);
        }
        case FRAGMENT -> {
          protocol = payload.u8(0);
          int field = payload.u16(2);
          fragment((field & IPV6_FRAGMENT_OFFSET) / UNIT, (field & 1) != 0);
          identification = payload.i32(4);
          payload.from(UNIT);
        }
        default -> {
          return;
        }
      }
    }
  }
}
