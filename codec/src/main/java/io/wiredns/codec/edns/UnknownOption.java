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
 * An option as opaque octets, which are kept unchanged.
 *
 * <p>Parsing creates an object of this class for each option whose code has no decoder in the
 * registry. The caller can also create one for a code that the standard registry contains, but its
 * data must then follow the rules of the code; otherwise builders and writers reject it.
 *
 * @param code the code
 * @param data OPTION-DATA, at most 65,531 octets, so that code and length fit RDATA too
 * @since 0.1
 */
public record UnknownOption(OptionCode code, Octets data) implements EdnsOption {
  /**
   * Creates an option from octets.
   *
   * @param code the code
   * @param data OPTION-DATA
   * @throws IllegalArgumentException if the data are longer than 65,531 octets
   */
  public UnknownOption {
    Objects.requireNonNull(code);
    OptionRanges.data("option data", data);
  }

  /**
   * Converts an option of any class to opaque octets.
   *
   * @param option the option
   * @return the code and the octets that the option writes; for a {@link MalformedOption} the
   *     octets as received
   * @throws IllegalArgumentException if there are more than 65,531 octets
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
   * Decodes the octets with the standard registry.
   *
   * @return the typed option, or an option equal to this one if the registry does not contain the
   *     code
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

  /** Returns the option as dig shows it: hexadecimal and ASCII. */
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
