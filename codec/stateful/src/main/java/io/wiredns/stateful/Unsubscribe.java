package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The UNSUBSCRIBE TLV, which ends a subscription; RFC 8765 section 6.4.
 *
 * <pre>
 *   SUBSCRIBE MESSAGE ID 16
 * </pre>
 *
 * @param subscribeId the ID of the message with the {@link Subscribe}, 0 to 65535
 * @since 0.1
 */
public record Unsubscribe(int subscribeId) implements DsoTlv {
  /**
   * Creates a TLV from its field.
   *
   * @param subscribeId 0 to 65535
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public Unsubscribe {
    TlvRanges.u16("subscribe message ID", subscribeId);
  }

  /**
   * Reads the fields of DSO-DATA.
   *
   * @param in the reader, at the first field of DSO-DATA
   * @return the TLV
   */
  public static Unsubscribe read(FieldReader in) {
    return new Unsubscribe(in.u16("UNSUBSCRIBE message ID"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("UNSUBSCRIBE message ID", subscribeId);
  }

  @Override
  public DsoType type() {
    return DsoType.UNSUBSCRIBE;
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
