package io.wiredns.capture;

/** Finds the IP packet in a frame, by the link types of draft-ietf-opsawg-pcaplinktype. */
final class LinkLayer {
  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int PPP = 9;
  // Raw IP: the numbers of BSD and OpenBSD, and LINKTYPE_RAW, _IPV4 and _IPV6.
  private static final int BSD_RAW = 12;
  private static final int OPENBSD_RAW = 14;
  private static final int RAW = 101;
  private static final int IPV4 = 228;
  private static final int IPV6 = 229;
  private static final int PPP_HDLC = 50;
  private static final int LOOP = 108;
  private static final int LINUX_SLL = 113;
  private static final int LINUX_SLL2 = 276;

  // EtherTypes of the IEEE registry.
  private static final int ETHERTYPE_IPV4 = 0x0800;
  private static final int ETHERTYPE_IPV6 = 0x86DD;
  private static final int ETHERTYPE_VLAN = 0x8100;
  private static final int ETHERTYPE_PROVIDER_VLAN = 0x88A8;
  private static final int ETHERTYPE_OLD_PROVIDER_VLAN = 0x9100;

  /** RFC 1661 section 2, with the numbers of RFC 1332 and RFC 5072. */
  private static final int PPP_IPV4 = 0x0021;

  private static final int PPP_IPV6 = 0x0057;
  private static final int PPP_ADDRESS_AND_CONTROL = 0xFF03;

  private static final int AF_INET = 2;

  private LinkLayer() {}

  static boolean knows(int linkType) {
    return switch (linkType) {
      case NULL, ETHERNET, PPP, BSD_RAW, OPENBSD_RAW -> true;
      case RAW, IPV4, IPV6, PPP_HDLC, LOOP, LINUX_SLL, LINUX_SLL2 -> true;
      default -> false;
    };
  }

  /**
   * Narrows a frame of a known link type to the IP packet in it; returns false if it contains none.
   */
  static boolean narrowToIp(int linkType, Octets frame) throws PacketFault {
    return switch (linkType) {
      case ETHERNET -> afterEtherType(frame, 12);
      // The protocol is the last field of the first header, and the first field of the second.
      case LINUX_SLL -> afterEtherType(frame, 14);
      case LINUX_SLL2 -> {
        int protocol = frame.u16(0);
        frame.from(20);
        yield afterProtocol(protocol, frame);
      }
      case NULL, LOOP -> afterFamily(frame);
      case PPP, PPP_HDLC -> afterPpp(frame);
      default -> true;
    };
  }

  private static boolean afterEtherType(Octets frame, int index) throws PacketFault {
    int type = frame.u16(index);
    frame.from(index + 2);
    return afterProtocol(type, frame);
  }

  private static boolean afterProtocol(int protocol, Octets rest) throws PacketFault {
    int type = protocol;
    while (isVlan(type)) {
      type = rest.u16(2);
      rest.from(4);
    }
    return type == ETHERTYPE_IPV4 || type == ETHERTYPE_IPV6;
  }

  private static boolean isVlan(int type) {
    return type == ETHERTYPE_VLAN
        || type == ETHERTYPE_PROVIDER_VLAN
        || type == ETHERTYPE_OLD_PROVIDER_VLAN;
  }

  private static boolean afterFamily(Octets frame) throws PacketFault {
    // The byte order is that of the machine that captured, which may differ from that of the file.
    int family = frame.i32(0);
    int small = (family & 0xFFFF) == 0 ? Integer.reverseBytes(family) : family;
    return switch (small) {
      // AF_INET6 is 10 on Linux, and 24, 28 or 30 on the BSDs and macOS.
      case AF_INET, 10, 24, 28, 30 -> {
        frame.from(4);
        yield true;
      }
      default -> false;
    };
  }

  private static boolean afterPpp(Octets frame) throws PacketFault {
    int start = frame.u16(0) == PPP_ADDRESS_AND_CONTROL ? 2 : 0;
    int protocol = frame.u16(start);
    if (protocol != PPP_IPV4 && protocol != PPP_IPV6) {
      return false;
    }
    frame.from(start + 2);
    return true;
  }
}
