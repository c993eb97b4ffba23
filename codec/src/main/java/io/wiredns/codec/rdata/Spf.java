package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/**
 * A sender policy, obsolete: TXT took its place; RFC 7208 section 3.1.
 *
 * <pre>
 *   { length 8 | octets } one or more times
 * </pre>
 *
 * @param strings the character-strings, one at least, each of at most 255 octets
 * @since 0.1
 */
public record Spf(List<Octets> strings) implements TextRData {
  /**
   * The record of its character-strings.
   *
   * @param strings the character-strings
   * @throws IllegalArgumentException if there is none, or one is too long
   */
  public Spf {
    strings = CharacterStrings.checked(strings);
  }

  /**
   * A policy of any length, split into character-strings of 255 octets; {@link #joined} is its
   * inverse.
   *
   * @param text the text, at most 65279 octets
   * @return the record
   * @throws IllegalArgumentException if the text does not fit RDATA
   */
  public static Spf split(Octets text) {
    return new Spf(TextRData.split(text));
  }

  /**
   * The same of a text in UTF-8; {@link #joinedText} is its inverse.
   *
   * @param text the text, at most 65279 octets in UTF-8
   * @return the record
   * @throws IllegalArgumentException if the text does not fit RDATA
   */
  public static Spf split(String text) {
    return split(Octets.utf8(text));
  }

  /**
   * Reads the character-strings.
   *
   * @param in gives them
   * @return the record
   */
  public static Spf read(FieldReader in) {
    return new Spf(CharacterStrings.read(in));
  }

  @Override
  public void write(FieldWriter out) {
    CharacterStrings.write(strings, out);
  }

  @Override
  public RecordType type() {
    return RecordType.SPF;
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
