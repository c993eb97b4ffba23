package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The well-known services of a host, discouraged; RFC 1035 section 3.4.2. Class IN only. Text is
 * written with numbers and read with the names of protocols and of services below port 1024 too; a
 * bitmap that ends in a zero octet has the generic text only.
 *
 * <pre>
 *   ADDRESS 32 | PROTOCOL 8 | BITMAP at most 8192 octets, bit n for port n
 * </pre>
 *
 * @param address the IPv4 address, its first octet the most significant
 * @param protocol the IP protocol, 0 to 255
 * @param bitmap the ports, at most 8192 octets
 * @since 0.1
 */
public record Wks(int address, int protocol, Octets bitmap) implements RData {
  private static final int BITMAP_OCTETS = 8192;
  private static final int LAST_PORT = 65_535;

  /**
   * The record of its fields.
   *
   * @param address the IPv4 address, its first octet the most significant
   * @param protocol the IP protocol, 0 to 255
   * @param bitmap the ports, at most 8192 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Wks {
    Ranges.u8("protocol", protocol);
    Ranges.length("bitmap", bitmap, BITMAP_OCTETS);
  }

  /**
   * The record of some ports.
   *
   * @param address the IPv4 address, its first octet the most significant
   * @param protocol the IP protocol, 0 to 255
   * @param ports the ports, 0 to 65535, in any order
   * @return the record
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public static Wks of(int address, int protocol, Collection<Integer> ports) {
    byte[] bitmap = new byte[BITMAP_OCTETS];
    int length = 0;
    for (int port : ports) {
      Ranges.u16("port", port);
      bitmap[port / 8] |= (byte) (0x80 >>> port % 8);
      length = Math.max(length, port / 8 + 1);
    }
    return new Wks(address, protocol, Octets.of(Arrays.copyOf(bitmap, length)));
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Wks read(FieldReader in) {
    int address = in.ipv4("address");
    int protocol = in.u8("protocol");
    int at = in.position();
    Octets bitmap = in.rest("bitmap", OctetsText.HEX);
    in.require(
        bitmap.length() <= BITMAP_OCTETS,
        RDataFault.WKS_BITMAP_LENGTH,
        "bitmap",
        at,
        bitmap.length(),
        BITMAP_OCTETS);
    return new Wks(address, protocol, bitmap);
  }

  /**
   * Reads the text.
   *
   * @param in gives it
   * @return the record
   */
  public static Wks readText(TextReader in) {
    int address = in.ipv4("address");
    int protocol = number(in, "protocol", WksNames.protocol(in.peek()), 0xFF);
    List<Integer> ports = new ArrayList<>();
    while (in.hasMore()) {
      ports.add(number(in, "port", WksNames.port(in.peek()), LAST_PORT));
    }
    return of(address, protocol, ports);
  }

  private static int number(TextReader in, String field, Integer named, int maximum) {
    if (named == null) {
      return (int) in.number(field, maximum);
    }
    in.word(field);
    return named;
  }

  @Override
  public void write(FieldWriter out) {
    out.ipv4("address", address);
    out.u8("protocol", protocol);
    out.rest("bitmap", bitmap, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    if (bitmap.length() > 0 && bitmap.octetAt(bitmap.length() - 1) == 0) {
      GenericText.write(this, out);
      return;
    }
    out.ipv4("address", address);
    out.u8("protocol", protocol);
    for (int port : ports()) {
      out.u16("port", port);
    }
  }

  /**
   * The ports whose bits are set.
   *
   * @return in ascending order
   */
  public List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    for (int port = 0; port < 8 * bitmap.length(); port++) {
      if ((bitmap.octetAt(port / 8) & 0x80 >>> port % 8) != 0) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  @Override
  public RecordType type() {
    return RecordType.WKS;
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
