package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.internal.edns.OptionTable;
import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import java.util.Objects;

/**
 * An option as opaque octets: whatever its code, it survives.
 *
 * <p>Reading gives one for each code that the registry has no decoder for. One of a code that the
 * standard registry knows can be made, but its data must keep to the rules of the code: builders
 * and writers refuse it otherwise.
 *
 * @param code the code
 * @param data OPTION-DATA, at most 65,531 octets so that code and length fit RDATA too
 * @since 0.1
 */
public record UnknownOption(OptionCode code, Octets data) implements EdnsOption {
  /**
   * An option of those octets.
   *
   * @param code the code
   * @param data OPTION-DATA
   * @throws IllegalArgumentException if the data are too long for any RDATA
   */
  public UnknownOption {
    Objects.requireNonNull(code);
    OptionRanges.data("option data", data);
  }

  /**
   * An option as opaque octets, whatever its class.
   *
   * @param option the option
   * @return its code and what it writes; of a {@link MalformedOption} the octets that came
   * @throws IllegalArgumentException if that is too long for any RDATA
   */
  public static UnknownOption of(EdnsOption option) {
    if (option instanceof UnknownOption opaque) {
      return opaque;
    }
    if (option instanceof MalformedOption malformed) {
      return new UnknownOption(malformed.code(), malformed.data());
    }
    Octets data = FieldOctets.uncompressed(OptionRanges.DATA_OCTETS).of(option::write);
    if (data == null) {
      throw new IllegalArgumentException(
          option.code() + " has more than " + OptionRanges.DATA_OCTETS + " octets");
    }
    return new UnknownOption(option.code(), data);
  }

  /**
   * These octets as the standard registry reads them.
   *
   * @return the typed option, or an equal of this one if the registry does not know the code
   * @throws WireFormatException if they break the rules of the option; offsets count from the first
   *     octet of OPTION-DATA
   */
  public EdnsOption typed() throws WireFormatException {
    return OptionTable.standard().typed(this);
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("OPTION-DATA", data, OctetsText.HEX);
  }

  /** As dig has it: hexadecimal and ASCII. */
  @Override
  public String toText() {
    boolean known = OptionTable.standard().decoder(code.value()) != null;
    return OptionText.dump(known ? code.toString() : "OPT=" + code.value(), data);
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
