package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * An option as opaque octets: whatever its code, it survives.
 *
 * @param code the code
 * @param data OPTION-DATA, at most 65,531 octets so that code and length fit RDATA too
 * @since 0.1
 */
public record UnknownOption(OptionCode code, Octets data) implements EdnsOption {
  private static final int CODE_AND_LENGTH = 4;

  /**
   * An option of those octets.
   *
   * @param code the code
   * @param data OPTION-DATA
   * @throws IllegalArgumentException if the data are too long for any RDATA
   */
  public UnknownOption {
    Objects.requireNonNull(code);
    if (data.length() > WireLimits.RDATA_OCTETS - CODE_AND_LENGTH) {
      throw new IllegalArgumentException("option data of " + data.length() + " octets");
    }
  }

  static UnknownOption read(OptionCode code, FieldReader in) {
    return new UnknownOption(code, in.sized16("OPTION-DATA", Fault.OPTION_TRUNCATED));
  }

  @Override
  public void write(FieldWriter out) {
    out.sized16("OPTION-DATA", data);
  }
}
