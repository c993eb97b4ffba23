package io.wiredns.codec.text;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.text.Escapes;
import io.wiredns.codec.internal.text.Periods;
import io.wiredns.codec.internal.text.TextAccess;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.internal.wire.Addresses;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.wire.WireLimits;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

// This file is long because it has a method for each kind of field, as every FieldReader must.

/**
 * Reads fields from words of presentation text; RFC 1035 section 5.1. Types whose text is not one
 * word for each field read the words themselves, with {@link #word} and {@link #wrong}.
 *
 * <p>A reader is for the thread that runs the decoder.
 *
 * @since 0.1
 */
public final class TextReader implements FieldReader {
  static {
    TextAccess.register(
        new TextAccess() {
          @Override
          protected <T> T readWords(
              Decoder<? extends T> decoder,
              Words words,
              int from,
              Name origin,
              CodePointSpace<RecordType> types)
              throws TextFormatException {
            return value(decoder, new TextReader(words, from, origin, types));
          }
        });
  }

  /** Ends a decoding; only {@link #value} catches it. */
  private static final class Abort extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient TextFormatException reason;

    Abort(TextFormatException reason) {
      super(null, null, false, false);
      this.reason = reason;
    }
  }

  private static final int TIME_DIGITS = 14;

  /** Ten times this number, and a digit, are still a {@code long}. */
  private static final long MAX_NUMBER = 1L << 59;

  private final Words words;
  private final Name origin;
  private final CodePointSpace<RecordType> types;
  private int next;

  private TextReader(Words words, int from, Name origin, CodePointSpace<RecordType> types) {
    this.types = types;
    this.words = words;
    this.next = from;
    this.origin = origin;
  }

  /**
   * Reads a value from its presentation form, such as the RDATA of a record type.
   *
   * <p>A decoder in a registry is called concurrently by all threads that read with that registry,
   * so it must be stateless.
   *
   * @param <T> the value
   * @since 0.1
   */
  @FunctionalInterface
  public interface Decoder<T> {
    /**
     * Reads the value from all words of the reader, in order.
     *
     * @param in the reader of the words
     * @return the value
     */
    T read(TextReader in);
  }

  private static <T> T value(Decoder<? extends T> decoder, TextReader reader)
      throws TextFormatException {
    try {
      T value = decoder.read(reader);
      if (reader.hasMore()) {
        throw reader.wrong("the end of the entry");
      }
      return value;
    } catch (Abort abort) {
      throw abort.reason;
    }
  }

  /**
   * Returns the text decoder of a type whose text is one word for each field.
   *
   * @param <T> the value
   * @param decoder reads its fields
   * @return a decoder that reads the same fields from text
   */
  public static <T> Decoder<T> fields(FieldDecoder<? extends T> decoder) {
    return decoder::read;
  }

  /**
   * Reads the next word.
   *
   * @param expected a description of the word, for the error if there is no word left
   * @return its characters, with escapes unresolved
   */
  public String word(String expected) {
    if (!hasMore()) {
      throw wrong(expected);
    }
    return words.text(next++);
  }

  /**
   * Returns the next word without reading it.
   *
   * @return its characters, or an empty string if there is no word
   */
  public String peek() {
    return hasMore() ? words.text(next) : "";
  }

  /**
   * Returns whether the next word is in quotes.
   *
   * @return true if there is a next word and it is in quotes
   */
  public boolean isQuoted() {
    return hasMore() && words.isQuoted(next);
  }

  /**
   * Reads the octets of the next word, with escapes resolved.
   *
   * @param field the name of the field
   * @return the octets
   */
  public Octets string(String field) {
    if (!hasMore()) {
      throw wrong(field);
    }
    byte[] text = words.octets();
    int p = words.from(next);
    int end = p + words.length(next);
    byte[] out = new byte[end - p];
    int written = 0;
    while (p < end) {
      int c = text[p++];
      if (c == '\\') {
        int digits = Escapes.digits(text, p, end);
        int octet = Escapes.octet(text, p, digits);
        if (octet < 0) {
          throw wrong("three digits up to 255 after a backslash");
        }
        c = octet;
        p += digits == 0 ? 1 : 3;
      }
      out[written++] = (byte) c;
    }
    next++;
    return Octets.of(out, 0, written);
  }

  /**
   * Creates an exception that reports the next word as wrong.
   *
   * @param expected a description of the expected text
   * @return an exception that the caller must throw; it ends the decoding
   */
  public RuntimeException wrong(String expected) {
    return new Abort(words.wrong(next, expected));
  }

  /**
   * Creates an exception that reports the word that was read last as wrong. At least one word must
   * have been read.
   *
   * @param expected a description of the expected text
   * @return an exception that the caller must throw; it ends the decoding
   */
  public RuntimeException wrongBefore(String expected) {
    return new Abort(words.wrong(next - 1, expected));
  }

  /**
   * Reads a decimal number.
   *
   * @param field the name of the field
   * @param maximum the largest number allowed, 0 to 2^59
   * @return the number, 0 to {@code maximum}
   * @throws IllegalArgumentException if {@code maximum} is out of range
   */
  public long number(String field, long maximum) {
    if (maximum < 0 || maximum > MAX_NUMBER) {
      throw new IllegalArgumentException(
          "maximum of " + field + " " + maximum + " is not in 0.." + MAX_NUMBER);
    }
    if (!hasMore()) {
      throw wrong(field);
    }
    byte[] text = words.octets();
    int from = words.from(next);
    int end = from + words.length(next);
    long value = 0;
    for (int p = from; p < end && value >= 0; p++) {
      int digit = text[p] - '0';
      value = digit < 0 || digit > 9 ? -1 : value * 10 + digit;
      value = value > maximum ? -1 : value;
    }
    if (from == end || value < 0) {
      throw wrong(field + ", a number up to " + maximum);
    }
    next++;
    return value;
  }

  @Override
  public int u8(String field) {
    return (int) number(field, 0xFF);
  }

  @Override
  public int u16(String field) {
    return (int) number(field, 0xFFFF);
  }

  @Override
  public long u32(String field) {
    return number(field, 0xFFFF_FFFFL);
  }

  @Override
  public long u48(String field) {
    return number(field, 0xFFFF_FFFF_FFFFL);
  }

  @Override
  public long u64(String field) {
    String word = word(field);
    try {
      if (isDigits(word)) {
        return Long.parseUnsignedLong(word);
      }
    } catch (NumberFormatException tooLarge) {
      // Reported below, with its position.
    }
    throw wrongBefore(field + ", a number of 64 bits");
  }

  @Override
  public long u64(String field, NumberText text) {
    if (text == NumberText.DECIMAL) {
      return u64(field);
    }
    if (text == NumberText.GROUPS) {
      return groups(field, 4);
    }
    throw new IllegalArgumentException(
        field + " of 64 bits has no text form " + Objects.requireNonNull(text));
  }

  /** Returns whether a word has digits only; Java's parsers also accept a sign. */
  private static boolean isDigits(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) < '0' || word.charAt(i) > '9') {
        return false;
      }
    }
    return !word.isEmpty();
  }

  @Override
  public long u32(String field, NumberText text) {
    if (text == NumberText.DECIMAL) {
      return u32(field);
    }
    if (text == NumberText.TTL) {
      return period(field);
    }
    Objects.requireNonNull(text);
    return text == NumberText.TIMESTAMP ? timestamp(field) : groups(field, 2);
  }

  private long period(String field) {
    String word = word(field);
    long seconds = Periods.parse(word);
    if (seconds < 0) {
      throw wrongBefore(field + ", seconds or a time such as 1h30m");
    }
    return seconds;
  }

  @Override
  public <T extends CodePoint> T codePoint8(String field, CodePointSpace<T> space) {
    return codePoint(field, space, 0xFF);
  }

  @Override
  public <T extends CodePoint> T codePoint16(String field, CodePointSpace<T> space) {
    return codePoint(field, space, 0xFFFF);
  }

  /**
   * Accepts a number in place of any mnemonic, even of a type: BIND writes the type that SIG covers
   * and those that NXT lists as numbers.
   */
  private <T extends CodePoint> T codePoint(String field, CodePointSpace<T> space, int maximum) {
    int first = words.first(next);
    return first >= '0' && first <= '9'
        ? space.of((int) number(field, maximum))
        : named(field, space);
  }

  /** Replaces the space of all types by that of the registry. */
  @SuppressWarnings("unchecked") // the space of all types contains types
  private <T extends CodePoint> CodePointSpace<T> known(CodePointSpace<T> space) {
    return space == RecordType.SPACE ? (CodePointSpace<T>) types : space;
  }

  private <T extends CodePoint> T named(String field, CodePointSpace<T> space) {
    String word = word(field);
    try {
      return known(space).parse(word);
    } catch (IllegalArgumentException refused) {
      throw wrongBefore(field);
    }
  }

  private long timestamp(String field) {
    if (hasMore() && words.length(next) != TIME_DIGITS) {
      return u32(field);
    }
    String word = word(field);
    try {
      long digits = isDigits(word) ? Long.parseLong(word) : -1;
      LocalDateTime time =
          LocalDateTime.of(
              (int) (digits / 10_000_000_000L),
              (int) (digits / 100_000_000 % 100),
              (int) (digits / 1_000_000 % 100),
              (int) (digits / 10_000 % 100),
              (int) (digits / 100 % 100),
              (int) (digits % 100));
      return time.toEpochSecond(ZoneOffset.UTC) & 0xFFFF_FFFFL;
    } catch (NumberFormatException | DateTimeException refused) {
      throw wrongBefore(field + ", a time as YYYYMMDDHHmmSS");
    }
  }

  @Override
  public int ipv4(String field) {
    return ipv4(field, word(field));
  }

  /**
   * Parses an IPv4 address. The text is the word that was read last, or part of it; an error names
   * the position of that word.
   *
   * @param field the name of the field
   * @param text the address
   * @return its four octets, the first the most significant
   */
  public int ipv4(String field, String text) {
    long address = Addresses.ipv4(text);
    if (address < 0) {
      throw wrongBefore(field + ", an IPv4 address");
    }
    return (int) address;
  }

  @Override
  public Ipv6 ipv6(String field) {
    return ipv6(field, word(field));
  }

  /**
   * Parses an IPv6 address. The text is the word that was read last, or part of it; an error names
   * the position of that word.
   *
   * @param field the name of the field
   * @param text the address
   * @return the address
   */
  public Ipv6 ipv6(String field, String text) {
    Ipv6 address = Addresses.ipv6(text);
    if (address == null) {
      throw wrongBefore(field + ", an IPv6 address");
    }
    return address;
  }

  private long groups(String field, int count) {
    String[] groups = word(field).split(":", -1);
    long value = 0;
    for (String group : groups) {
      if (groups.length != count || !group.matches("[0-9A-Fa-f]{1,4}")) {
        throw wrongBefore(field + ", " + count + " groups of hexadecimal digits");
      }
      value = value << 16 | Integer.parseInt(group, 16);
    }
    return value;
  }

  @Override
  public Name name(String field, NameRule rule) {
    return name(field);
  }

  /**
   * Reads a domain name.
   *
   * @param field the name of the field
   * @return the name, completed by the origin if it is relative; without an origin, a relative name
   *     is an error
   */
  public Name name(String field) {
    if (!hasMore()) {
      throw wrong(field);
    }
    if (origin == null && !Escapes.endsInDot(words.text(next))) {
      throw wrong(field + ", an absolute name, as there is no origin");
    }
    try {
      Name name = words.name(next, field, origin == null ? Name.ROOT : origin);
      next++;
      return name;
    } catch (TextFormatException refused) {
      throw new Abort(refused);
    }
  }

  @Override
  public Octets characterString(String field) {
    Octets octets = string(field);
    if (octets.length() > WireLimits.CHARACTER_STRING_OCTETS) {
      throw wrongBefore(field + " of at most 255 octets");
    }
    return octets;
  }

  @Override
  public Octets sized8(String field, OctetsText text) {
    if (text == OctetsText.TEXT) {
      return characterString(field);
    }
    String word = word(field);
    if (word.equals("-")) {
      return Octets.EMPTY;
    }
    Octets octets = digits(field, word, text, -1);
    if (octets.length() > 0xFF) {
      throw wrongBefore(field + " of at most 255 octets");
    }
    return octets;
  }

  @Override
  public TypeBitmap typeBitmap(String field) {
    List<RecordType> types = new ArrayList<>();
    while (hasMore()) {
      types.add(named(field, RecordType.SPACE));
    }
    return TypeBitmap.of(types);
  }

  @Override
  public Octets sized16(String field, OctetsText text, Fault tooLong) {
    int length = u16(field);
    return length == 0 ? Octets.EMPTY : octets(field, length, text);
  }

  @Override
  public Octets rest(String field, OctetsText text) {
    return text == OctetsText.TEXT ? string(field) : digits(field, rest(), text, -1);
  }

  @Override
  public Octets octets(String field, int count, OctetsText text) {
    if (text != OctetsText.TEXT) {
      return count == 0 ? Octets.EMPTY : digits(field, word(field), text, count);
    }
    return counted(field, string(field), count);
  }

  private Octets counted(String field, Octets octets, int count) {
    if (count >= 0 && octets.length() != count) {
      throw wrongBefore(field + " of " + count + " octets");
    }
    return octets;
  }

  /**
   * Parses {@code word}, the word or words that were just read, as octets; a negative count allows
   * any number of octets.
   */
  private Octets digits(String field, String word, OctetsText text, int count) {
    if (text == OctetsText.HYPHENS) {
      return hyphens(field, word, count);
    }
    if (text == OctetsText.BASE64) {
      return counted(field, base64(field, word), count);
    }
    return Objects.requireNonNull(text) == OctetsText.BASE32HEX
        ? counted(field, base32Hex(field, word), count)
        : hex(word, count, field);
  }

  private Octets hyphens(String field, String word, int count) {
    try {
      Octets octets = Octets.of(HexFormat.ofDelimiter("-").parseHex(word));
      if (count < 0 || octets.length() == count) {
        return octets;
      }
    } catch (IllegalArgumentException refused) {
      // Reported below, with its position.
    }
    throw wrongBefore(
        field + ", " + (count < 0 ? "" : count + " ") + "pairs of hexadecimal digits");
  }

  private Octets base32Hex(String field, String word) {
    byte[] octets = Base32Hex.decode(word.toLowerCase(Locale.ROOT));
    if (octets == null) {
      throw wrongBefore(field + " in base32hex");
    }
    return Octets.of(octets);
  }

  private String rest() {
    String all = words.rest(next);
    next = words.count();
    return all;
  }

  /**
   * Decodes base64 with padding. The text is the word that was read last, or part of it; an error
   * names the position of that word.
   *
   * @param field the name of the field
   * @param text the base64
   * @return the octets
   */
  public Octets base64(String field, String text) {
    byte[] octets = Base64Text.decode(text);
    if (octets == null) {
      throw wrongBefore(field + " in base64");
    }
    return Octets.of(octets);
  }

  private Octets hex(String text, int count, String field) {
    try {
      Octets octets = Octets.of(HexFormat.of().parseHex(text));
      if (count < 0 || octets.length() == count) {
        return octets;
      }
    } catch (IllegalArgumentException refused) {
      // Reported below, with its position.
    }
    throw wrongBefore(field + (count < 0 ? "" : " of " + count + " octets") + " in hexadecimal");
  }

  @Override
  public boolean hasMore() {
    return next < words.count();
  }

  @Override
  public void element(String what, int index) {
    // The error already names the word; its element would add nothing.
  }

  @Override
  public int position() {
    return next;
  }

  @Override
  public void require(
      boolean kept, Fault fault, String field, int position, long found, long limit) {
    if (!kept) {
      throw new Abort(words.wrong(position, field + " according to " + fault.rule()));
    }
  }

  @Override
  public int open16(String field, Fault tooLong) {
    throw new IllegalStateException(
        field + " has no text form, the type that contains it must define one");
  }

  @Override
  public void close(String field, int opened, Fault trailing) {
    throw new IllegalStateException("no length field is open");
  }
}
