package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter of SVCB and HTTPS, a key and its value; RFC 9460 section 2. Implementations are
 * immutable, may be shared among threads, and compare by content; the hashes of this library's are
 * not stable between processes ({@link io.wiredns.codec.internal.wire.KeyedHash}). The keys of RFC
 * 9460 are here, later ones have a file each.
 *
 * <pre>
 *   KEY 16 | LENGTH 16 | VALUE
 * </pre>
 *
 * @since 0.1
 */
public interface SvcParam {
  /**
   * Which parameter this is.
   *
   * @return 0 to 65535
   */
  int key();

  /**
   * Writes the value, without its length.
   *
   * @param out takes it
   */
  default void write(FieldWriter out) {
    // That the parameter is there says all, unless it is overridden.
  }

  /**
   * The presentation form, RFC 9460 section 2.1: what {@code toString} of each parameter returns.
   *
   * @return the key's name and, if there is any, {@code =} and the value; printable ASCII
   */
  default String toText() {
    return SvcKeys.name(key());
  }

  /**
   * The keys that a client must know, or else leave the record alone; RFC 9460 section 8.
   *
   * @param keys ascending, one at least, not 0
   * @since 0.1
   */
  record Mandatory(List<Integer> keys) implements SvcParam {
    /**
     * Those keys.
     *
     * @param keys ascending, one at least, not 0
     * @throws IllegalArgumentException if they are not
     */
    public Mandatory {
      keys = List.copyOf(keys);
      SvcParams.check(!keys.isEmpty(), "mandatory without a key, RFC 9460 section 8");
      int before = 0;
      for (int key : keys) {
        Ranges.u16("key", key);
        if (key <= before) {
          throw new IllegalArgumentException(
              "mandatory key " + key + " comes after " + before + ", RFC 9460 section 8");
        }
        before = key;
      }
    }

    @Override
    public int key() {
      return SvcKeys.MANDATORY;
    }

    @Override
    public void write(FieldWriter out) {
      for (int key : keys) {
        out.u16("mandatory", key);
      }
    }

