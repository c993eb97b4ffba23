package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
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
public record Txt(List<Octets> strings) implements RData {
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
   * @throws IllegalArgumentException if there is none, or one is longer than 255 octets
   */
  public static Txt of(String... strings) {
    return new Txt(java.util.Arrays.stream(strings).map(Octets::utf8).toList());
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
}
