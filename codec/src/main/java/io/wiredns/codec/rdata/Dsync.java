package io.wiredns.codec.rdata;

import io.wiredns.codec.code.DsyncScheme;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;

/**
 * The RDATA of type DSYNC: the address to which notifications of changes at a child are sent; RFC
 * 9859.
 *
 * <pre>
 *   TYPE 16 | SCHEME 8 | PORT 16 | TARGET name
 * </pre>
 *
 * @param notifiedType the record type whose changes are notified
 * @param scheme the method of the notification
 * @param port the port, 0 to 65535
 * @param target the host; never compressed
 * @since 0.1
 */
public record Dsync(RecordType notifiedType, DsyncScheme scheme, int port, Name target)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param notifiedType the record type whose changes are notified
   * @param scheme the method of the notification
   * @param port the port, 0 to 65535
   * @param target the host; never compressed
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Dsync {
    Objects.requireNonNull(notifiedType);
    Objects.requireNonNull(scheme);
    Ranges.u16("port", port);
    Objects.requireNonNull(target);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Dsync read(FieldReader in) {
    return new Dsync(
        in.codePoint16("notifiedType", RecordType.SPACE),
        in.codePoint8("scheme", DsyncScheme.SPACE),
        in.u16("port"),
        in.name("target", NameRule.PLAIN));
  }

  @Override
  public void write(FieldWriter out) {
    out.codePoint16("notifiedType", notifiedType);
    out.codePoint8("scheme", scheme);
    out.u16("port", port);
    out.name("target", target, NameRule.PLAIN);
  }

  @Override
  public RecordType type() {
    return RecordType.DSYNC;
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
