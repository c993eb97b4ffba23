package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;

/**
 * The RDATA of type HINFO: the hardware and the operating system of a host; RFC 1035 section 3.3.2.
 * Servers also use it for minimal answers to queries of type ANY; RFC 8482 section 4.2.
 *
 * <pre>
 *   CPU string | OS string
 * </pre>
 *
 * @param cpu the hardware, at most 255 octets
 * @param os the operating system, at most 255 octets
 * @since 0.1
 */
public record Hinfo(Octets cpu, Octets os) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param cpu the hardware, at most 255 octets
   * @param os the operating system, at most 255 octets
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Hinfo {
    Ranges.characterString("cpu", cpu);
    Ranges.characterString("os", os);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
