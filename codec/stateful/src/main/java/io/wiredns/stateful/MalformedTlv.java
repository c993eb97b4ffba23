package io.wiredns.stateful;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * A TLV that breaks the rules of its type, as tolerant reading keeps it: its octets and what is
 * wrong with them.
 *
 * <p>It can be looked at but not written into another message: pointers in it may be alive.
 *
 * @param type the type
 * @param data DSO-DATA as it came, at most 65,519 octets
 * @param fault what is wrong; its offset counts from the message's first octet
 * @since 0.1
 */
public record MalformedTlv(DsoType type, Octets data, WireFormatException fault) implements DsoTlv {
  /**
   * A TLV with a fault.
   *
   * @param type the type
   * @param data DSO-DATA
   * @param fault what is wrong
   * @throws IllegalArgumentException if the data are too long for any message
   */
  public MalformedTlv {
    Objects.requireNonNull(type);
    TlvRanges.data("TLV data", data);
    Objects.requireNonNull(fault);
  }

  /**
   * Refuses.
   *
   * @throws IllegalArgumentException always, with the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(type + " TLV", fault);
  }

  /** Its octets in hexadecimal, and which rule they break. */
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
