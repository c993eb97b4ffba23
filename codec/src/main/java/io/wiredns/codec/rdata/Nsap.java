package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type NSAP, deprecated: an OSI network address; RFC 1706 section 5. Defined in class
 * IN only. The text is {@code 0x} and hexadecimal digits; dots between the digits are ignored.
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
   * Creates the RDATA from an address.
   *
   * @param address the address, at least 1 octet
   * @throws IllegalArgumentException if the address is empty or has more than 65,535 octets
   */
  public Nsap {
    Ranges.nonEmpty("address", address);
  }

  /**
   * Reads the address, the only field of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nsap read(FieldReader in) {
    Octets address = Encoded.nonEmpty(in, "address", OctetsText.HEX, RDataFault.NSAP_EMPTY);
    return new Nsap(address);
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
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
