package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text; RFC 1035 section 3.3.14.
 *
 * <pre>
 *   { length 8 | octets } one or more times
 * </pre>
 *
 * @param strings the character-strings, one at least, each of at most 255 octets
 * @since 0.1
 */
public record Txt(List<Octets> strings) implements TextRData {
  /**
   * Text of those character-strings.
   *
   * @param strings the character-strings
   * @throws IllegalArgumentException if there is none, or one is too long
   */
  public Txt {
    strings = CharacterStrings.checked(strings);
  }

  /**
   * Text of those character-strings, in UTF-8.
   *
   * @param strings the character-strings
   * @return the record
   * @throws IllegalArgumentException if there is none, or one is longer than 255 octets; {@link
   *     #split(String)} takes what is longer
   */
  public static Txt of(String... strings) {
    List<Octets> octets = new ArrayList<>();
    for (String string : strings) {
      octets.add(Octets.utf8(string));
    }
    return new Txt(octets);
  }

  /**
   * Text of any length, split into character-strings of 255 octets; {@link #joined} is its inverse.
   *
   * @param text the text, at most 65279 octets
   * @return the record
   * @throws IllegalArgumentException if the text does not fit RDATA
   */
  public static Txt split(Octets text) {
    return new Txt(TextRData.split(text));
  }

  /**
   * The same of a text in UTF-8; {@link #joinedText} is its inverse.
   *
   * @param text the text, at most 65279 octets in UTF-8
   * @return the record
   * @throws IllegalArgumentException if the text does not fit RDATA
   */
  public static Txt split(String text) {
    return split(Octets.utf8(text));
  }

  /**
   * Reads the character-strings.
   *
   * @param in gives them
   * @return the record
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
