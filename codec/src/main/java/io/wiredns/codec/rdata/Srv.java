package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * A service's host and port; RFC 2782. Class IN only.
 *
 * <pre>
 *   PRIORITY 16 | WEIGHT 16 | PORT 16 | TARGET name
 * </pre>
 *
 * @param priority lower is tried first, 0 to 65535
 * @param weight share among equal priorities, 0 to 65535
 * @param port the port, 0 to 65535
 * @param target the host; the root says that there is no such service
 * @since 0.1
 */
public record Srv(int priority, int weight, int port, Name target) implements RData {
  /**
   * The record of its fields.
   *
   * @param priority lower is tried first, 0 to 65535
   * @param weight share among equal priorities, 0 to 65535
   * @param port the port, 0 to 65535
   * @param target the host; the root says that there is no such service
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Srv {
    Ranges.u16("priority", priority);
    Ranges.u16("weight", weight);
    Ranges.u16("port", port);
    Objects.requireNonNull(target);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Srv read(FieldReader in) {
    return new Srv(
        in.u16("priority"),
        in.u16("weight"),
        in.u16("port"),
        in.name("target", NameRule.READ_COMPRESSED));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("priority", priority);
    out.u16("weight", weight);
    out.u16("port", port);
    out.name("target", target, NameRule.READ_COMPRESSED);
  }

  @Override
  public RecordType type() {
    return RecordType.SRV;
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
