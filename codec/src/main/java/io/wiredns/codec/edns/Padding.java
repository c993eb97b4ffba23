package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * The padding option: octets that hide the length of a message; RFC 7830 section 3. They should be
 * zeros, but any octets are accepted.
 *
 * <pre>
 *   padding, octets to the end
 * </pre>
 *
 * @param octets the padding, 0 to 65,531 octets
 * @since 0.1
 */
public record Padding(Octets octets) implements EdnsOption {
  /**
   * The block size in octets for queries, whose length is padded to a multiple of it; RFC 8467
   * section 4.1.
   */
  public static final int QUERY_BLOCK_OCTETS = 128;

  /**
   * The block size in octets for responses, whose length is padded to a multiple of it; RFC 8467
   * section 4.1.
   */
  public static final int RESPONSE_BLOCK_OCTETS = 468;

  /** Size in octets of OPTION-CODE and OPTION-LENGTH. */
  private static final int HEADER_OCTETS = 4;

  /**
   * Creates an option from its octets.
   *
   * @param octets at most 65,531
   * @throws IllegalArgumentException if there are more than 65,531 octets
   */
  public Padding {
    OptionRanges.data("PADDING", octets);
  }

  /**
   * Creates a padding of zeros.
   *
   * @param octets the number of zeros, 0 to 65531
   * @return the option
   * @throws IllegalArgumentException if the number is out of range
   */
  public static Padding zeros(int octets) {
    OptionRanges.check("PADDING", octets, 0, OptionRanges.DATA_OCTETS);
    return new Padding(Octets.of(new byte[octets]));
  }

  /**
   * Creates the padding that extends a message to the next multiple of a block size; RFC 8467
   * section 4. The four octets of the option's code and length count, the length prefix of a stream
   * does not. The caller must check that the message is not longer than the other side accepts, and
   * must add the padding last.
   *
   * @param messageOctetsWithoutPadding the size of the message with its OPT record but without this
   *     option, 0 to 65535
   * @param blockOctets the block size, {@link #QUERY_BLOCK_OCTETS}, {@link #RESPONSE_BLOCK_OCTETS}
   *     or another number, 1 to 65535
   * @param reservedForTsig the size of the TSIG record that will be appended, 0 to 65535; 0 without
   *     one
   * @return the option
   * @throws IllegalArgumentException if a number is out of range, or the padding would have more
   *     than 65,531 octets
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
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
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
