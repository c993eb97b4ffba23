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
 * The RDATA of type DOA: a digital object, or its location; draft-durand-doa-over-dns.
 *
 * <pre>
 *   ENTERPRISE 32 | TYPE 32 | LOCATION 8 | MEDIA-TYPE character-string | DATA octets
 * </pre>
 *
 * @param enterprise the number of the enterprise that defines the object types, 0 to 4294967295
 * @param doaType the type of the object, 0 to 4294967295
 * @param location the kind of location at which the object is found, 0 to 255
 * @param mediaType the media type of the object, at most 255 octets
 * @param data the object or its location, at most 65,535 octets, possibly empty
 * @since 0.1
 */
public record Doa(long enterprise, long doaType, int location, Octets mediaType, Octets data)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param enterprise the number of the enterprise that defines the object types, 0 to 4294967295
   * @param doaType the type of the object, 0 to 4294967295
   * @param location the kind of location at which the object is found, 0 to 255
   * @param mediaType the media type of the object, at most 255 octets
   * @param data the object or its location, at most 65,535 octets, possibly empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Doa {
    Ranges.u32("enterprise", enterprise);
    Ranges.u32("doaType", doaType);
    Ranges.u8("location", location);
    Ranges.characterString("mediaType", mediaType);
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Doa read(FieldReader in) {
    return new Doa(
        in.u32("enterprise"),
        in.u32("doaType"),
        in.u8("location"),
        in.characterString("mediaType"),
        in.rest("data", OctetsText.BASE64));
  }

  /**
   * Reads the presentation form, in which a hyphen stands for empty data.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Doa readText(TextReader in) {
    return new Doa(
        in.u32("enterprise"),
        in.u32("doaType"),
        in.u8("location"),
        in.characterString("mediaType"),
        data(in));
  }

  private static Octets data(TextReader in) {
    if (!in.peek().equals("-")) {
      if (!in.hasMore()) {
        throw in.wrong("data in base64, or -");
      }
      return in.rest("data", OctetsText.BASE64);
    }
    in.word("data");
    return Octets.EMPTY;
  }

  @Override
  public void write(FieldWriter out) {
    out.u32("enterprise", enterprise);
    out.u32("doaType", doaType);
    out.u8("location", location);
    out.characterString("mediaType", mediaType);
    out.rest("data", data, OctetsText.BASE64);
  }

  @Override
  public void writeText(TextWriter out) {
    out.u32("enterprise", enterprise);
    out.u32("doaType", doaType);
    out.u8("location", location);
    out.characterString("mediaType", mediaType);
    out.word(data.length() == 0 ? "-" : data.toBase64());
  }

  @Override
  public RecordType type() {
    return RecordType.DOA;
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
