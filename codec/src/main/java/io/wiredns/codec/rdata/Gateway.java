package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.net.Inet4Address;
import java.util.Objects;

/**
 * The gateway of IPSECKEY, RFC 4025 section 2.5, or the relay of AMTRELAY, RFC 8777 section 4.2.4.
 * A type number before the gateway on the wire determines the implementation.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface Gateway {
  /**
   * Returns the type number of the gateway.
   *
   * @return the type number: 0 for none, 1 for IPv4, 2 for IPv6, 3 for a host name; 4 to 255 for an
   *     unknown type
   */
  int type();

  /**
   * No gateway, type 0.
   *
   * @since 0.1
   */
  record None() implements Gateway {
    @Override
    public int type() {
      return 0;
    }

    @Override
    public String toString() {
      return Gateways.text(this);
    }
  }

  /**
   * An IPv4 address, type 1.
   *
   * @param address the four octets of the address, the first one in the highest 8 bits
   * @since 0.1
   */
  record Ipv4Address(int address) implements Gateway {
    /**
     * Returns the address as an object of {@code java.net}.
     *
     * @return the address
     */
    public Inet4Address inetAddress() {
      return new A(address).inetAddress();
    }

    @Override
    public int type() {
      return 1;
    }

    @Override
    public String toString() {
      return Gateways.text(this);
    }
  }

  /**
   * An IPv6 address, type 2.
   *
   * @param address the address
   * @since 0.1
   */
  record Ipv6Address(Ipv6 address) implements Gateway {
    /**
     * Creates the gateway from an address.
     *
     * @param address the address
     */
    public Ipv6Address {
      Objects.requireNonNull(address);
    }

    @Override
    public int type() {
      return 2;
    }

    @Override
    public String toString() {
      return Gateways.text(this);
    }
  }

  /**
   * A host, type 3.
   *
   * @param name the name of the host; never compressed
   * @since 0.1
   */
  record Host(Name name) implements Gateway {
    /**
     * Creates the gateway from a host name.
     *
     * @param name the name of the host; never compressed
     */
    public Host {
      Objects.requireNonNull(name);
    }

    @Override
    public int type() {
      return 3;
    }

    @Override
    public String toString() {
      return Gateways.text(this);
    }
  }

  /**
   * A gateway of an unknown type, which extends to the end of the RDATA.
   *
   * @param type the type number, 4 to 255
   * @param octets the octets of the gateway, which are all that remain of the RDATA; their number
   *     is not checked
   * @since 0.1
   */
  record Unknown(int type, Octets octets) implements Gateway {
    /**
     * Creates the gateway of an unknown type.
     *
     * @param type the type number, 4 to 255
     * @param octets the octets of the gateway, which are all that remain of the RDATA; their number
     *     is not checked
     * @throws IllegalArgumentException if the type is not in the range of 4 to 255
     */
    public Unknown {
      Ranges.u8("type", type);
      if (type < 4) {
        throw new IllegalArgumentException(
            "gateway type " + type + " is known and has a class of its own");
      }
      Ranges.length("octets", octets, WireLimits.RDATA_OCTETS);
    }

    @Override
    public String toString() {
      return Gateways.text(this);
    }
  }
}
