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
 * A parameter of SVCB and HTTPS, consisting of a key and a value; RFC 9460 section 2. The
 * parameters of RFC 9460 are nested in this interface; those of later documents are top-level
 * classes.
 *
 * <pre>
 *   KEY 16 | LENGTH 16 | VALUE
 * </pre>
 *
 * <p>Implementations are immutable, may be shared among threads, and compare by content. The hash
 * codes of the implementations in this library differ from one process to the next, because they
 * are keyed against collision attacks.
 *
 * @since 0.1
 */
public interface SvcParam {
  /**
   * Returns the key of the parameter.
   *
   * @return the key, 0 to 65535
   */
  int key();

  /**
   * Writes the value, without its length. The default implementation writes nothing, for parameters
   * without a value.
   *
   * @param out the writer
   */
  default void write(FieldWriter out) {
    // The presence of the parameter is its whole meaning.
  }

  /**
   * Returns the presentation form, RFC 9460 section 2.1, which is also the result of {@code
   * toString} of the parameters of this library. The default implementation returns the name of the
   * key alone, for parameters without a value.
   *
   * @return the name of the key and, unless the value is empty, {@code =} and the value; printable
   *     ASCII
   */
  default String toText() {
    return SvcKeys.name(key());
  }

  /**
   * The parameter {@code mandatory}: the keys that a client must know to use the record; RFC 9460
   * section 8.
   *
   * @param keys the keys in strictly ascending order, each from 1 to 65535, at least one
   * @since 0.1
   */
  record Mandatory(List<Integer> keys) implements SvcParam {
    /**
     * Creates the parameter.
     *
     * @param keys the keys in strictly ascending order, each from 1 to 65535, at least one
     * @throws IllegalArgumentException if the list is empty, or a key is out of range or not
     *     greater than the one before it
     */
    public Mandatory {
      keys = List.copyOf(keys);
      SvcParams.check(!keys.isEmpty(), "mandatory has no key (RFC 9460 section 8)");
      int before = 0;
      for (int key : keys) {
        Ranges.u16("key", key);
        if (key <= before) {
          throw new IllegalArgumentException(
              "mandatory key "
                  + key
                  + " follows key "
                  + before
                  + ", the keys must ascend (RFC 9460 section 8)");
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
   * The parameter {@code alpn}: the protocols of the service; RFC 9460 section 7.1.
   *
   * @param protocols the ALPN identifiers, at least one, each of 1 to 255 octets
   * @since 0.1
   */
  record Alpn(List<Octets> protocols) implements SvcParam {
    /**
     * Creates the parameter.
     *
     * @param protocols the ALPN identifiers, at least one, each of 1 to 255 octets
     * @throws IllegalArgumentException if the list is empty or an identifier does not have 1 to 255
     *     octets
     */
    public Alpn {
      protocols = List.copyOf(protocols);
      SvcParams.check(!protocols.isEmpty(), "alpn has no protocol");
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
   * The parameter {@code no-default-alpn}, which has no value: the service does not support the
   * default protocol of its scheme; RFC 9460 section 7.1.
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
   * The parameter {@code port}: the port of the service; RFC 9460 section 7.2.
   *
   * @param port the port, 0 to 65535
   * @since 0.1
   */
  record Port(int port) implements SvcParam {
    /**
     * Creates the parameter.
     *
     * @param port the port, 0 to 65535
     * @throws IllegalArgumentException if the port is out of range
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
   * The parameter {@code ipv4hint}: IPv4 addresses that a client may use until it knows those of
   * the target; RFC 9460 section 7.3.
   *
   * @param addresses the addresses, at least one, each with its first octet in the highest 8 bits
   * @since 0.1
   */
  record Ipv4Hint(List<Integer> addresses) implements SvcParam {
    /**
     * Creates the parameter from addresses of {@code java.net}.
     *
     * @param addresses the addresses, at least one
     * @return the parameter
     * @throws IllegalArgumentException if there is no address
     */
    public static Ipv4Hint of(Inet4Address... addresses) {
      List<Integer> octets = new ArrayList<>();
      for (Inet4Address address : addresses) {
        octets.add(A.of(address).address());
      }
      return new Ipv4Hint(octets);
    }

    /**
     * Creates the parameter.
     *
     * @param addresses the addresses, at least one, each with its first octet in the highest 8 bits
     * @throws IllegalArgumentException if the list is empty
     */
    public Ipv4Hint {
      addresses = List.copyOf(addresses);
      SvcParams.check(!addresses.isEmpty(), "ipv4hint has no address");
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
   * The parameter {@code ech}: the configurations for encrypting the TLS ClientHello;
   * draft-ietf-tls-svcb-ech.
   *
   * @param configurations an ECHConfigList of at least 1 octet, opaque to this library
   * @since 0.1
   */
  record Ech(Octets configurations) implements SvcParam {
    /**
     * Creates the parameter.
     *
     * @param configurations an ECHConfigList of at least 1 octet, opaque to this library
     * @throws IllegalArgumentException if the octets are empty
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
   * The parameter {@code ipv6hint}: IPv6 addresses that a client may use until it knows those of
   * the target; RFC 9460 section 7.3.
   *
   * @param addresses the addresses, at least one
   * @since 0.1
   */
  record Ipv6Hint(List<Ipv6> addresses) implements SvcParam {
    /**
     * Creates the parameter from addresses of {@code java.net}.
     *
     * @param addresses the addresses, at least one
     * @return the parameter
     * @throws IllegalArgumentException if there is no address
     */
    public static Ipv6Hint of(Inet6Address... addresses) {
      List<Ipv6> octets = new ArrayList<>();
      for (Inet6Address address : addresses) {
        octets.add(Ipv6.of(address));
      }
      return new Ipv6Hint(octets);
    }

    /**
     * Creates the parameter.
     *
     * @param addresses the addresses, at least one
     * @throws IllegalArgumentException if the list is empty
     */
    public Ipv6Hint {
      addresses = List.copyOf(addresses);
      SvcParams.check(!addresses.isEmpty(), "ipv6hint has no address");
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
   * A parameter whose format is unknown.
   *
   * @param key the key, 12 to 65535
   * @param value the value as opaque octets, at most 65,535
   * @since 0.1
   */
  record Unknown(int key, Octets value) implements SvcParam {
    /**
     * Creates the parameter.
     *
     * @param key the key, 12 to 65535
     * @param value the value as opaque octets, at most 65,535
     * @throws IllegalArgumentException if the key is not in the range of 12 to 65535, or the value
     *     has more than 65,535 octets
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
