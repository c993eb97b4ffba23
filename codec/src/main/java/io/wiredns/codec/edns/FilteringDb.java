package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * Which list an answer was filtered by; draft-muks-dns-filtering.
 *
 * <pre>
 *   text, UTF-8 to the end
 * </pre>
 *
 * @param octets an identifier; UTF-8 as it came, 0 to 65,531 octets
 * @since 0.1
 */
public record FilteringDb(Octets octets) implements EdnsOption {
  /**
   * The option of its octets.
   *
   * @param octets UTF-8, at most 65,531 octets
   * @throws IllegalArgumentException if there are more
   */
  public FilteringDb {
    OptionRanges.data("FILTERING-DB", octets);
  }

  /**
   * The option of a text.
   *
   * @param text at most 65,531 octets of UTF-8
   * @return the option
   * @throws IllegalArgumentException if there are more
   */
  public static FilteringDb of(String text) {
    return new FilteringDb(Octets.utf8(text));
  }

  /**
   * The octets as text.
   *
   * @return the text, not escaped: it comes from the network and may hold control characters
   */
  public String text() {
    return octets.toUtf8();
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static FilteringDb read(FieldReader in) {
    return new FilteringDb(in.rest("FILTERING-DB text", OctetsText.TEXT));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("FILTERING-DB text", octets, OctetsText.TEXT);
  }

  @Override
  public OptionCode code() {
    return OptionCode.FILTERING_DB;
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
