package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The contact for questions about a filtered answer; draft-muks-dns-filtering.
 *
 * <pre>
 *   text, UTF-8 to the end
 * </pre>
 *
 * @param octets an address or a URI; unchecked UTF-8 as received, 0 to 65,531 octets
 * @since 0.1
 */
public record FilteringContact(Octets octets) implements EdnsOption {
  /**
   * Creates an option from its octets.
   *
   * @param octets UTF-8, at most 65,531 octets
   * @throws IllegalArgumentException if there are more than 65,531 octets
   */
  public FilteringContact {
    OptionRanges.data("FILTERING-CONTACT", octets);
  }

  /**
   * Creates an option whose octets are a text in UTF-8.
   *
   * @param text the text, at most 65,531 octets in UTF-8
   * @return the option
   * @throws IllegalArgumentException if there are more than 65,531 octets
   */
  public static FilteringContact of(String text) {
    return new FilteringContact(Octets.utf8(text));
  }

  /**
   * Returns the octets as text.
   *
   * @return the text without escapes, so that it may contain control characters from the network
   */
  public String text() {
    return octets.toUtf8();
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static FilteringContact read(FieldReader in) {
    return new FilteringContact(in.rest("FILTERING-CONTACT text", OctetsText.TEXT));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("FILTERING-CONTACT text", octets, OctetsText.TEXT);
  }

  @Override
  public OptionCode code() {
    return OptionCode.FILTERING_CONTACT;
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
