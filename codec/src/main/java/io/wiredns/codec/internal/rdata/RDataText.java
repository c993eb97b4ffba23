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
 * RDATA from text: the type's own form, or the generic one of RFC 3597 section 5, {@code \# length
 * hex}, which every type takes and which gives a known type's value. The package's page lists where
 * text is not that of BIND.
 *
 * @since 0.1
 */
public final class RDataText {
  private static final String GENERIC = "\\#";

  /** The most octets of RDATA that text can stand for: a bitmap of WKS is there for one port. */
  private static final int FOR_ANY_TEXT = 8_192;

  /** A relative name. */
  private static final int FOR_A_WORD = 255;

  /** An address {@code ::} in a list. */
  private static final int FOR_AN_OCTET = 16;

  private RDataText() {}

  /**
   * Reads RDATA.
   *
   * @param type the type
   * @param text its text, on one line or on more with parentheses
   * @param origin completes relative names; null if there must be none
   * @param registry knows the types
   * @return the data, of class IN
   * @throws TextFormatException if the text is no such RDATA
   */
  public static RData parse(RecordType type, String text, Name origin, Registry registry)
      throws TextFormatException {
    Words words = Entries.only(text);
    return parse(type, RecordClass.IN, words, 0, origin, registry);
  }

  /**
   * Reads RDATA from words.
   *
   * @param type the type
   * @param recordClass the class, which may make the RDATA opaque
   * @param words the words
   * @param from the index of the first word of the RDATA; the last is the last of all
   * @param origin completes relative names; null if there must be none
   * @param registry knows the types
   * @return the data
   * @throws TextFormatException if the words are no such RDATA
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

  /** Whether RDATA must be counted; that of usual length need not be. */
  private static boolean mayBeTooLong(Words words) {
    return FOR_ANY_TEXT + (long) FOR_A_WORD * words.count() + (long) FOR_AN_OCTET * words.size()
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

  /** A known type's value from the generic form; pointers have nothing to point to. */
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
