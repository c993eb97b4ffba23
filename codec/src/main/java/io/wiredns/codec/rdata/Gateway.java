package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.net.Inet4Address;
import java.util.Objects;

/**
 * Where to go through: the gateway of IPSECKEY, RFC 4025 section 2.5, and the relay of AMTRELAY,
 * RFC 8777 section 4.2.4. A number in front of it says which of these it is.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface Gateway {
  /**
   * Its kind.
   *
   * @return 0 to 3, or more for one that is not known
   */
  int type();

  /**
   * There is none.
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
   * An IPv4 address.
   *
   * @param address its four octets, the first the most significant
   * @since 0.1
   */
  record Ipv4Address(int address) implements Gateway {
    /**
     * The address as java.net has it.
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
   * An IPv6 address.
   *
   * @param address the address
   * @since 0.1
   */
  record Ipv6Address(Ipv6 address) implements Gateway {
    /**
     * That address.
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
   * A host.
   *
   * @param name its name, never compressed
   * @since 0.1
   */
  record Host(Name name) implements Gateway {
    /**
     * That host.
     *
     * @param name its name
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
   * One of a kind that is not known: all octets to the end of the RDATA.
   *
   * @param type its kind, 4 to 255
   * @param octets what it is
   * @since 0.1
   */
  record Unknown(int type, Octets octets) implements Gateway {
    /**
     * Of that kind.
     *
     * @param type its kind, 4 to 255
     * @param octets what it is
     * @throws IllegalArgumentException if the kind is a known one or does not fit its field
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
