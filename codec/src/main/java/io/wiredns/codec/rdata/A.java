package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A host's IPv4 address; RFC 1035 section 3.4.1. Classes IN and HS; class CH has {@link ChaosA}.
 *
 * <pre>
 *   ADDRESS 32
 * </pre>
 *
 * @param address the four octets, the first the most significant
 * @since 0.1
 */
public record A(int address) implements RData {
  /**
   * The record of a java.net address.
   *
   * @param address the address
   * @return the record
   */
  public static A of(Inet4Address address) {
    byte[] octets = address.getAddress();
    return new A(
        octets[0] << 24 | (octets[1] & 0xFF) << 16 | (octets[2] & 0xFF) << 8 | octets[3] & 0xFF);
  }

  /**
   * Reads the address.
   *
   * @param in gives it
   * @return the record
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
   * The address as java.net has it.
   *
   * @return the address
   */
  public Inet4Address inetAddress() {
    byte[] octets = {
      (byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address
    };
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
}
