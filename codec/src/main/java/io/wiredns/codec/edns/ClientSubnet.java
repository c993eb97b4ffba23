package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The EDNS client subnet option: the network that a query comes from; RFC 7871 section 6. A
 * response repeats the network, and its scope says for which network the answer is valid.
 *
 * <pre>
 *   FAMILY 16 | SOURCE PREFIX-LENGTH 8 | SCOPE PREFIX-LENGTH 8 | ADDRESS, ceil(source / 8) octets
 * </pre>
 *
 * <p>Family 0 means that there is no address, with both lengths 0: dig and BIND send it to ask that
 * nothing about the client is disclosed. All families other than 0, IPv4 and IPv6 are a fault.
 *
 * @param family {@link #IPV4}, {@link #IPV6} or {@link #NO_FAMILY}
 * @param sourcePrefixLength the number of address bits that are disclosed: 0 to 32 for IPv4, 0 to
 *     128 for IPv6, 0 without an address
 * @param scopePrefixLength the number of address bits for which the answer is valid, in the same
 *     range; 0 in a query, which is not checked
 * @param address the address in as many octets as the source prefix needs; bits after the prefix
 *     are zero
 * @since 0.1
 */
public record ClientSubnet(
    int family, int sourcePrefixLength, int scopePrefixLength, Octets address)
    implements EdnsOption {
  /** Address family: no address. */
  public static final int NO_FAMILY = 0;

  /** Address family: IPv4. */
  public static final int IPV4 = 1;

  /** Address family: IPv6. */
  public static final int IPV6 = 2;

  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  /**
   * Creates an option from its fields.
   *
   * @param family 0, 1 or 2
   * @param sourcePrefixLength 0 to the number of bits of the family's addresses
   * @param scopePrefixLength 0 to the number of bits of the family's addresses
   * @param address the address in as many octets as the source prefix needs; bits after the prefix
   *     are zero
   * @throws IllegalArgumentException if a rule of RFC 7871 section 6 is broken
   */
  public ClientSubnet {
    OptionRanges.check("ECS family", family, NO_FAMILY, IPV6);
    OptionRanges.check("ECS source prefix length", sourcePrefixLength, 0, bits(family));
    OptionRanges.check("ECS scope prefix length", scopePrefixLength, 0, bits(family));
    int octets = octets(sourcePrefixLength);
    OptionRanges.length("ECS address", address, octets, octets);
    if (strayBits(address, sourcePrefixLength)) {
      throw new IllegalArgumentException(
          "ECS address " + address + " has bits set after its first " + sourcePrefixLength);
    }
  }

  /** Returns the number of bits of a family's addresses; -1 if the family is unknown. */
  private static int bits(int family) {
    return switch (family) {
      case NO_FAMILY -> 0;
      case IPV4 -> IPV4_BITS;
      case IPV6 -> IPV6_BITS;
      default -> -1;
    };
  }

  private static int octets(int prefixLength) {
    return (prefixLength + 7) / 8;
  }

  private static boolean strayBits(Octets address, int prefixLength) {
    return prefixLength % 8 != 0
        && (address.octetAt(address.length() - 1) & 0xFF >>> prefixLength % 8) != 0;
  }

  /**
   * Creates the option of a query with the network of an address and scope 0.
   *
   * @param address the address; its bits after the prefix are dropped
   * @param sourcePrefixLength 0 to 32 for IPv4, 0 to 128 for IPv6; RFC 7871 section 11.1 advises 24
   *     and 56 at most
   * @return the option
   * @throws IllegalArgumentException if the length is out of range
   */
  public static ClientSubnet of(InetAddress address, int sourcePrefixLength) {
    byte[] octets = address.getAddress();
    int family = octets.length * 8 == IPV4_BITS ? IPV4 : IPV6;
    OptionRanges.check("ECS source prefix length", sourcePrefixLength, 0, bits(family));
    byte[] prefix = Arrays.copyOf(octets, octets(sourcePrefixLength));
    if (sourcePrefixLength % 8 != 0) {
      prefix[prefix.length - 1] &= (byte) (0xFF00 >>> sourcePrefixLength % 8);
    }
    return new ClientSubnet(family, sourcePrefixLength, 0, Octets.of(prefix));
  }

  /**
   * Returns the option of a response to this option: the same network and a scope.
   *
   * @param scopePrefixLength 0 to the number of bits of the family's addresses
   * @return a new option
   * @throws IllegalArgumentException if the length is out of range
   */
  public ClientSubnet withScope(int scopePrefixLength) {
    return new ClientSubnet(family, sourcePrefixLength, scopePrefixLength, address);
  }

  /**
   * Returns whether this option of a response matches that of the query; if not, the whole response
   * must be dropped, RFC 7871 section 7.3.
   *
   * @param query the option of the query
   * @return true if family, source prefix length and address are the same
   */
  public boolean answers(ClientSubnet query) {
    return family == query.family
        && sourcePrefixLength == query.sourcePrefixLength
        && address.equals(query.address);
  }

  /**
   * Returns the first address of the network.
   *
   * @return the address with zeros after the prefix; empty for {@link #NO_FAMILY}
   */
  public Optional<InetAddress> network() {
    byte[] octets = new byte[bits(family) / 8];
    address.copyTo(octets, 0);
    try {
      return switch (family) {
        case IPV4 -> Optional.of(InetAddress.getByAddress(octets));
        case IPV6 -> Optional.of(Inet6Address.getByAddress(null, octets, -1));
        default -> Optional.empty();
      };
    } catch (UnknownHostException impossible) {
      throw new AssertionError("4 or 16 octets were refused", impossible);
    }
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static ClientSubnet read(FieldReader in) {
    int at = in.position();
    int family = in.u16("ECS family");
    in.require(bits(family) >= 0, OptionFault.ECS_FAMILY, "ECS family", at, family, IPV6);
    int source = prefixLength(in, "ECS source prefix length", family);
    int scope = prefixLength(in, "ECS scope prefix length", family);
    at = in.position();
    Octets address = in.octets("ECS address", octets(source), OctetsText.HEX);
    int last = address.length() - 1;
    in.require(
        !strayBits(address, source),
        OptionFault.ECS_ADDRESS_BITS,
        "ECS address",
        at + last,
        last < 0 ? 0 : address.octetAt(last),
        source % 8);
    return new ClientSubnet(family, source, scope, address);
  }

  private static int prefixLength(FieldReader in, String field, int family) {
    int at = in.position();
    int length = in.u8(field);
    int bits = bits(family);
    in.require(length <= bits, OptionFault.ECS_PREFIX_LENGTH, field, at, length, bits);
    return length;
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("ECS family", family);
    out.u8("ECS source prefix length", sourcePrefixLength);
    out.u8("ECS scope prefix length", scopePrefixLength);
    out.octets("ECS address", address, OctetsText.HEX);
  }

  @Override
  public OptionCode code() {
    return OptionCode.ECS;
  }

  @Override
  public String toText() {
    String host = "0";
    InetAddress network = network().orElse(null);
    if (network != null) {
      host =
          network instanceof Inet6Address six ? Ipv6.of(six).toString() : network.getHostAddress();
    }
    return "CLIENT-SUBNET: " + host + "/" + sourcePrefixLength + "/" + scopePrefixLength;
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
