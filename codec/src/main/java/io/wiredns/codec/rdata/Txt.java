package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
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
public record Txt(List<Octets> strings) implements RData {
  /**
   * Text of those character-strings.
   *
   * @param strings the character-strings
   * @throws IllegalArgumentException if there is none, or one is too long
   */
  public Txt {
    strings = List.copyOf(strings);
    if (strings.isEmpty()) {
      throw new IllegalArgumentException("TXT without a character-string");
    }
    strings.forEach(string -> Ranges.characterString("text", string));
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
    in.require(in.hasMore(), Fault.TEXT_EMPTY, "text", in.position(), 0, 1);
    Octets first = in.characterString("text");
    if (!in.hasMore()) {
      return new Txt(List.of(first));
    }
    List<Octets> strings = new ArrayList<>();
    strings.add(first);
    while (in.hasMore()) {
      in.element("text", strings.size());
      strings.add(in.characterString("text"));
    }
    return new Txt(strings);
  }

  @Override
  public void write(FieldWriter out) {
    for (int i = 0; i < strings.size(); i++) {
      out.characterString("text", strings.get(i));
    }
  }

  @Override
  public RecordType type() {
    return RecordType.TXT;
  }
}
