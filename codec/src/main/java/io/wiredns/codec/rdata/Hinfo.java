package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * A host's hardware and system; RFC 1035 section 3.3.2. ANY is answered by it too: RFC 8482 section
 * 4.2.
 *
 * <pre>
 *   CPU string | OS string
 * </pre>
 *
 * @param cpu the hardware
 * @param os the system
 * @since 0.1
 */
public record Hinfo(Octets cpu, Octets os) implements RData {
  /**
   * The record of its fields.
   *
   * @param cpu the hardware
   * @param os the system
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Hinfo {
    Ranges.characterString("cpu", cpu);
    Ranges.characterString("os", os);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Hinfo read(FieldReader in) {
    return new Hinfo(in.characterString("cpu"), in.characterString("os"));
  }

  @Override
  public void write(FieldWriter out) {
    out.characterString("cpu", cpu);
    out.characterString("os", os);
  }

  @Override
  public RecordType type() {
    return RecordType.HINFO;
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
