package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/** One or more character-strings, the whole content of TXT and the types like it. */
final class CharacterStrings {
  private CharacterStrings() {}

  static List<Octets> checked(List<Octets> strings) {
    List<Octets> copy = List.copyOf(strings);
    if (copy.isEmpty()) {
      throw new IllegalArgumentException(
          "a text record needs a character-string (RFC 1035 section 3.3.14)");
    }
    for (int i = 0; i < copy.size(); i++) { // an iterator would be one more object for each record
      Ranges.characterString("text", copy.get(i));
    }
    return copy;
  }

  static List<Octets> read(FieldReader in) {
    in.require(in.hasMore(), RDataFault.TEXT_EMPTY, "text", in.position(), 0, 1);
    Octets first = in.characterString("text");
    if (!in.hasMore()) {
      return List.of(first);
    }
    List<Octets> strings = new ArrayList<>();
    strings.add(first);
    while (in.hasMore()) {
      in.element("text", strings.size());
      strings.add(in.characterString("text"));
    }
    return strings;
  }

  static void write(List<Octets> strings, FieldWriter out) {
    for (int i = 0; i < strings.size(); i++) {
      out.characterString("text", strings.get(i));
    }
  }
}
