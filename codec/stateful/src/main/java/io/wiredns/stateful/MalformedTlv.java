package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * A TLV that breaks the rules of its type, as kept by tolerant reading: its octets and their fault.
 *
 * <p>It cannot be written, because pointers in it could refer to other octets in another message.
 *
 * @param type the type
 * @param data DSO-DATA as received, at most 65,519 octets
 * @param fault the fault; its offset counts from the first octet of the message
 * @since 0.1
 */
public record MalformedTlv(DsoType type, Octets data, WireFormatException fault) implements DsoTlv {
  /**
   * Creates a TLV with a fault.
   *
   * @param type the type
   * @param data DSO-DATA
   * @param fault the fault
   * @throws IllegalArgumentException if the data are longer than 65,519 octets
   */
  public MalformedTlv {
    Objects.requireNonNull(type);
    TlvRanges.data("TLV data", data);
    Objects.requireNonNull(fault);
  }

  /**
   * Always throws.
   *
   * @throws IllegalArgumentException always, with the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(type + " TLV", fault);
  }

  /** Returns the octets in hexadecimal, and the rule that they break. */
  @Override
  public String toText() {
    String octets = new UnknownTlv(type, data).toText();
    return octets + " malformed, " + fault.fault() + " at octet " + fault.offset();
  }

  @Override
  public String toString() {
    return toText();
  }
}
