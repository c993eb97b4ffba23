package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * An option that writes what it is given, as one of a user's own may: what a test needs that sends
 * malformed ones.
 *
 * @param code the code
 * @param data whatever it is
 */
public record RawOption(OptionCode code, Octets data) implements EdnsOption {
  @Override
  public void write(FieldWriter out) {
    out.rest("OPTION-DATA", data, OctetsText.HEX);
  }
}
