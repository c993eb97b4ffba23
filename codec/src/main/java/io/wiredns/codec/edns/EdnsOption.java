package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * One option of an OPT record; RFC 6891 section 6.1.2. Implementations are immutable and compare by
 * content.
 *
 * <pre>
 *   OPTION-CODE 16 | OPTION-LENGTH 16 | OPTION-DATA
 * </pre>
 *
 * @since 0.1
 */
public interface EdnsOption {
  /**
   * Which option this is.
   *
   * @return its code
   */
  OptionCode code();

  /**
   * Writes OPTION-LENGTH and OPTION-DATA.
   *
   * @param out takes them
   */
  void write(FieldWriter out);

  /**
   * Reads one option.
   *
   * @param in stands at its code
   * @return the option
   */
  static EdnsOption read(FieldReader in) {
    return UnknownOption.read(OptionCode.of(in.u16("OPTION-CODE")), in);
  }
}
