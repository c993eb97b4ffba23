package io.wiredns.codec.text;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.TypeBitmap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes fields as words of presentation text, with one space between them; RFC 1035 section 5.1.
 *
 * <p>It writes printable ASCII only, so that data from the network can be shown on a terminal.
 *
 * <p>A writer is for one thread at a time.
 *
 * @since 0.1
 */
public final class TextWriter implements FieldWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

  /**
   * The maximum number of characters in a word of hexadecimal or base64; longer text is divided
   * into several words, as by BIND.
   */
  private static final int WORD = 56;

  private final StringBuilder text;
  private final boolean portable;
  private final CodePointSpace<RecordType> types;
  private final int start;

  /**
   * Creates a writer that appends to a text.
   *
   * @param text receives the words
   */
  public TextWriter(StringBuilder text) {
    this(text, RecordType.SPACE);
  }

  /**
   * Creates a writer that appends to a text and takes the mnemonics of record types from the given
   * space.
   *
   * @param text receives the words
   * @param types the record types for fields that contain a type, for example {@code
   *     Registry.typeSpace()}
   */
  public TextWriter(StringBuilder text, CodePointSpace<RecordType> types) {
    this(text, false, types);
  }

  private TextWriter(StringBuilder text, boolean portable, CodePointSpace<RecordType> types) {
    this.text = text;
    this.portable = portable;
    this.types = Objects.requireNonNull(types);
    start = text.length();
  }

  /**
   * Creates a writer that appends to a text and writes domain names by {@link Name#appendPortable}.
   *
   * @param text receives the words
   * @param types the record types for fields that contain a type
   * @return the writer
   */
  public static TextWriter portable(StringBuilder text, CodePointSpace<RecordType> types) {
    return new TextWriter(text, true, types);
  }

  /**
   * Writes a word unchanged.
   *
   * @param word the word, in printable ASCII and without spaces; not checked
   */
  public void word(String word) {
    separate();
    text.append(word);
  }

  /**
   * Writes RDATA in the generic form for any type, {@code \# length hex}; RFC 3597 section 5.
   *
   * @param octets the RDATA
   */
  public void generic(Octets octets) {
    word("\\#");
    word(Integer.toString(octets.length()));
    words(upperHex(octets));
  }

  private void separate() {
    if (text.length() > start) {
      text.append(' ');
    }
  }

  private String name(RecordType type) {
    return types == RecordType.SPACE ? type.toText() : types.of(type.value()).toText();
  }

  private void number(long value) {
    separate();
    text.append(value);
  }

  private void number(String field, long value, long maximum) {
    check(field, value, maximum);
    number(value);
  }

  private static void check(String field, long value, long maximum) {
    if (value < 0 || value > maximum) {
      throw FieldRanges.refused(field, value, maximum);
    }
  }

  @Override
  public void u8(String field, int value) {
    number(field, value, 0xFF);
  }

  @Override
  public void u16(String field, int value) {
    number(field, value, 0xFFFF);
  }

  @Override
  public void u32(String field, long value) {
    number(field, value, 0xFFFF_FFFFL);
  }

  @Override
  public void u48(String field, long value) {
    number(field, value, 0xFFFF_FFFF_FFFFL);
  }

  @Override
  public void u32(String field, long value, NumberText form) {
    check(field, value, 0xFFFF_FFFFL);
    if (form == NumberText.TIMESTAMP) {
      separate();
      TIME.formatTo(Instant.ofEpochSecond(value), text);
    } else if (form == NumberText.GROUPS) {
      groups(HexFormat.of().toHexDigits(value, 8));
    } else {
      Objects.requireNonNull(form);
      u32(field, value);
    }
  }

  @Override
  public void codePoint8(String field, CodePoint value) {
    check(field, value.value(), 0xFF);
    word(value.toText());
  }

  @Override
  public void codePoint16(String field, CodePoint value) {
    check(field, value.value(), 0xFFFF);
    word(value instanceof RecordType type ? name(type) : value.toText());
  }

  @Override
  public void u64(String field, long value) {
    word(Long.toUnsignedString(value));
  }

  @Override
  public void u64(String field, long value, NumberText form) {
    if (form == NumberText.DECIMAL) {
      u64(field, value);
    } else if (form == NumberText.GROUPS) {
      groups(HexFormat.of().toHexDigits(value));
    } else {
      throw new IllegalArgumentException(
          field + " of 64 bits has no text form " + Objects.requireNonNull(form));
    }
  }

  /**
   * Writes groups of four digits, separated by colons; leading zeros are kept, because some
   * implementations do not accept fewer digits.
   */
  private void groups(String digits) {
    separate();
    text.append(digits, 0, 4);
    for (int group = 4; group < digits.length(); group += 4) {
      text.append(':').append(digits, group, group + 4);
    }
  }

  @Override
  public void ipv4(String field, int address) {
    separate();
    text.append(address >>> 24)
        .append('.')
        .append(address >>> 16 & 0xFF)
        .append('.')
        .append(address >>> 8 & 0xFF)
        .append('.')
        .append(address & 0xFF);
  }

  @Override
  public void ipv6(String field, Ipv6 address) {
    word(address.toString());
  }

  @Override
  public void name(String field, Name name, NameRule rule) {
    separate();
    if (portable) {
      name.appendPortable(text);
    } else {
      name.appendTo(text);
    }
  }

  /**
   * Writes the string in quotes; quotes and backslashes are escaped by a backslash, unprintable
   * octets by {@code \DDD}.
   */
  @Override
  public void characterString(String field, Octets octets) {
    FieldRanges.length8(field, octets);
    quoted(octets);
  }

  private void quoted(Octets octets) {
    separate();
    text.append('"');
    for (int i = 0; i < octets.length(); i++) {
      int octet = octets.octetAt(i);
      if (octet < ' ' || octet > '~') {
        text.append('\\')
            .append((char) ('0' + octet / 100))
            .append((char) ('0' + octet / 10 % 10))
            .append((char) ('0' + octet % 10));
      } else {
        if (octet == '"' || octet == '\\') {
          text.append('\\');
        }
        text.append((char) octet);
      }
    }
    text.append('"');
  }

  @Override
  public void sized8(String field, Octets octets, OctetsText form) {
    FieldRanges.length8(field, octets);
    if (form == OctetsText.TEXT) {
      quoted(octets);
    } else {
      word(octets.length() == 0 ? "-" : digits(octets, form));
    }
  }

  @Override
  public void typeBitmap(String field, TypeBitmap types) {
    for (RecordType type : types.types()) {
      word(name(type));
    }
  }

  @Override
  public void sized16(String field, Octets octets, OctetsText form) {
    FieldRanges.length16(field, octets);
    number(octets.length());
    if (octets.length() > 0) {
      octets(field, octets, form);
    }
  }

  /**
   * Writes hexadecimal digits, in upper case, and base64 in words of at most 56 characters, as BIND
   * does; other forms are written by {@link #octets}.
   */
  @Override
  public void rest(String field, Octets octets, OctetsText form) {
    if (form == OctetsText.HEX || form == OctetsText.BASE64) {
      words(digits(octets, form));
    } else {
      octets(field, octets, form);
    }
  }

  @Override
  public void octets(String field, Octets octets, OctetsText form) {
    if (form == OctetsText.TEXT) {
      quoted(octets);
    } else if (octets.length() > 0) {
      word(digits(octets, form));
    }
  }

  private static String digits(Octets octets, OctetsText form) {
    if (form == OctetsText.HEX) {
      return upperHex(octets);
    }
    if (form == OctetsText.BASE64) {
      return octets.toBase64();
    }
    return Objects.requireNonNull(form) == OctetsText.HYPHENS
        ? HexFormat.ofDelimiter("-").formatHex(octets.toArray())
        : Base32Hex.encode(octets);
  }

  private void words(String all) {
    for (int from = 0; from < all.length(); from += WORD) {
      word(all.substring(from, Math.min(all.length(), from + WORD)));
    }
  }

  private static String upperHex(Octets octets) {
    return octets.toHex().toUpperCase(Locale.ROOT);
  }

  @Override
  public int open16(String field) {
    throw new IllegalStateException(
        field + " has no text form, the type that contains it must define one");
  }

  @Override
  public void close(int opened) {
    throw new IllegalStateException("no length field is open");
  }
}
