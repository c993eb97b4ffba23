package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.regex.Pattern;

/** The fields of UNECE and ISO: a code of an external registry, and a value to which it applies. */
final class ExternalCodes {
  private static final String NO_VALUE = "-";

  /** Text that needs no quotes, unless it is a hyphen alone. */
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9+./:?_-]+");

  private ExternalCodes() {}

  static void check(String field, Octets octets) {
    Ranges.characterString(field, octets);
    Ranges.atLeast(field, octets, 1);
  }

  /** Reads a character-string that must not be empty. */
  static Octets read(FieldReader in, String field) {
    int at = in.position();
    Octets octets = in.characterString(field);
    in.require(octets.length() > 0, RDataFault.EXTERNAL_CODE_EMPTY, field, at, 0, 1);
    return octets;
  }

  /** Reads the value; a hyphen without quotes means that there is none. */
  static Octets readValue(TextReader in) {
    boolean none = !in.isQuoted() && in.peek().equals(NO_VALUE);
    Octets value = in.characterString("value");
    return none ? Octets.EMPTY : value;
  }

  static Octets readDescriptor(TextReader in) {
    return in.hasMore() ? in.rest("descriptor", OctetsText.TEXT) : Octets.EMPTY;
  }

  static void writeText(
      TextWriter out, Octets registry, Octets value, Octets code, Octets descriptor) {
    word(out, registry);
    if (value.length() == 0) {
      out.word(NO_VALUE);
    } else {
      word(out, value);
    }
    word(out, code);
    if (descriptor.length() > 0) {
      out.rest("descriptor", descriptor, OctetsText.TEXT);
    }
  }

  private static void word(TextWriter out, Octets octets) {
    String text = octets.toUtf8();
    if (BARE.matcher(text).matches() && !text.equals(NO_VALUE)) {
      out.word(text);
    } else {
      out.characterString("code", octets);
    }
  }
}
