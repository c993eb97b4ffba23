package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;

/**
 * The EDNS client tag option: a number that a client is configured to send;
 * draft-bellis-dnsop-edns-tags.
 *
 * <pre>
 *   TAG 16
 * </pre>
 *
 * @param tag the tag, 0 to 65535
 * @since 0.1
 */
public record ClientTag(int tag) implements EdnsOption {
  /**
   * Creates an option from its field.
   *
   * @param tag the tag, 0 to 65535
   * @throws IllegalArgumentException if the value does not fit its field
   */
  public ClientTag {
    OptionRanges.u16("CLIENT-TAG tag", tag);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
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
