package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import java.net.Inet6Address;
import java.util.Objects;

/**
 * The RDATA of type AAAA: the IPv6 address of a host; RFC 3596 section 2. Defined in class IN only.
 *
 * <pre>
 *   ADDRESS 128
 * </pre>
 *
 * @param address the address
 * @since 0.1
 */
public record Aaaa(Ipv6 address) implements RData {
  /**
   * Creates the RDATA from an address.
   *
   * @param address the address
   */
  public Aaaa {
    Objects.requireNonNull(address);
  }

  /**
   * Creates the RDATA from an address in text form.
   *
   * @param address an address in the form of RFC 4291 section 2.2, such as {@code 2001:db8::1}
   * @return the RDATA
   * @throws IllegalArgumentException if the text is not an IPv6 address
   */
  public static Aaaa of(String address) {
    return new Aaaa(Ipv6.of(address));
  }

  /**
   * Creates the RDATA from an address of {@code java.net}; its scope is dropped.
   *
   * @param address the address
   * @return the RDATA
   */
  public static Aaaa of(Inet6Address address) {
    return new Aaaa(Ipv6.of(address));
  }

  /**
   * Returns the address as an object of {@code java.net}.
   *
   * @return the address, an {@code Inet6Address} even if it is IPv4-mapped
   */
  public Inet6Address inetAddress() {
    return address.toInetAddress();
  }

  /**
   * Reads the address, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Aaaa read(FieldReader in) {
    return new Aaaa(in.ipv6("address"));
  }

  @Override
  public void write(FieldWriter out) {
    out.ipv6("address", address);
  }

  @Override
  public RecordType type() {
    return RecordType.AAAA;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
