package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * An option that breaks the rules of its code, as kept by tolerant parsing: its octets and their
 * fault.
 *
 * <p>It cannot be written, because writers write only what a strict parser accepts.
 *
 * @param code the code
 * @param data OPTION-DATA as received, at most 65,531 octets
 * @param fault the fault; its offset counts from the first octet of the message
 * @since 0.1
 */
public record MalformedOption(OptionCode code, Octets data, WireFormatException fault)
    implements EdnsOption {
  /**
   * Creates an option with a fault.
   *
   * @param code the code
   * @param data OPTION-DATA
   * @param fault the fault
   * @throws IllegalArgumentException if the data are longer than 65,531 octets
   */
  public MalformedOption {
    Objects.requireNonNull(code);
    OptionRanges.data("option data", data);
    Objects.requireNonNull(fault);
  }

  /**
   * Always throws.
   *
   * @throws IllegalArgumentException always, with the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(code + " option", fault);
  }

  /** Returns the octets in hexadecimal and ASCII, and the name and offset of the fault. */
  @Override
  public String toText() {
    String octets = OptionText.dump(code.toString(), data);
    return octets + " malformed, " + fault.fault() + " at octet " + fault.offset();
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
