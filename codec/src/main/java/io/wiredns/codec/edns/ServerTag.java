package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * A number that a server has been told to say; draft-bellis-dnsop-edns-tags.
 *
 * <pre>
 *   TAG 16
 * </pre>
 *
 * @param tag 0 to 65535
 * @since 0.1
 */
public record ServerTag(int tag) implements EdnsOption {
  /**
   * The option of its field.
   *
   * @param tag 0 to 65535
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public ServerTag {
    OptionRanges.u16("SERVER-TAG tag", tag);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static ServerTag read(FieldReader in) {
    return new ServerTag(in.u16("SERVER-TAG tag"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("SERVER-TAG tag", tag);
  }

  @Override
  public OptionCode code() {
    return OptionCode.SERVER_TAG;
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
