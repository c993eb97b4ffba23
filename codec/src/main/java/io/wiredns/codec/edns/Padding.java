package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * Octets that hide how long a message is; RFC 7830 section 3. They should be zeros, and whatever
 * they are is accepted.
 *
 * <pre>
 *   padding, octets to the end
 * </pre>
 *
 * @param octets 0 to 65,531 octets
 * @since 0.1
 */
public record Padding(Octets octets) implements EdnsOption {
  /** What a query's length is padded to a multiple of, RFC 8467 section 4.1. */
  public static final int QUERY_BLOCK_OCTETS = 128;

  /** What a response's length is padded to a multiple of, RFC 8467 section 4.1. */
  public static final int RESPONSE_BLOCK_OCTETS = 468;

  /** OPTION-CODE and OPTION-LENGTH. */
  private static final int HEADER_OCTETS = 4;

  /**
   * The option of its octets.
   *
   * @param octets at most 65,531
   * @throws IllegalArgumentException if there are more
   */
  public Padding {
    OptionRanges.data("PADDING", octets);
  }

  /**
   * So many zeros.
   *
   * @param octets how many, 0 to 65531
   * @return the option
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Padding zeros(int octets) {
    OptionRanges.check("PADDING", octets, 0, OptionRanges.DATA_OCTETS);
    return new Padding(Octets.of(new byte[octets]));
  }

  /**
   * The zeros that bring a message to the next multiple of a block; RFC 8467 section 4. The
   * option's own four octets of code and length are counted, the length prefix of a stream is not.
   * The caller checks that the result is no longer than the other side takes, and pads last of all.
   *
   * @param messageOctetsWithoutPadding the message as it is, with its OPT record but without this
   *     option, 0 to 65535
   * @param blockOctets {@link #QUERY_BLOCK_OCTETS}, {@link #RESPONSE_BLOCK_OCTETS} or another
   *     number, 1 to 65535
   * @param reservedForTsig the octets of the TSIG record that comes behind, 0 to 65535; 0 without
   *     one
   * @return the option
   * @throws IllegalArgumentException if a number is out of range
   */
  public static Padding toBlock(
      int messageOctetsWithoutPadding, int blockOctets, int reservedForTsig) {
    OptionRanges.u16("message octets", messageOctetsWithoutPadding);
    OptionRanges.check("block octets", blockOctets, 1, WireLimits.MESSAGE_OCTETS);
    OptionRanges.u16("octets for TSIG", reservedForTsig);
    int octets = messageOctetsWithoutPadding + HEADER_OCTETS + reservedForTsig;
    return zeros((blockOctets - octets % blockOctets) % blockOctets);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static Padding read(FieldReader in) {
    return new Padding(in.rest("PADDING octets", OctetsText.HEX));
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("PADDING octets", octets, OctetsText.HEX);
  }

  @Override
  public OptionCode code() {
    return OptionCode.PADDING;
  }

  @Override
  public String toText() {
    return OptionText.line("PAD", octets.length() == 0 ? "" : "(" + octets.length() + " bytes)");
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
