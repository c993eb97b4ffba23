package io.wiredns.codec.internal.text;

import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Splits a text into entries, and entries into words, by the rules of RFC 1035 section 5.1: words
 * are separated by blanks, a quoted string is one word, {@code ;} starts a comment, inside
 * parentheses an entry continues after the end of the line, and a backslash escapes the next
 * character.
 *
 * <p>The text is read in pieces, so the memory needed does not depend on its size. A scanner is for
 * one thread.
 *
 * @since 0.1
 */
public final class EntryScanner {
  /**
   * The default limit for the size of the words of one entry in octets, without quotes: 593,920. No
   * record is larger in any text that this library or another one writes:
   *
   * <ul>
   *   <li>a type bitmap (NSEC, NSEC3, CSYNC) lists up to 65,536 types of at most 9 octets each
   *       ({@code TYPEnnnnn}): 589,824;
   *   <li>a value of SVCB and HTTPS is escaped twice, {@code \092\092} for one backslash, which is
   *       8 for each of 65,535 octets: 524,280; {@code mandatory} needs fewer, {@code key65535,}
   *       for 2 octets;
   *   <li>WKS lists up to 65,536 ports of 5 digits: 327,680;
   *   <li>character-strings and names have {@code \DDD} for each octet, 262,140 in all; APL has 13
   *       for 4 octets; {@code \#} and base64 need fewer;
   * </ul>
   *
   * <p>The remaining 4,096 octets are for the owner, which has at most 1,008 octets in the form
   * {@code \DDD}, a next name of the same length, TTL, class, type and the fields before a bitmap.
   */
  public static final int ENTRY_OCTETS = 9 * 65_536 + 4_096;

  private static final int END = -1;

  private static final int FIRST_BUFFER = 1 << 10;
  private static final int LARGEST_BUFFER = 1 << 16;

  /**
   * The octets that are part of a word without further processing: all except those that end it and
   * the backslash.
   */
  private static final boolean[] PLAIN = new boolean[256];

  static {
    java.util.Arrays.fill(PLAIN, true);
    for (char c : " \t\r\n();\"\\".toCharArray()) {
      PLAIN[c] = false;
    }
  }

  private final InputStream in;
  private final int entryOctets;

  /** Grows with the text up to a limit, so that a short text costs no large array. */
  private byte[] buffer = new byte[FIRST_BUFFER];

  private int position;
  private int limit;

  private long line = 1;
  private int column = 1;

  /**
   * Creates a scanner with the limit {@link #ENTRY_OCTETS}.
   *
   * @param in the text; not closed
   */
  public EntryScanner(InputStream in) {
    this(in, ENTRY_OCTETS);
  }

  /**
   * Creates a scanner.
   *
   * @param in the text; not closed
   * @param entryOctets the maximum size of the words of an entry in octets, and the maximum number
   *     of its words
   * @throws IllegalArgumentException if the limit is negative
   */
  public EntryScanner(InputStream in, int entryOctets) {
    if (entryOctets < 0) {
      throw new IllegalArgumentException("limit " + entryOctets + " is negative");
    }
    this.in = Objects.requireNonNull(in);
    this.entryOctets = entryOctets;
  }

  private int peek() throws IOException {
    if (position == limit) {
      if (limit == buffer.length && limit < LARGEST_BUFFER) {
        buffer = new byte[4 * limit];
      }
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      position = 0;
      if (limit == 0) {
        return END;
      }
    }
    return buffer[position] & 0xFF;
  }

  /** Consumes the character that {@link #peek} has just returned. */
  private void take(int c) {
    position++;
    if (c == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
  }

  /**
   * Reads the next entry that is not empty.
   *
   * @param words receives the words of the entry
   * @return true if there is such an entry, false at the end of the text
   * @throws TextFormatException if quotes or parentheses do not match, a backslash ends a line, or
   *     the entry is too long; the rest of the line is then skipped
   * @throws IOException if the text cannot be read
   */
  public boolean next(Words words) throws TextFormatException, IOException {
    while (true) {
      int c = peek();
      if (c == END) {
        words.clear(false);
        words.endsAt(line, column);
        return false;
      }
      words.clear(c == ' ' || c == '\t');
      entry(words);
      if (words.count() > 0) {
        return true;
      }
    }
  }

  private void entry(Words words) throws TextFormatException, IOException {
    int depth = 0;
    while (true) {
      int c = peek();
      switch (c) {
        case ' ', '\t', '\r' -> take(c);
        case '(' -> {
          take(c);
          depth++;
        }
        case ')' -> {
          if (--depth < 0) {
            throw wrong("no ')' without a '('", "')'");
          }
          take(c);
        }
        case ';' -> skipComment();
        case END, '\n' -> {
          if (c == '\n' && depth > 0) {
            take(c);
            continue;
          }
          words.endsAt(line, column);
          if (depth > 0) {
            throw wrong("')'", "the end of the text");
          }
          if (c == '\n') {
            take(c);
          }
          return;
        }
        case '"' -> quoted(words);
        default -> word(words);
      }
    }
  }

  private void skipComment() throws IOException {
    while (peek() != END) {
      int from = position;
      int p = from;
      while (p < limit && buffer[p] != '\n') {
        p++;
      }
      position = p;
      column += p - from;
      if (p < limit) {
        return;
      }
    }
  }

  private TextFormatException wrong(String expected, String found) throws IOException {
    TextFormatException wrong = new TextFormatException(line, column, expected, found);
    skipComment();
    return wrong;
  }

  private void word(Words words) throws TextFormatException, IOException {
    begin(words, false);
    for (int c = peek(); c != END; c = peek()) {
      if (PLAIN[c]) {
        run(words);
      } else if (c == '\\') {
        take(c);
        add(c, words);
        escaped(words);
      } else {
        break;
      }
    }
    words.end();
  }

  /** Consumes plain octets, up to an octet that is not plain or to the end of the buffer. */
  private void run(Words words) throws TextFormatException, IOException {
    int from = position;
    int p = from;
    while (p < limit && PLAIN[buffer[p] & 0xFF]) {
      p++;
    }
    if (p - from > entryOctets - words.size()) {
      throw tooLong("octets");
    }
    words.add(buffer, from, p);
    position = p;
    column += p - from;
  }

  private void begin(Words words, boolean inQuotes) throws TextFormatException, IOException {
    if (words.count() == entryOctets) {
      throw tooLong("words");
    }
    words.begin(line, column, inQuotes);
  }

  private void quoted(Words words) throws TextFormatException, IOException {
    begin(words, true);
    take('"');
    for (int c = peek(); c != '"'; c = peek()) {
      if (c == END || c == '\n') {
        throw wrong("'\"' before the end of the line", "the end of the line");
      }
      take(c);
      add(c, words);
      if (c == '\\') {
        escaped(words);
      }
    }
    take('"');
    words.end();
  }

  private void escaped(Words words) throws TextFormatException, IOException {
    int c = peek();
    if (c == END || c == '\n') {
      throw wrong("a character after the backslash", "the end of the line");
    }
    take(c);
    add(c, words);
  }

  private void add(int c, Words words) throws TextFormatException, IOException {
    if (words.size() == entryOctets) {
      throw tooLong("octets");
    }
    words.add(c);
  }

  private TextFormatException tooLong(String what) throws IOException {
    return wrong(
        "an entry of at most "
            + entryOctets
            + " "
            + what
            + " (limit of ZoneReader.Builder.maxEntryOctets)",
        "more");
  }
}
