package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import java.net.Inet6Address;
import java.util.Objects;

/**
 * A host's IPv6 address; RFC 3596 section 2. Class IN only.
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
   * A host's IPv6 address.
   *
   * @param address the address
   */
  public Aaaa {
    Objects.requireNonNull(address);
  }

  /**
   * The record of an address in text.
   *
   * @param address an address of RFC 4291 section 2.2, such as {@code 2001:db8::1}
   * @return the record
   * @throws IllegalArgumentException if the text is no such address
   */
  public static Aaaa of(String address) {
    return new Aaaa(Ipv6.of(address));
  }

  /**
   * The record of a java.net address, whose scope is left out.
   *
   * @param address the address
   * @return the record
   */
  public static Aaaa of(Inet6Address address) {
    return new Aaaa(Ipv6.of(address));
  }

  /**
   * The address as java.net has it.
   *
   * @return the address, also of the IPv4-mapped range
   */
  public Inet6Address inetAddress() {
    return address.toInetAddress();
  }

  /**
   * Reads the address.
   *
   * @param in gives it
   * @return the record
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
