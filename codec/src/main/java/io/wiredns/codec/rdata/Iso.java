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
 * The RDATA of type ISO: a value with a code of an ISO standard;
 * draft-woodcock-faltstrom-external-registry-rrtypes. As text, a hyphen means that there is no
 * value.
 *
 * <pre>
 *   STANDARD character-string | VALUE character-string |
 *   CODE character-string | DESCRIPTOR octets
 * </pre>
 *
 * @param standard the number of the standard, such as 4217 for currencies, 1 to 255 octets
 * @param value the quantity, at most 255 octets; empty if there is none
 * @param code the code of the standard, 1 to 255 octets
 * @param descriptor a description for people in UTF-8, at most 65,535 octets, possibly empty
 * @since 0.1
 */
public record Iso(Octets standard, Octets value, Octets code, Octets descriptor) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param standard the number of the standard, such as 4217 for currencies, 1 to 255 octets
   * @param value the quantity, at most 255 octets; empty if there is none
   * @param code the code of the standard, 1 to 255 octets
   * @param descriptor a description for people in UTF-8, at most 65,535 octets, possibly empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Iso {
    ExternalCodes.check("standard", standard);
    Ranges.characterString("value", value);
    ExternalCodes.check("code", code);
    Ranges.length("descriptor", descriptor, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Iso read(FieldReader in) {
    return new Iso(
        ExternalCodes.read(in, "standard"),
        in.characterString("value"),
        ExternalCodes.read(in, "code"),
        in.rest("descriptor", OctetsText.TEXT));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Iso readText(TextReader in) {
    return new Iso(
        ExternalCodes.read(in, "standard"),
        ExternalCodes.readValue(in),
        ExternalCodes.read(in, "code"),
        ExternalCodes.readDescriptor(in));
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("standard", standard);
    out.characterString("value", value);
    out.characterString("code", code);
    out.rest("descriptor", descriptor, OctetsText.TEXT);
  }

  @Override
  public void writeText(TextWriter out) {
    ExternalCodes.writeText(out, standard, value, code, descriptor);
  }

  @Override
  public RecordType type() {
    return RecordType.ISO;
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
