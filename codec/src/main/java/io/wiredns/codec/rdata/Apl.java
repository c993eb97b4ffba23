package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The RDATA of type APL: a list of address prefixes; RFC 3123 section 4. If an item has an address
 * family other than IPv4 and IPv6, the text is the generic form of RFC 3597.
 *
 * <pre>
 *   { FAMILY 16 | PREFIX 8 | N 1 | LENGTH 7 | ADDRESS } zero or more times
 * </pre>
 *
 * @param items the prefixes in wire order
 * @since 0.1
 */
public record Apl(List<Item> items) implements RData {
  private static final int IPV4 = 1;
  private static final int IPV6 = 2;
  private static final int NEGATION = 0x80;
  private static final int LENGTH = 0x7F;
  private static final Pattern TEXT = Pattern.compile("(!?)([0-9]{1,5}):(.*)/([0-9]{1,3})");

  /**
   * An address prefix of an APL record.
   *
   * @param family the address family, 0 to 65535; 1 is IPv4 and 2 is IPv6
   * @param prefix the prefix length in bits: at most 32 for IPv4, 128 for IPv6, 255 otherwise
   * @param negated true if the prefix is excluded
   * @param address the address without its trailing zero octets, possibly empty; at most 4 octets
   *     for IPv4, 16 for IPv6, 127 otherwise
   * @since 0.1
   */
  public record Item(int family, int prefix, boolean negated, Octets address) {
    /**
     * Creates the item from its fields.
     *
     * @param family the address family, 0 to 65535; 1 is IPv4 and 2 is IPv6
     * @param prefix the prefix length in bits: at most 32 for IPv4, 128 for IPv6, 255 otherwise
     * @param negated true if the prefix is excluded
     * @param address the address without its trailing zero octets, possibly empty; at most 4 octets
     *     for IPv4, 16 for IPv6, 127 otherwise
     * @throws IllegalArgumentException if the family or the prefix length is out of range, the
     *     address is too long, or its last octet is zero
     */
    public Item {
      Ranges.u16("family", family);
      if (prefix < 0 || prefix > prefixLimit(family)) {
        throw new IllegalArgumentException(
            "prefix " + prefix + " is not in 0.." + prefixLimit(family) + " of family " + family);
      }
      Ranges.length("address", address, addressLimit(family));
      if (endsInZero(address)) {
        throw new IllegalArgumentException(
            "address " + address + " ends in a zero octet (RFC 3123 section 4)");
      }
    }

    /**
     * Returns the presentation form; in families other than IPv4 and IPv6, the address is in
     * hexadecimal.
     */
    @Override
    public String toString() {
      return text(this);
    }
  }

  /**
   * Creates the RDATA from its items.
   *
   * @param items the prefixes in wire order
   */
  public Apl {
    items = List.copyOf(items);
  }

  private static int prefixLimit(int family) {
    return family == IPV4 ? 32 : family == IPV6 ? 128 : 0xFF;
  }

  private static int addressLimit(int family) {
    return family == IPV4 ? 4 : family == IPV6 ? 16 : LENGTH;
  }

  private static boolean endsInZero(Octets address) {
    return address.length() > 0 && address.octetAt(address.length() - 1) == 0;
  }

  /**
   * Reads the items of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Apl read(FieldReader in) {
    List<Item> items = new ArrayList<>();
    while (in.hasMore()) {
      in.element("item", items.size());
      items.add(item(in));
    }
    return new Apl(items);
  }

  private static Item item(FieldReader in) {
    int family = in.u16("family");
    int at = in.position();
    int prefix = in.u8("prefix");
    int prefixes = prefixLimit(family);
    in.require(prefix <= prefixes, RDataFault.APL_PREFIX_LENGTH, "prefix", at, prefix, prefixes);
    at = in.position();
    int octet = in.u8("length");
    int length = octet & LENGTH;
    int octets = addressLimit(family);
    in.require(length <= octets, RDataFault.APL_ADDRESS_LENGTH, "length", at, length, octets);
    Octets address = in.octets("address", length, OctetsText.HEX);
    in.require(
        !endsInZero(address), RDataFault.APL_TRAILING_ZERO, "address", in.position() - 1, 0, 0);
    return new Item(family, prefix, (octet & NEGATION) != 0, address);
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Apl readText(TextReader in) {
    List<Item> items = new ArrayList<>();
    while (in.hasMore()) {
      Matcher parts = TEXT.matcher(in.word("a range"));
      if (!parts.matches()) {
        throw in.wrongBefore("a range such as 1:192.0.2.0/24");
      }
      int family = Integer.parseInt(parts.group(2));
      int prefix = Integer.parseInt(parts.group(4));
      if (family != IPV4 && family != IPV6 || prefix > prefixLimit(family)) {
        throw in.wrongBefore("a range of family 1 (IPv4) or 2 (IPv6) within its bits");
      }
      byte[] address =
          family == IPV4
              ? octets(in.ipv4("address", parts.group(3)))
              : in.ipv6("address", parts.group(3)).toArray();
      items.add(new Item(family, prefix, !parts.group(1).isEmpty(), trimmed(address)));
    }
    return new Apl(items);
  }

  private static byte[] octets(int ipv4) {
    return new byte[] {
      (byte) (ipv4 >>> 24), (byte) (ipv4 >>> 16), (byte) (ipv4 >>> 8), (byte) ipv4
    };
  }

  private static Octets trimmed(byte[] address) {
    int length = address.length;
    while (length > 0 && address[length - 1] == 0) {
      length--;
    }
    return Octets.of(address, 0, length);
  }

  @Override
  public void write(FieldWriter out) {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      out.u16("family", item.family());
      out.u8("prefix", item.prefix());
      out.u8("length", item.address().length() | (item.negated() ? NEGATION : 0));
      out.octets("address", item.address(), OctetsText.HEX);
    }
  }

  @Override
  public void writeText(TextWriter out) {
    for (Item item : items) {
      if (item.family() != IPV4 && item.family() != IPV6) {
        out.generic(toOctets());
        return;
      }
    }
    for (Item item : items) {
      out.word(text(item));
    }
  }

  private static String text(Item item) {
    byte[] octets = new byte[LENGTH];
    item.address().copyTo(octets, 0);
    StringBuilder address = new StringBuilder();
    if (item.family() == IPV4) {
      new TextWriter(address).ipv4("address", (int) i64(octets, 0, 4));
    } else if (item.family() != IPV6) {
      address.append(item.address().toHex());
    } else {
      address.append(new Ipv6(i64(octets, 0, 8), i64(octets, 8, 16)));
    }
    return (item.negated() ? "!" : "") + item.family() + ":" + address + "/" + item.prefix();
  }

  private static long i64(byte[] octets, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | octets[i] & 0xFF;
    }
    return value;
  }

  @Override
  public RecordType type() {
    return RecordType.APL;
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
