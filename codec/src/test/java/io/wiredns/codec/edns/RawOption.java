package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * An option that writes any octets, as a user's own option may do, for tests that send malformed
 * options.
 *
 * @param code the code
 * @param data any octets
 */
public record RawOption(OptionCode code, Octets data) implements EdnsOption {
  @Override
  public void write(FieldWriter out) {
    out.rest("OPTION-DATA", data, OctetsText.HEX);
  }
}
