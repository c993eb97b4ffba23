package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Addresses;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * The RDATA of type A in classes IN and HS: the IPv4 address of a host; RFC 1035 section 3.4.1. In
 * class CH, type A is a {@link ChaosA}.
 *
 * <pre>
 *   ADDRESS 32
 * </pre>
 *
 * @param address the four octets of the address, the first one in the highest 8 bits
 * @since 0.1
 */
public record A(int address) implements RData {
  /**
   * Creates the RDATA from an address in text form.
   *
   * @param address four decimal numbers, such as {@code 192.0.2.1}
   * @return the RDATA
   * @throws IllegalArgumentException if the text is not an IPv4 address
   */
  public static A of(String address) {
    long octets = Addresses.ipv4(address);
    if (octets < 0) {
      throw new IllegalArgumentException("'" + address + "' is not an IPv4 address");
    }
    return new A((int) octets);
  }

  /**
   * Creates the RDATA from an address of {@code java.net}.
   *
   * @param address the address
   * @return the RDATA
   */
  public static A of(Inet4Address address) {
    return new A(Bytes.i32(address.getAddress(), 0));
  }

  /**
   * Reads the address, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static A read(FieldReader in) {
    return new A(in.ipv4("address"));
  }

  @Override
  public void write(FieldWriter out) {
    out.ipv4("address", address);
  }

  @Override
  public RecordType type() {
    return RecordType.A;
  }

  @Override
  public boolean isOf(RecordClass recordClass) {
    return !recordClass.equals(RecordClass.CH);
  }

  /**
   * Returns the address as an object of {@code java.net}.
   *
   * @return the address
   */
  public Inet4Address inetAddress() {
    byte[] octets = new byte[4];
    Bytes.put32(octets, 0, address);
    try {
      return (Inet4Address) InetAddress.getByAddress(octets);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("four octets were refused", impossible);
    }
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
