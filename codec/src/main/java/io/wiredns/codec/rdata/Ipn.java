package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * A node number of the interplanetary network; draft-johnson-dns-ipn-cla.
 *
 * <pre>
 *   NODE 64
 * </pre>
 *
 * @param node the number, 64 bits without a sign
 * @since 0.1
 */
public record Ipn(long node) implements RData {
  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Ipn read(FieldReader in) {
    return new Ipn(in.u64("node"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u64("node", node);
  }

  @Override
  public RecordType type() {
    return RecordType.IPN;
  }
}
