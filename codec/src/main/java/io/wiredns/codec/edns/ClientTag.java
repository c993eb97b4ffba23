package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * A number that a client has been told to say; draft-bellis-dnsop-edns-tags.
 *
 * <pre>
 *   TAG 16
 * </pre>
 *
 * @param tag 0 to 65535
 * @since 0.1
 */
public record ClientTag(int tag) implements EdnsOption {
  /**
   * The option of its field.
   *
   * @param tag 0 to 65535
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public ClientTag {
    OptionRanges.u16("CLIENT-TAG tag", tag);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static ClientTag read(FieldReader in) {
    return new ClientTag(in.u16("CLIENT-TAG tag"));
  }

  @Override
  public void write(FieldWriter out) {
    out.u16("CLIENT-TAG tag", tag);
  }

  @Override
  public OptionCode code() {
    return OptionCode.CLIENT_TAG;
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