    @Override
    public String toText() {
      List<String> names = new ArrayList<>();
      for (int key : keys) {
        names.add(SvcKeys.name(key));
      }
      return SvcText.list(key(), names);
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * The protocols of the service; RFC 9460 section 7.1.
   *
   * @param protocols the ALPN identifiers of 1 to 255 octets, one at least
   * @since 0.1
   */
  record Alpn(List<Octets> protocols) implements SvcParam {
    /**
     * Those protocols.
     *
     * @param protocols the ALPN identifiers of 1 to 255 octets, one at least
     * @throws IllegalArgumentException if they are not
     */
    public Alpn {
      protocols = List.copyOf(protocols);
      SvcParams.check(!protocols.isEmpty(), "alpn without a protocol");
      for (Octets protocol : protocols) {
        Ranges.characterString("protocol", protocol);
        Ranges.atLeast("protocol", protocol, 1);
      }
    }

    @Override
    public int key() {
      return SvcKeys.ALPN;
    }

    @Override
    public void write(FieldWriter out) {
      for (Octets protocol : protocols) {
        out.characterString("alpn", protocol);
      }
    }

    @Override
    public String toText() {
      return SvcText.commaList(key(), protocols);
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * The protocols in alpn are all, a default is not among them; RFC 9460 section 7.1.
   *
   * @since 0.1
   */
  record NoDefaultAlpn() implements SvcParam {
    @Override
    public int key() {
      return SvcKeys.NO_DEFAULT_ALPN;
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * The port; RFC 9460 section 7.2.
   *
   * @param port 0 to 65535
   * @since 0.1
   */
  record Port(int port) implements SvcParam {
    /**
     * That port.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is not
     */
    public Port {
      Ranges.u16("port", port);
    }

    @Override
    public int key() {
      return SvcKeys.PORT;
    }

    @Override
    public void write(FieldWriter out) {
      out.u16("port", port);
    }

    @Override
    public String toText() {
      return SvcKeys.name(key()) + "=" + port;
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * IPv4 addresses to try before those of the target are known; RFC 9460 section 7.3.
   *
   * @param addresses one at least, each with the first octet the most significant
   * @since 0.1
   */
  record Ipv4Hint(List<Integer> addresses) implements SvcParam {
    /**
     * Those addresses.
     *
     * @param addresses one at least
     * @return the parameter
     * @throws IllegalArgumentException if there is none
     */
    public static Ipv4Hint of(Inet4Address... addresses) {
      List<Integer> octets = new ArrayList<>();
      for (Inet4Address address : addresses) {
        octets.add(A.of(address).address());
      }
      return new Ipv4Hint(octets);
    }

    /**
     * Those addresses.
     *
     * @param addresses one at least
     * @throws IllegalArgumentException if there is none
     */
    public Ipv4Hint {
      addresses = List.copyOf(addresses);
      SvcParams.check(!addresses.isEmpty(), "ipv4hint without an address");
    }

    @Override
    public int key() {
      return SvcKeys.IPV4HINT;
    }

    @Override
    public void write(FieldWriter out) {
      for (int address : addresses) {
        out.ipv4("ipv4hint", address);
      }
    }

    @Override
    public String toText() {
      List<A> hosts = new ArrayList<>();
      for (int address : addresses) {
        hosts.add(new A(address));
      }
      return SvcText.list(key(), hosts);
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * What encrypts the TLS ClientHello; draft-ietf-tls-svcb-ech.
   *
   * @param configurations an ECHConfigList, opaque here, 1 octet at least
   * @since 0.1
   */
  record Ech(Octets configurations) implements SvcParam {
    /**
     * Those configurations.
     *
     * @param configurations an ECHConfigList, 1 octet at least
     * @throws IllegalArgumentException if it is empty
     */
    public Ech {
      Ranges.atLeast("ech", configurations, 1);
    }

    @Override
    public int key() {
      return SvcKeys.ECH;
    }

    @Override
    public void write(FieldWriter out) {
      out.rest("ech", configurations, OctetsText.BASE64);
    }

    @Override
    public String toText() {
      return SvcKeys.name(key()) + "=" + configurations.toBase64();
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * IPv6 addresses to try before those of the target are known; RFC 9460 section 7.3.
   *
   * @param addresses one at least
   * @since 0.1
   */
  record Ipv6Hint(List<Ipv6> addresses) implements SvcParam {
    /**
     * Those addresses.
     *
     * @param addresses one at least
     * @return the parameter
     * @throws IllegalArgumentException if there is none
     */
    public static Ipv6Hint of(Inet6Address... addresses) {
      List<Ipv6> octets = new ArrayList<>();
      for (Inet6Address address : addresses) {
        octets.add(Ipv6.of(address));
      }
      return new Ipv6Hint(octets);
    }

    /**
     * Those addresses.
     *
     * @param addresses one at least
     * @throws IllegalArgumentException if there is none
     */
    public Ipv6Hint {
      addresses = List.copyOf(addresses);
      SvcParams.check(!addresses.isEmpty(), "ipv6hint without an address");
    }

    @Override
    public int key() {
      return SvcKeys.IPV6HINT;
    }

    @Override
    public void write(FieldWriter out) {
      for (Ipv6 address : addresses) {
        out.ipv6("ipv6hint", address);
      }
    }

    @Override
    public String toText() {
      return SvcText.list(key(), addresses);
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }

  /**
   * A parameter whose format is not known.
   *
   * @param key 12 to 65535
   * @param value the octets
   * @since 0.1
   */
  record Unknown(int key, Octets value) implements SvcParam {
    /**
     * That parameter.
     *
     * @param key 12 to 65535
     * @param value the octets
     * @throws IllegalArgumentException if the key is a known one or does not fit its field
     */
    public Unknown {
      Ranges.u16("key", key);
      if (SvcKeys.isKnown(key)) {
        throw new IllegalArgumentException("key " + key + " is known and has a class of its own");
      }
      Ranges.length("value", value, WireLimits.RDATA_OCTETS);
    }

    @Override
    public void write(FieldWriter out) {
      out.rest("value", value, OctetsText.HEX);
    }

    @Override
    public String toText() {
      String name = SvcKeys.generic(key);
      return value.length() == 0 ? name : SvcText.quoted(name, value);
    }

    @Override
    public boolean equals(Object other) {
      return SvcParams.equal(this, other);
    }

    @Override
    public int hashCode() {
      return SvcParams.hash(this);
    }

    @Override
    public String toString() {
      return toText();
    }
  }
}
