package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * The RDATA of type TXT: text in character-strings; RFC 1035 section 3.3.14.
 *
 * <pre>
 *   { length 8 | octets } one or more times
 * </pre>
 *
 * @param strings the character-strings, at least one, each of at most 255 octets
 * @since 0.1
 */
public record Txt(List<Octets> strings) implements TextRData {
  /**
   * Creates the RDATA from its character-strings.
   *
   * @param strings the character-strings, at least one, each of at most 255 octets
   * @throws IllegalArgumentException if there is no character-string, or one is too long
   */
  public Txt {
    strings = CharacterStrings.checked(strings);
  }

  /**
   * Creates the RDATA from character-strings in UTF-8.
   *
   * @param strings the character-strings
   * @return the RDATA
   * @throws IllegalArgumentException if there is no character-string, or one is longer than 255
   *     octets; for longer texts, use {@link #split(String)}
   */
  public static Txt of(String... strings) {
    List<Octets> octets = new ArrayList<>();
    for (String string : strings) {
      octets.add(Octets.utf8(string));
    }
    return new Txt(octets);
  }

  /**
   * Creates the RDATA from a text of any length that fits, split into character-strings of at most
   * 255 octets; {@link #joined} is the inverse.
   *
   * @param text the text, at most 65279 octets
   * @return the RDATA
   * @throws IllegalArgumentException if the text has more than 65279 octets
   */
  public static Txt split(Octets text) {
    return new Txt(TextRData.split(text));
  }

  /**
   * Creates the RDATA from a text of any length that fits, encoded in UTF-8 and split into
   * character-strings of at most 255 octets; {@link #joinedText} is the inverse.
   *
   * @param text the text, at most 65279 octets in UTF-8
   * @return the RDATA
   * @throws IllegalArgumentException if the text has more than 65279 octets
   */
  public static Txt split(String text) {
    return split(Octets.utf8(text));
  }

  /**
   * Reads the character-strings of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Txt read(FieldReader in) {
    return new Txt(CharacterStrings.read(in));
  }

  @Override
  public void write(FieldWriter out) {
    CharacterStrings.write(strings, out);
  }

  @Override
  public RecordType type() {
    return RecordType.TXT;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
