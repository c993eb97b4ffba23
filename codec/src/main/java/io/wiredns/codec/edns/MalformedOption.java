package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * An option that breaks the rules of its code, as tolerant parsing keeps it: its octets and what is
 * wrong with them.
 *
 * <p>It can be looked at but not written: what a writer writes a strict parser takes.
 *
 * @param code the code
 * @param data OPTION-DATA as it came, at most 65,531 octets
 * @param fault what is wrong; its offset counts from the message's first octet
 * @since 0.1
 */
public record MalformedOption(OptionCode code, Octets data, WireFormatException fault)
    implements EdnsOption {
  /**
   * An option with a fault.
   *
   * @param code the code
   * @param data OPTION-DATA
   * @param fault what is wrong
   * @throws IllegalArgumentException if the data are too long for any RDATA
   */
  public MalformedOption {
    Objects.requireNonNull(code);
    OptionRanges.data("option data", data);
    Objects.requireNonNull(fault);
  }

  /**
   * Refuses.
   *
   * @throws IllegalArgumentException always, with the fault
   */
  @Override
  public void write(FieldWriter out) {
    throw FieldRanges.malformed(code + " option", fault);
  }

  /** Its octets in hexadecimal and ASCII, and which rule they break. */
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
