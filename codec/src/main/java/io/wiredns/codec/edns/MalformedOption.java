package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * An option that breaks the rules of its code, as tolerant parsing keeps it: its octets and what is
 * wrong with them.
 *
 * <p>It is written as it came, the one thing that a writer writes and a strict parser refuses:
 * names in options are never compressed, so its octets mean the same in every message.
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
   * An option to be sent although it is malformed, to see what its receiver does.
   *
   * @param code the code, one that the standard registry knows
   * @param data OPTION-DATA that break its rules
   * @return the option with its first fault, whose offset counts from the first octet of the data
   * @throws IllegalArgumentException if the data are well-formed, or too long for any RDATA
   */
  public static MalformedOption of(OptionCode code, Octets data) {
    try {
      OptionRegistry.standard().typed(new UnknownOption(code, data));
    } catch (WireFormatException fault) {
      return new MalformedOption(code, data, fault);
    }
    throw new IllegalArgumentException(
        "option " + code + " of " + data.length() + " octets is well-formed");
  }

  @Override
  public void write(FieldWriter out) {
    out.hexRest("OPTION-DATA", data);
  }

  /** Its octets in hexadecimal and ASCII, and which rule they break. */
  @Override
  public String toText() {
    String octets = OptionText.dump(code.toString(), data);
    return octets + " malformed, " + fault.fault() + " at octet " + fault.offset();
  }
}
