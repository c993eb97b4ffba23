package io.wiredns.codec.internal.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.text.Entries;
import io.wiredns.codec.internal.text.TextAccess;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;

/**
 * Parses RDATA from text: the type's own form, or the generic form of RFC 3597 section 5, {@code \#
 * length hexadecimal}, which every type accepts and which produces a typed value for a known type.
 * The description of package {@code rdata} lists the differences from BIND.
 *
 * @since 0.1
 */
public final class RDataText {
  private static final String GENERIC = "\\#";

  /**
   * The maximum number of octets that do not depend on the length of the text: the bitmap of a WKS
   * with one port.
   */
  private static final int BASE_OCTETS = 8_192;

  /** The maximum number of octets that a word adds: a relative name with its origin. */
  private static final int OCTETS_PER_WORD = 255;

  /** The maximum number of octets that an octet of text adds: an address {@code ::} in a list. */
  private static final int OCTETS_PER_TEXT_OCTET = 16;

  private RDataText() {}

  /**
   * Parses RDATA of class IN.
   *
   * @param type the type
   * @param text the text, on one line, or on several with parentheses
   * @param origin the name appended to relative names; null if they are not allowed
   * @param registry the registry with the types
   * @return the RDATA
   * @throws TextFormatException if the text is malformed
   */
  public static RData parse(RecordType type, String text, Name origin, Registry registry)
      throws TextFormatException {
    Words words = Entries.only(text);
    return parse(type, RecordClass.IN, words, 0, origin, registry);
  }

  /**
   * Parses RDATA from words.
   *
   * @param type the type
   * @param recordClass the class; if the type has no decoder in this class, only the generic form
   *     is read
   * @param words the words
   * @param from the index of the first word of the RDATA, which extends to the last word
   * @param origin the name appended to relative names; null if they are not allowed
   * @param registry the registry with the types
   * @return the RDATA
   * @throws TextFormatException if the words are not RDATA of the type
   */
  public static RData parse(
      RecordType type,
      RecordClass recordClass,
      Words words,
      int from,
      Name origin,
      Registry registry)
      throws TextFormatException {
    if (words.is(from, GENERIC)) {
      Octets octets = TextAccess.read(RDataText::generic, words, from, origin, RecordType.SPACE);
      return decode(type, recordClass, octets, words, from, registry);
    }
    TextReader.Decoder<? extends RData> decoder =
        registry.textDecoder(type.value(), recordClass.value());
    if (decoder == null) {
      throw words.wrong(
          from, "\\# and the RDATA in hexadecimal, as " + type + " has no other text form");
    }
    RData rdata = TextAccess.read(decoder, words, from, origin, registry.typeSpace());
    if (mayBeTooLong(words) && isTooLong(rdata)) {
      throw words.wrong(
          from, type + " RDATA of at most " + WireLimits.RDATA_OCTETS + " octets in all");
    }
    return rdata;
  }

  /**
   * Returns whether the octets of the RDATA must be counted; for usual lengths of text they need
   * not.
   */
  private static boolean mayBeTooLong(Words words) {
    return BASE_OCTETS
            + (long) OCTETS_PER_WORD * words.count()
            + (long) OCTETS_PER_TEXT_OCTET * words.size()
        > WireLimits.RDATA_OCTETS;
  }

  private static boolean isTooLong(RData rdata) {
    try {
      rdata.toOctets();
      return false;
    } catch (IllegalArgumentException tooLong) {
      return true;
    }
  }

  private static Octets generic(TextReader in) {
    in.word(GENERIC);
    int length = in.u16("RDATA length");
    Octets octets = in.rest("RDATA", OctetsText.HEX);
    if (octets.length() != length) {
      throw in.wrongBefore(length + " octets after \\#, not " + octets.length());
    }
    return octets;
  }

  /**
   * Decodes the octets of the generic form. Compression pointers are refused in a type that has a
   * decoder.
   */
  private static RData decode(
      RecordType type,
      RecordClass recordClass,
      Octets octets,
      Words words,
      int from,
      Registry registry)
      throws TextFormatException {
    if (octets.length() == 0 && EmptyRData.isRightFor(type)) {
      return new EmptyRData(type);
    }
    FieldDecoder<? extends RData> decoder = registry.decoder(type.value(), recordClass.value());
    if (decoder == null) {
      return new UnknownRData(type, octets);
    }
    WireDecoder wireDecoder = WireDecoder.alone(octets);
    RData rdata = wireDecoder.decodeAll(decoder);
    if (rdata == null) {
      String name = type.toString();
      String fault = wireDecoder.failure(name).getMessage();
      throw words.wrong(from, String.join("", name, " RDATA (", fault, ")"));
    }
    return rdata;
  }
}
