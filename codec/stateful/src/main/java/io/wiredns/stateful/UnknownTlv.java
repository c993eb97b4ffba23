package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Objects;

/**
 * A TLV as opaque octets, which are kept unchanged.
 *
 * @param type the type
 * @param data DSO-DATA, at most 65,519 octets, so that the header, type and length fit a message
 *     too
 * @since 0.1
 */
public record UnknownTlv(DsoType type, Octets data) implements DsoTlv {
  /**
   * Creates a TLV from octets.
   *
   * @param type the type
   * @param data DSO-DATA
   * @throws IllegalArgumentException if the data are longer than 65,519 octets
   */
  public UnknownTlv {
    Objects.requireNonNull(type);
    TlvRanges.data("TLV data", data);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("DSO-DATA", data, OctetsText.HEX);
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
