package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The RDATA of type URI: the URI of a service; RFC 7553.
 *
 * <pre>
 *   PRIORITY 16 | WEIGHT 16 | TARGET octets, one at least
 * </pre>
 *
 * @param priority the priority, 0 to 65535; lower values are tried first
 * @param weight the share of clients among URIs of equal priority, 0 to 65535
 * @param target the URI, 1 to 65,535 octets
 * @since 0.1
 */
public record Uri(int priority, int weight, Octets target) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param priority the priority, 0 to 65535; lower values are tried first
   * @param weight the share of clients among URIs of equal priority, 0 to 65535
   * @param target the URI, 1 to 65,535 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Uri {
    Ranges.u16("priority", priority);
    Ranges.u16("weight", weight);
    Ranges.nonEmpty("target", target);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Uri read(FieldReader in) {
    int priority = in.u16("priority");
    int weight = in.u16("weight");
    Octets target = Encoded.nonEmpty(in, "target", OctetsText.TEXT, RDataFault.URI_TARGET_EMPTY);
    return new Uri(priority, weight, target);
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("priority", priority);
    out.u16("weight", weight);
    out.rest("target", target, OctetsText.TEXT);
  }

  @Override
  public RecordType type() {
    return RecordType.URI;
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
