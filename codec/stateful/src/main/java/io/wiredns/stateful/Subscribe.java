package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The SUBSCRIBE TLV: a subscription to changes of records; RFC 8765 section 6.2.
 *
 * <pre>
 *   NAME, uncompressed name | TYPE 16 | CLASS 16
 * </pre>
 *
 * <p>The name cannot be compressed, because no name comes before it; a pointer is a fault.
 *
 * @param name the owner of the records
 * @param recordType their type; ANY for all
 * @param recordClass their class; ANY for all
 * @since 0.1
 */
public record Subscribe(Name name, RecordType recordType, RecordClass recordClass)
    implements DsoTlv {
  /**
   * Creates a TLV from its fields.
   *
   * @param name the owner of the records
   * @param recordType their type
   * @param recordClass their class
   */
  public Subscribe {
    Objects.requireNonNull(name);
    Objects.requireNonNull(recordType);
    Objects.requireNonNull(recordClass);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static Subscribe read(FieldReader in) {
    return new Subscribe(
        in.name("SUBSCRIBE name", NameRule.PLAIN),
        in.codePoint16("SUBSCRIBE type", RecordType.SPACE),
        in.codePoint16("SUBSCRIBE class", RecordClass.SPACE));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("SUBSCRIBE name", name, NameRule.PLAIN);
    out.codePoint16("SUBSCRIBE type", recordType);
    out.codePoint16("SUBSCRIBE class", recordClass);
  }

  @Override
  public DsoType type() {
    return DsoType.SUBSCRIBE;
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
