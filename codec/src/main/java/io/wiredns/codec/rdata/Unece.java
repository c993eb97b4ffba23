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
 * The RDATA of type UNECE: a value with a code of a UNECE recommendation;
 * draft-woodcock-faltstrom-external-registry-rrtypes. As text, a hyphen means that there is no
 * value.
 *
 * <pre>
 *   RECOMMENDATION character-string | VALUE character-string |
 *   CODE character-string | DESCRIPTOR octets
 * </pre>
 *
 * @param recommendation the number of the recommendation, such as 20 for units of measure, 1 to 255
 *     octets
 * @param value the quantity, at most 255 octets; empty if there is none
 * @param code the code of the recommendation, 1 to 255 octets
 * @param descriptor a description for people in UTF-8, at most 65,535 octets, possibly empty
 * @since 0.1
 */
public record Unece(Octets recommendation, Octets value, Octets code, Octets descriptor)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param recommendation the number of the recommendation, such as 20 for units of measure, 1 to
   *     255 octets
   * @param value the quantity, at most 255 octets; empty if there is none
   * @param code the code of the recommendation, 1 to 255 octets
   * @param descriptor a description for people in UTF-8, at most 65,535 octets, possibly empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Unece {
    ExternalCodes.check("recommendation", recommendation);
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
  public static Unece read(FieldReader in) {
    return new Unece(
        ExternalCodes.read(in, "recommendation"),
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
  public static Unece readText(TextReader in) {
    return new Unece(
        ExternalCodes.read(in, "recommendation"),
        ExternalCodes.readValue(in),
        ExternalCodes.read(in, "code"),
        ExternalCodes.readDescriptor(in));
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("recommendation", recommendation);
    out.characterString("value", value);
    out.characterString("code", code);
    out.rest("descriptor", descriptor, OctetsText.TEXT);
  }

  @Override
  public void writeText(TextWriter out) {
    ExternalCodes.writeText(out, recommendation, value, code, descriptor);
  }

  @Override
  public RecordType type() {
    return RecordType.UNECE;
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
