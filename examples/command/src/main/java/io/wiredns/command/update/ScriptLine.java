package io.wiredns.command.update;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A line of a script in nsupdate's language, which is read word by word. Blanks separate words, and
 * a semicolon starts a comment; RDATA is parsed by the codec.
 */
final class ScriptLine {
  private static final String BLANKS = " \t\r";
  private static final String UNITS = "smhdw";
  private static final long[] UNIT_SECONDS = {1, 60, 3_600, 86_400, 604_800};
  private static final long MAX_TTL = 0xFFFF_FFFFL;
  private static final int MAX_SHOWN = 60;

  /** The line, with a character for each octet. */
  private final String text;

  /** The start and end of the word that was read last. */
  private int start;

  private int end;

  ScriptLine(String text) {
    this.text = text;
  }

  /** Returns the start of the next word, or the end of the line or the start of its comment. */
  private int next() {
    int at = end;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  boolean hasMore() {
    int at = next();
    return at < text.length() && text.charAt(at) != ';';
  }

  private static int endOfWord(String text, int start) {
    int at = start;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) < 0 && text.charAt(at) != ';') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, text.length());
  }

  /** Returns the next word without reading it; empty if there is none. */
  String peek() {
    return hasMore() ? text.substring(next(), endOfWord(text, next())) : "";
  }

  /** Reads the next word. */
  String word(String expected) throws TextFormatException {
    if (!hasMore()) {
      throw wrongNext(expected);
    }
    start = next();
    end = endOfWord(text, start);
    return text.substring(start, end);
  }

  /** Reads the next word and converts it to lower case. */
  String lower(String expected) throws TextFormatException {
    return word(expected).toLowerCase(Locale.ROOT);
  }

  /** Reads a name; all names are absolute. */
  Name name(String expected) throws TextFormatException {
    String word = word(expected);
    try {
      return Name.of(decoded(word));
    } catch (IllegalArgumentException wrong) {
      throw wrong(expected + ", a domain name (" + wrong.getMessage() + ")");
    }
  }

  RecordType type() throws TextFormatException {
    String word = word("a type");
    try {
      return RecordType.SPACE.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw wrong("a type");
    }
  }

  /** Reads a TTL in seconds, or with units such as in 1h30m. */
  long ttl(String expected) throws TextFormatException {
    String word = lower(expected);
    long total = 0;
    long part = -1;
    for (char c : word.toCharArray()) {
      int unit = UNITS.indexOf(c);
      if (c >= '0' && c <= '9') {
        part = Math.max(part, 0) * 10 + (c - '0');
      } else if (unit >= 0 && part >= 0) {
        total += part * UNIT_SECONDS[unit];
        part = -1;
      } else {
        total = MAX_TTL + 1;
      }
      if (total > MAX_TTL || part > MAX_TTL) {
        throw wrong(expected + ", seconds or a time such as 1h30m");
      }
    }
    total += Math.max(part, 0);
    if (total > MAX_TTL) {
      throw wrong(expected + " of at most " + MAX_TTL + " seconds");
    }
    return total;
  }

  /** Reads a TTL if the next word starts with a digit; otherwise returns -1. */
  long ttlIfAny() throws TextFormatException {
    String word = peek();
    boolean digit = !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
    return digit ? ttl("a TTL") : -1;
  }

  /** Reads the rest of the line as RDATA of a type, whose mnemonic has just been read. */
  RData data(RecordType type, RecordClass recordClass) throws TextFormatException {
    if (type.isMeta() || type.value() == 0) {
      throw wrong("a type that is allowed in zones (RFC 6895 section 3.1)");
    }
    String before = ". 0 " + recordClass + " " + type;
    try {
      String record = before + decoded(text.substring(end));
      // As in nsupdate, a name without a final dot is absolute too.
      return ResourceRecord.parse(record, Name.ROOT, Registry.standard()).rdata();
    } catch (TextFormatException wrong) {
      int column = wrong.column() - before.length() + end;
      throw new TextFormatException(1, column, wrong.expected(), wrong.found());
    }
  }

  /** Decodes UTF-8; the codec encodes each character to the same octets again. */
  private static String decoded(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Throws an exception if there is another word. */
  void end() throws TextFormatException {
    if (hasMore()) {
      throw wrongNext("the end of the entry");
    }
  }

  /** Returns an exception for the word that was read last. */
  TextFormatException wrong(String expected) {
    return wrong(start, text.substring(start, end), expected);
  }

  /** Returns an exception for the next word, which is wrong or missing. */
  TextFormatException wrongNext(String expected) {
    int end = text.stripTrailing().length();
    return hasMore()
        ? wrong(next(), peek(), expected)
        : new TextFormatException(1, end + 1, expected, "the end of the entry");
  }

  private static TextFormatException wrong(int at, String word, String expected) {
    String shown = word.replaceAll("[^ -~]", "?");
    String found =
        shown.length() > MAX_SHOWN
            ? "'" + shown.substring(0, MAX_SHOWN) + "...'"
            : "'" + shown + "'";
    return new TextFormatException(1, at + 1, expected, found);
  }
}
