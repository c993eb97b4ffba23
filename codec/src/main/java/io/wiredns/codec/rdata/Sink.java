package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The RDATA of type SINK: data whose meaning the first three fields describe;
 * draft-eastlake-kitchen-sink.
 *
 * <pre>
 *   MEANING 8 | CODING 8 | SUBCODING 8 | DATA octets
 * </pre>
 *
 * @param meaning the meaning of the data, 0 to 255
 * @param coding the coding of the data, 0 to 255
 * @param subcoding the variant of the coding, 0 to 255
 * @param data the data, at most 65,535 octets, possibly empty
 * @since 0.1
 */
public record Sink(int meaning, int coding, int subcoding, Octets data) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param meaning the meaning of the data, 0 to 255
   * @param coding the coding of the data, 0 to 255
   * @param subcoding the variant of the coding, 0 to 255
   * @param data the data, at most 65,535 octets, possibly empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Sink {
    Ranges.u8("meaning", meaning);
    Ranges.u8("coding", coding);
    Ranges.u8("subcoding", subcoding);
    Ranges.length("data", data, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Sink read(FieldReader in) {
    return new Sink(
        in.u8("meaning"), in.u8("coding"), in.u8("subcoding"), in.rest("data", OctetsText.BASE64));
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("meaning", meaning);
    out.u8("coding", coding);
    out.u8("subcoding", subcoding);
    out.rest("data", data, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.SINK;
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
