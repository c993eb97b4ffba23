package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Optional;

/**
 * The RDATA of type A6, historic: the last bits of an IPv6 address and the name at which the first
 * bits are found; RFC 2874 section 3. Defined in class IN only.
 *
 * <pre>
 *   PREFIX-LENGTH 8 | SUFFIX (128 - PREFIX-LENGTH) / 8 octets, rounded up |
 *   PREFIX-NAME name, but nothing if PREFIX-LENGTH is 0
 * </pre>
 *
 * <p>The first suffix octet may contain bits that belong to the prefix. Receivers ignore these
 * bits, but this class keeps them. If one of them is set, the text is the generic form of RFC 3597,
 * because the text of the type cannot express it.
 *
 * @param prefixLength the number of bits that the suffix does not contain, 0 to 128
 * @param suffix an address whose first {@code prefixLength / 8} octets are zero
 * @param prefixName the name at which the other bits are found, never compressed; present if and
 *     only if prefixLength is not 0
 * @since 0.1
 */
public record A6(int prefixLength, Ipv6 suffix, Optional<Name> prefixName) implements RData {
  private static final int BITS = 128;

  /**
   * Creates the RDATA from its fields.
   *
   * @param prefixLength the number of bits that the suffix does not contain, 0 to 128
   * @param suffix an address whose first {@code prefixLength / 8} octets are zero
   * @param prefixName the name at which the other bits are found, never compressed; present if and
   *     only if prefixLength is not 0
   * @throws IllegalArgumentException if the prefix length is out of range, an octet of the suffix
   *     that must be zero is not, or the prefix name is missing or is present without a prefix
   */
  public A6 {
    if (prefixLength < 0 || prefixLength > BITS) {
      throw FieldRanges.refused("prefixLength", prefixLength, BITS);
    }
    if (!suffix.equals(last(suffix, BITS - prefixLength / 8 * 8))) {
      throw new IllegalArgumentException(
          suffix + " has bits set in its prefix of " + prefixLength + " (RFC 2874 section 3.1)");
    }
    if (prefixName.isPresent() != prefixLength > 0) {
      throw new IllegalArgumentException(
          "prefix length "
              + prefixLength
              + (prefixName.isPresent() ? " with" : " without")
              + " a prefix name (RFC 2874 section 3.1)");
    }
  }

  /** Returns an address of which only the last bits are kept and all others are zero. */
  private static Ipv6 last(Ipv6 address, int bits) {
    return new Ipv6(address.high() & ones(bits - 64), address.low() & ones(bits));
  }

  /** Returns a number whose lowest {@code bits} bits are one, at most 64. */
  private static long ones(int bits) {
    return bits <= 0 ? 0 : -1L >>> 64 - Math.min(64, bits);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static A6 read(FieldReader in) {
    int at = in.position();
    int prefixLength = in.u8("prefixLength");
    in.require(
        prefixLength <= BITS, RDataFault.A6_PREFIX_LENGTH, "prefixLength", at, prefixLength, BITS);
    Octets octets = in.octets("suffix", suffixOctets(prefixLength), OctetsText.HEX);
    long high = 0;
    long low = 0;
    for (int i = 0; i < octets.length(); i++) {
      high = high << 8 | low >>> 56;
      low = low << 8 | octets.octetAt(i);
    }
    return new A6(
        prefixLength,
        new Ipv6(high, low),
        prefixLength == 0
            ? Optional.empty()
            : Optional.of(in.name("prefixName", NameRule.CANONICAL)));
  }

  private static int suffixOctets(int prefixLength) {
    return BITS / 8 - prefixLength / 8;
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static A6 readText(TextReader in) {
    int prefixLength = (int) in.number("prefixLength", BITS);
    return new A6(
        prefixLength,
        prefixLength == BITS ? new Ipv6(0, 0) : last(in.ipv6("suffix"), BITS - prefixLength),
        prefixLength == 0 ? Optional.empty() : Optional.of(in.name("prefixName")));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("prefixLength", prefixLength);
    int octets = suffixOctets(prefixLength);
    out.octets("suffix", Octets.of(suffix.toArray(), BITS / 8 - octets, octets), OctetsText.HEX);
    writePrefixName(out);
  }

  @Override
  public void writeText(TextWriter out) {
    if (!suffix.equals(last(suffix, BITS - prefixLength))) {
      out.generic(toOctets());
      return;
    }
    out.u8("prefixLength", prefixLength);
    if (prefixLength < BITS) {
      out.ipv6("suffix", suffix);
    }
    writePrefixName(out);
  }

  private void writePrefixName(FieldWriter out) {
    if (prefixName.isPresent()) {
      out.name("prefixName", prefixName.get(), NameRule.CANONICAL);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.A6;
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
