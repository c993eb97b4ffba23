package io.wiredns.inspect;

import io.wiredns.codec.text.TextFormatException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Reads a JSON text (RFC 8259) from left to right and reports where it is malformed. It builds no
 * tree: the caller requests each value in turn. Time and memory are proportional to the text. For
 * one thread at a time.
 */
final class JsonText {
  /**
   * The maximum depth of nested values. Deeper values are refused, so that no text causes a stack
   * overflow.
   */
  static final int MAX_DEPTH = 64;

  private static final int SHOWN = 40;

  /** A number, {@code true}, {@code false} or {@code null}; RFC 8259 sections 3 and 6. */
  private static final Pattern WORD =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final CharSequence text;
  private int at;

  /** The line of {@link #at}, from 1, and the index at which that line starts. */
  private int line = 1;

  private int lineStart;

  JsonText(CharSequence text) {
    this.text = text;
    skipSpace();
  }

  /** A position in the text, for errors that are found later; line and column from 1. */
  record Place(int line, int column) {
    TextFormatException wrong(String expected, String found) {
      return new TextFormatException(line, column, expected, found);
    }
  }

  Place place() {
    return new Place(line, at - lineStart + 1);
  }

  /** Returns the exception for an unexpected text at this position. */
  TextFormatException wrong(String expected) {
    return place().wrong(expected, shown());
  }

  /** Returns the text at this position, shortened and printable. */
  private String shown() {
    if (at >= text.length()) {
      return "the end of the text";
    }
    StringBuilder shown = new StringBuilder("'");
    int end = Math.min(text.length(), at + SHOWN);
    for (int i = at; i < end && text.charAt(i) != '\n'; i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c > '~' ? '?' : c);
    }
    return shown.append(end < text.length() ? "...'" : "'").toString();
  }

  private void skipSpace() {
    for (; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '\n' -> {
          line++;
          lineStart = at + 1;
        }
        case ' ', '\t', '\r' -> {}
        default -> {
          return;
        }
      }
    }
  }

  /**
   * Skips a character and the whitespace after it, if it is the next one. Returns whether it was.
   */
  boolean skipIf(char wanted) {
    if (at >= text.length() || text.charAt(at) != wanted) {
      return false;
    }
    at++;
    skipSpace();
    return true;
  }

  void expect(char wanted) throws TextFormatException {
    if (!skipIf(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  void end() throws TextFormatException {
    if (at < text.length()) {
      throw wrong("the end of the text");
    }
  }

  /** Returns whether a character is an ASCII digit; JSON has no others. */
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Reads a whole number from 0 to a maximum. */
  long number(long most) throws TextFormatException {
    Place place = place();
    int start = at;
    long value = 0;
    while (at < text.length() && isDigit(text.charAt(at)) && value <= most) {
      value = value * 10 + text.charAt(at) - '0';
      at++;
    }
    boolean leadingZero = at > start + 1 && text.charAt(start) == '0';
    boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
    if (at == start || value > most || leadingZero || fraction) {
      at = start;
      throw place.wrong("a whole number from 0 to " + most, shown());
    }
    skipSpace();
    return value;
  }

  String string() throws TextFormatException {
    if (at >= text.length() || text.charAt(at) != '"') {
      throw wrong("a string");
    }
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        skipSpace();
        return value.toString();
      }
      if (c < ' ') {
        throw wrong("a character of a string, control characters escaped");
      }
      value.append(c == '\\' ? escaped() : c);
    }
    throw wrong("the end of the string");
  }

  /**
   * Reads an escape sequence and returns its character; the index is then that of the last
   * character of the sequence.
   */
  private char escaped() throws TextFormatException {
    Place place = place();
    at++;
    char c = at < text.length() ? text.charAt(at) : ' ';
    switch (c) {
      case '"', '\\', '/':
        return c;
      case 'b':
        return '\b';
      case 'f':
        return '\f';
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'u':
        if (at + 4 < text.length()) {
          int code = 0;
          for (int i = 1; i <= 4; i++) {
            char digit = text.charAt(at + i);
            code =
                HexFormat.isHexDigit(digit) ? code << 4 | HexFormat.fromHexDigit(digit) : -1 << 16;
          }
          if (code >= 0) {
            at += 4;
            return (char) code;
          }
        }
        break;
      default:
        break;
    }
    throw place.wrong(
        "an escape of RFC 8259 section 7", "'\\" + (c < ' ' || c > '~' ? '?' : c) + "'");
  }

  /** Skips a value of any kind. */
  void skip() throws TextFormatException {
    skip(0);
  }

  private void skip(int depth) throws TextFormatException {
    if (depth == MAX_DEPTH) {
      throw wrong("at most " + MAX_DEPTH + " nested values");
    }
    if (skipIf('{')) {
      for (boolean more = !skipIf('}'); more; more = hasMore('}')) {
        string();
        expect(':');
        skip(depth + 1);
      }
    } else if (skipIf('[')) {
      for (boolean more = !skipIf(']'); more; more = hasMore(']')) {
        skip(depth + 1);
      }
    } else if (at < text.length() && text.charAt(at) == '"') {
      string();
    } else {
      word();
    }
  }

  /** Reads a comma or the end of a list or object. Returns whether another entry follows. */
  boolean hasMore(char end) throws TextFormatException {
    if (skipIf(',')) {
      return true;
    }
    if (skipIf(end)) {
      return false;
    }
    throw wrong("',' or '" + end + "'");
  }

  /** Skips a number, {@code true}, {@code false} or {@code null}. */
  private void word() throws TextFormatException {
    Place place = place();
    int start = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    String word = text.subSequence(start, at).toString();
    if (!WORD.matcher(word).matches()) {
      at = start;
      throw place.wrong("a JSON value", shown());
    }
    skipSpace();
  }
}
