package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type SRV: a host and a port of a service; RFC 2782. Defined in class IN only.
 *
 * <pre>
 *   PRIORITY 16 | WEIGHT 16 | PORT 16 | TARGET name
 * </pre>
 *
 * @param priority the priority, 0 to 65535; lower values are tried first
 * @param weight the share of clients among hosts of equal priority, 0 to 65535
 * @param port the port, 0 to 65535
 * @param target the host, or the root if the domain does not offer the service; never compressed
 *     when written
 * @since 0.1
 */
public record Srv(int priority, int weight, int port, Name target) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param priority the priority, 0 to 65535; lower values are tried first
   * @param weight the share of clients among hosts of equal priority, 0 to 65535
   * @param port the port, 0 to 65535
   * @param target the host, or the root if the domain does not offer the service; never compressed
   *     when written
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Srv {
    Ranges.u16("priority", priority);
    Ranges.u16("weight", weight);
    Ranges.u16("port", port);
    Objects.requireNonNull(target);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
