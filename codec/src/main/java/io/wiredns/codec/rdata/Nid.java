package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.NumberText;

/**
 * The RDATA of type NID: the identifier of a node; RFC 6742 section 2.1.
 *
 * <pre>
 *   PREFERENCE 16 | NODE-ID 64
 * </pre>
 *
 * @param preference the preference, 0 to 65535; lower values are preferred
 * @param nodeId the identifier, 64 bits
 * @since 0.1
 */
public record Nid(int preference, long nodeId) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param preference the preference, 0 to 65535; lower values are preferred
   * @param nodeId the identifier, 64 bits
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Nid {
    Ranges.u16("preference", preference);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Nid read(FieldReader in) {
    return new Nid(in.u16("preference"), in.u64("nodeId", NumberText.GROUPS));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("preference", preference);
    out.u64("nodeId", nodeId, NumberText.GROUPS);
  }

  @Override
  public RecordType type() {
    return RecordType.NID;
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
