package io.wiredns.codec.dso;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import java.util.Objects;

/**
 * Says that a record seems stale; RFC 8765 section 6.5.
 *
 * <pre>
 *   NAME, uncompressed name | TYPE 16 | CLASS 16 | RDATA, octets to the end
 * </pre>
 *
 * <p>No name comes before the first that a pointer could lead to: a pointer there is a fault. RDATA
 * is kept as octets, which mean something in this message only if they hold pointers.
 *
 * @param name the record's owner
 * @param recordType its type
 * @param recordClass its class
 * @param rdata its data as they are on the wire, 0 to 65,514 octets
 * @since 0.1
 */
public record Reconfirm(Name name, RecordType recordType, RecordClass recordClass, Octets rdata)
    implements DsoTlv {
  /**
   * The TLV of its fields.
   *
   * @param name the record's owner
   * @param recordType its type
   * @param recordClass its class
   * @param rdata its data
   * @throws IllegalArgumentException if the data are too long for any message
   */
  public Reconfirm {
    Objects.requireNonNull(name);
    Objects.requireNonNull(recordType);
    Objects.requireNonNull(recordClass);
    TlvRanges.data("RDATA", rdata);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the TLV
   */
  public static Reconfirm read(FieldReader in) {
    return new Reconfirm(
        in.name("RECONFIRM name", NameRule.LITERAL),
        in.codePoint16("RECONFIRM type", RecordType.SPACE),
        in.codePoint16("RECONFIRM class", RecordClass.SPACE),
        in.hexRest("RECONFIRM RDATA"));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("RECONFIRM name", name, NameRule.LITERAL);
    out.codePoint16("RECONFIRM type", recordType);
    out.codePoint16("RECONFIRM class", recordClass);
    out.hexRest("RECONFIRM RDATA", rdata);
  }

  @Override
  public DsoType type() {
    return DsoType.RECONFIRM;
  }
}
