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
 * The RDATA of type WKS, discouraged: the well-known services of a host; RFC 1035 section 3.4.2.
 * Defined in class IN only. The text is written with numbers; names of protocols and of services
 * below port 1024 are also read. RDATA whose bitmap ends in a zero octet is written in the generic
 * form of RFC 3597.
 *
 * <pre>
 *   ADDRESS 32 | PROTOCOL 8 | BITMAP at most 8192 octets, bit n for port n
 * </pre>
 *
 * @param address the IPv4 address, the first octet in the highest 8 bits
 * @param protocol the IP protocol, 0 to 255
 * @param bitmap the bitmap of the ports, at most 8192 octets
 * @since 0.1
 */
public record Wks(int address, int protocol, Octets bitmap) implements RData {
  private static final int BITMAP_OCTETS = 8192;
  private static final int LAST_PORT = 65_535;

  /**
   * Creates the RDATA from its fields.
   *
   * @param address the IPv4 address, the first octet in the highest 8 bits
   * @param protocol the IP protocol, 0 to 255
   * @param bitmap the bitmap of the ports, at most 8192 octets
   * @throws IllegalArgumentException if the protocol is out of range or the bitmap is too long
   */
  public Wks {
    Ranges.u8("protocol", protocol);
    Ranges.length("bitmap", bitmap, BITMAP_OCTETS);
  }

  /**
   * Creates the RDATA from a set of ports.
   *
   * @param address the IPv4 address, the first octet in the highest 8 bits
   * @param protocol the IP protocol, 0 to 255
   * @param ports the ports, 0 to 65535, in any order
   * @return the RDATA
   * @throws IllegalArgumentException if the protocol or a port is out of range
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
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
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
      out.generic(toOctets());
      return;
    }
    out.ipv4("address", address);
    out.u8("protocol", protocol);
    for (int port : ports()) {
      out.u16("port", port);
    }
  }

  /**
   * Returns the ports whose bits are set.
   *
   * @return the ports in ascending order
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
