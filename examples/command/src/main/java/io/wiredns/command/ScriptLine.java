package io.wiredns.command;

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
 * A line of a script in nsupdate's language, whose words are taken one after the other. Blanks part
 * words and a semicolon starts a comment; what RDATA may have besides, the codec reads.
 */
final class ScriptLine {
  private static final String BLANKS = " \t\r";
  private static final String UNITS = "smhdw";
  private static final long[] UNIT_SECONDS = {1, 60, 3_600, 86_400, 604_800};
  private static final long MAX_TTL = 0xFFFF_FFFFL;
  private static final int MAX_SHOWN = 60;

  /** A character for each octet. */
  private final String text;

  /** Where the word that was taken last starts and ends. */
  private int start;

  private int end;

  ScriptLine(String text) {
    this.text = text;
  }

  /** Where the next word starts, or the line or its comment ends. */
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

  /** The next word, which is not taken; empty if there is none. */
  String peek() {
    return hasMore() ? text.substring(next(), endOfWord(text, next())) : "";
  }

  /** Takes the next word. */
  String word(String expected) throws TextFormatException {
    if (!hasMore()) {
      throw wrongNext(expected);
    }
    start = next();
    end = endOfWord(text, start);
    return text.substring(start, end);
  }

  /** Takes the next word, in lower case. */
  String lower(String expected) throws TextFormatException {
    return word(expected).toLowerCase(Locale.ROOT);
  }

  /** Takes a name; all names are absolute. */
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

  /** Takes a TTL, in seconds or with units such as in 1h30m. */
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

  /** Takes a TTL if the next word begins with a digit; -1 if not. */
  long ttlIfAny() throws TextFormatException {
    String word = peek();
    boolean digit = !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
    return digit ? ttl("a TTL") : -1;
  }

  /** Takes all that is left as data of a type, which has just been taken. */
  RData data(RecordType type, RecordClass recordClass) throws TextFormatException {
    if (type.isMeta() || type.value() == 0) {
      throw wrong("a type that zones have");
    }
    String before = ". 0 " + recordClass + " " + type;
    try {
      String record = before + decoded(text.substring(end));
      // As nsupdate does: a name without a dot at its end is one of the root too.
      return ResourceRecord.parse(record, Name.ROOT, Registry.standard()).rdata();
    } catch (TextFormatException wrong) {
      int column = wrong.column() - before.length() + end;
      throw new TextFormatException(1, column, wrong.expected(), wrong.found());
    }
  }

  /** Text in UTF-8 as text, each character of which the codec makes the same octets again. */
  private static String decoded(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Refuses a further word. */
  void end() throws TextFormatException {
    if (hasMore()) {
      throw wrongNext("the end of the entry");
    }
  }

  /** Says that the word that was taken last is wrong. */
  TextFormatException wrong(String expected) {
    return wrong(start, text.substring(start, end), expected);
  }

  /** Says that the next word is wrong, or missing. */
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
