package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type TALINK: a link of a doubly linked list of trust anchors; IANA template TALINK.
 *
 * <pre>
 *   PREVIOUS name | NEXT name
 * </pre>
 *
 * @param previous the previous name of the list; never compressed
 * @param next the next name of the list; never compressed
 * @since 0.1
 */
public record Talink(Name previous, Name next) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param previous the previous name of the list; never compressed
   * @param next the next name of the list; never compressed
   */
  public Talink {
    Objects.requireNonNull(previous);
    Objects.requireNonNull(next);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Talink read(FieldReader in) {
    return new Talink(in.name("previous", NameRule.PLAIN), in.name("next", NameRule.PLAIN));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("previous", previous, NameRule.PLAIN);
    out.name("next", next, NameRule.PLAIN);
  }

  @Override
  public RecordType type() {
    return RecordType.TALINK;
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
