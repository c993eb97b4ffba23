package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * What a client and a server say of errors with a structure; draft-ietf-dnsop-structured-dns-error.
 *
 * <pre>
 *   text, UTF-8 to the end
 * </pre>
 *
 * @param octets as the draft has it, with nothing checked; UTF-8 as it came, 0 to 65,531 octets
 * @since 0.1
 */
public record StructuredDnsError(Octets octets) implements EdnsOption {
  /**
   * The option of its octets.
   *
   * @param octets UTF-8, at most 65,531 octets
   * @throws IllegalArgumentException if there are more
   */
  public StructuredDnsError {
    OptionRanges.data("STRUCTURED-DNS-ERROR", octets);
  }

  /**
   * The option of a text.
   *
   * @param text at most 65,531 octets of UTF-8
   * @return the option
   * @throws IllegalArgumentException if there are more
   */
  public static StructuredDnsError of(String text) {
    return new StructuredDnsError(Octets.utf8(text));
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
  public static StructuredDnsError read(FieldReader in) {
    return new StructuredDnsError(in.rest("STRUCTURED-DNS-ERROR text", OctetsText.TEXT));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("STRUCTURED-DNS-ERROR text", octets, OctetsText.TEXT);
  }

  @Override
  public OptionCode code() {
    return OptionCode.STRUCTURED_DNS_ERROR;
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
