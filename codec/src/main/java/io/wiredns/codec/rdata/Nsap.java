package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * An OSI network address, deprecated; RFC 1706 section 5. Class IN only. In text {@code 0x} and
 * hexadecimal digits, among which dots mean nothing.
 *
 * <pre>
 *   ADDRESS octets, at least 1
 * </pre>
 *
 * @param address the address, at least 1 octet
 * @since 0.1
 */
public record Nsap(Octets address) implements RData {
  /**
   * The record of its address.
   *
   * @param address the address, at least 1 octet
   * @throws IllegalArgumentException if there is none
   */
  public Nsap {
    Ranges.some("address", address);
  }

  /**
   * Reads the address.
   *
   * @param in gives it
   * @return the record
   */
  public static Nsap read(FieldReader in) {
    Octets address = Encoded.some(in, "address", OctetsText.HEX, RDataFault.NSAP_EMPTY);
    return new Nsap(address);
  }

  /**
   * Reads the text.
   *
   * @param in gives it
   * @return the record
   */
  public static Nsap readText(TextReader in) {
    String word = in.word("0x and an address");
    Octets address =
        word.regionMatches(true, 0, "0x", 0, 2)
            ? Encoded.hex(in, "address", word.substring(2).replace(".", ""))
            : Octets.EMPTY;
    if (address.length() == 0) {
      throw in.wrongBefore("0x and an address in hexadecimal");
    }
    return new Nsap(address);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("address", address, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    out.word("0x" + address.toHex());
  }

  @Override
  public RecordType type() {
    return RecordType.NSAP;
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
