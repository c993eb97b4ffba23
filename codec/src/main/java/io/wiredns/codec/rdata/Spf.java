package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/**
 * The RDATA of type SPF, obsolete and replaced by TXT: a sender policy; RFC 7208 section 3.1.
 *
 * <pre>
 *   { length 8 | octets } one or more times
 * </pre>
 *
 * @param strings the character-strings, at least one, each of at most 255 octets
 * @since 0.1
 */
public record Spf(List<Octets> strings) implements TextRData {
  /**
   * Creates the RDATA from its character-strings.
   *
   * @param strings the character-strings, at least one, each of at most 255 octets
   * @throws IllegalArgumentException if there is no character-string, or one is too long
   */
  public Spf {
    strings = CharacterStrings.checked(strings);
  }

  /**
   * Creates the RDATA from a policy of any length that fits, split into character-strings of at
   * most 255 octets; {@link #joined} is the inverse.
   *
   * @param text the text, at most 65279 octets
   * @return the RDATA
   * @throws IllegalArgumentException if the text has more than 65279 octets
   */
  public static Spf split(Octets text) {
    return new Spf(TextRData.split(text));
  }

  /**
   * Creates the RDATA from a policy of any length that fits, encoded in UTF-8 and split into
   * character-strings of at most 255 octets; {@link #joinedText} is the inverse.
   *
   * @param text the text, at most 65279 octets in UTF-8
   * @return the RDATA
   * @throws IllegalArgumentException if the text has more than 65279 octets
   */
  public static Spf split(String text) {
    return split(Octets.utf8(text));
  }

  /**
   * Reads the character-strings of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
