package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RECONFIRM TLV: the report that a record seems stale; RFC 8765 section 6.5.
 *
 * <pre>
 *   NAME, uncompressed name | TYPE 16 | CLASS 16 | RDATA, to the end
 * </pre>
 *
 * <p>The first name cannot be compressed, because no name comes before it; a pointer there is a
 * fault.
 *
 * @param name the record's owner
 * @param recordClass the record's class
 * @param rdata the record's data, which determine its type
 * @since 0.1
 */
public record Reconfirm(Name name, RecordClass recordClass, RData rdata) implements DsoTlv {
  /**
   * Creates a TLV from its fields.
   *
   * @param name the record's owner
   * @param recordClass the record's class
   * @param rdata its data
   */
  public Reconfirm {
    Objects.requireNonNull(name);
    Objects.requireNonNull(recordClass);
    Objects.requireNonNull(rdata);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static Reconfirm read(FieldReader in) {
    return read(in, Registry.standard());
  }

  /** Reads the fields, decoding RDATA with the types of the given registry. */
  static Reconfirm read(FieldReader in, Registry registry) {
    Name name = in.name("RECONFIRM name", NameRule.PLAIN);
    RecordType type = in.codePoint16("RECONFIRM type", registry.typeSpace());
    RecordClass recordClass = in.codePoint16("RECONFIRM class", RecordClass.SPACE);
    return new Reconfirm(name, recordClass, EmbeddedRData.read(in, type, recordClass, registry));
  }

  /**
   * Returns the record's type.
   *
   * @return the TYPE
   */
  public RecordType recordType() {
    return rdata.type();
  }

  /** Returns the reported data as a record, whose TTL has no meaning. */
  ResourceRecord record() {
    return new ResourceRecord(name, recordClass, 0, rdata);
  }

  @Override
  public void write(FieldWriter out) {
    out.name("RECONFIRM name", name, NameRule.PLAIN);
    out.codePoint16("RECONFIRM type", recordType());
    out.codePoint16("RECONFIRM class", recordClass);
    rdata.write(out);
  }

  @Override
  public DsoType type() {
    return DsoType.RECONFIRM;
  }

  @Override
  public String toText() {
    return type() + " " + name + " " + recordType() + " " + recordClass + " " + rdata.toText();
  }

  @Override
  public boolean equals(Object other) {
    return DsoTlv.equal(this, other);
  }

  @Override
  public int hashCode() {
    return DsoTlv.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
