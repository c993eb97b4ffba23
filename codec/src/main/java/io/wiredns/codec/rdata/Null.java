package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type NULL, experimental: octets of any kind; RFC 1035 section 3.3.10. The only text
 * is the generic form of RFC 3597.
 *
 * <pre>
 *   DATA octets, perhaps none
 * </pre>
 *
 * @param data the octets, at most 65,535
 * @since 0.1
 */
public record Null(Octets data) implements RData {
  /**
   * Creates the RDATA from its octets.
   *
   * @param data the octets, at most 65,535
   * @throws IllegalArgumentException if there are more than 65,535 octets
   */
  public Null {
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the octets of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Null read(FieldReader in) {
    return new Null(in.rest("data", OctetsText.HEX));
  }

  /**
   * Always throws: the only text is the generic form, which is read elsewhere.
   *
   * @param in the reader, which reports the position of the error
   * @return nothing, because this method always throws an exception
   */
  public static Null readText(TextReader in) {
    throw in.wrong("\\# and the RDATA in hexadecimal, as NULL has no other text form");
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("data", data, OctetsText.HEX);
  }

  @Override
  public void writeText(TextWriter out) {
    out.generic(data);
  }

  @Override
  public RecordType type() {
    return RecordType.NULL;
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
