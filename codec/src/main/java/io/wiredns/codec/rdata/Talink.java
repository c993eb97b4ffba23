package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A link in a list of trust anchors; IANA template TALINK.
 *
 * <pre>
 *   PREVIOUS name | NEXT name
 * </pre>
 *
 * @param previous the one before; never compressed
 * @param next the next one; never compressed
 * @since 0.1
 */
public record Talink(Name previous, Name next) implements RData {
  /**
   * The record of its fields.
   *
   * @param previous the one before; never compressed
   * @param next the next one; never compressed
   */
  public Talink {
    Objects.requireNonNull(previous);
    Objects.requireNonNull(next);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
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
