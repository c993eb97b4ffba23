package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The NSID option: the identifier of the server that answers, which is one of several with the same
 * address; RFC 5001 section 2. The option is empty in a query, which asks for the identifier.
 *
 * <pre>
 *   identifier, octets to the end
 * </pre>
 *
 * @param identifier the identifier, chosen by the server's operator, 0 to 65,531 octets
 * @since 0.1
 */
public record Nsid(Octets identifier) implements EdnsOption {
  /**
   * Creates an option with an identifier.
   *
   * @param identifier at most 65,531 octets
   * @throws IllegalArgumentException if there are more than 65,531 octets
   */
  public Nsid {
    OptionRanges.data("NSID identifier", identifier);
  }

  /**
   * Returns the option of a query, which asks for the value.
   *
   * @return the empty option
   */
  public static Nsid query() {
    return new Nsid(Octets.EMPTY);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Nsid read(FieldReader in) {
    return new Nsid(in.rest("NSID identifier", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("NSID identifier", identifier, OctetsText.HEX);
  }

  @Override
  public OptionCode code() {
    return OptionCode.NSID;
  }

  @Override
  public String toText() {
    return OptionText.dump("NSID", identifier);
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
