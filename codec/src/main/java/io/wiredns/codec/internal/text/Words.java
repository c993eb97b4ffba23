package io.wiredns.codec.internal.text;

import io.wiredns.codec.internal.wire.NameText;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The words of one entry of a zone file, or of the text of a record or RDATA, each with its
 * position and whether it was in quotes. Escapes are unresolved. Reusable, for one thread at a
 * time.
 *
 * @since 0.1
 */
public final class Words {
  private static final int FIRST_WORDS = 32;
  private static final int FIRST_OCTETS = 512;

  /** The octets of all words, one after the other, before {@link #length}. */
  private byte[] octets = new byte[FIRST_OCTETS];

  private int length;

  /**
   * The index in {@link #octets} at which each word starts; the element at {@link #count} is the
   * end of the last word.
   */
  private int[] starts = new int[FIRST_WORDS + 1];

  /** The line and the column of each word, from 1. */
  private long[] lines = new long[FIRST_WORDS];

  private int[] columns = new int[FIRST_WORDS];

  /** By word: whether it stood in quotes. */
  private boolean[] quoted = new boolean[FIRST_WORDS];

  private int count;
  private boolean startsBlank;
  private long endLine = 1;
  private int endColumn = 1;
  private final NameText names = new NameText();

  /** Creates an empty list of words. */
  public Words() {}

  /**
   * Returns the number of words.
   *
   * @return the number
   */
  public int count() {
    return count;
  }

  /**
   * Returns whether there was a blank before the first word; the entry then has the owner of the
   * previous entry.
   *
   * @return true if there was a blank
   */
  public boolean startsBlank() {
    return startsBlank;
  }

  /**
   * Returns whether a word was in quotes.
   *
   * @param index its index
   * @return true if the word was in quotes
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public boolean isQuoted(int index) {
    return quoted[Objects.checkIndex(index, count)];
  }

  /**
   * Returns a word as in the text, but without quotes.
   *
   * @param index its index
   * @return its characters, one for each octet
   * @throws IndexOutOfBoundsException if there is no such word
   */
  public String text(int index) {
    Objects.checkIndex(index, count);
    return new String(octets, starts[index], length(index), StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the line of a word; if there is no word at the index, that of the end of the entry.
   *
   * @param index its index
   * @return the line, counted from 1
   */
  public long line(int index) {
    return index < count ? lines[Objects.checkIndex(index, count)] : endLine;
  }

  /**
   * Returns the column of a word; if there is no word at the index, that of the end of the entry.
   *
   * @param index its index
   * @return the column, counted from 1
   */
  public int column(int index) {
    return index < count ? columns[Objects.checkIndex(index, count)] : endColumn;
  }

  /**
   * Returns whether a word equals a text, ignoring ASCII case.
   *
   * @param index its index
   * @param word the text, in upper case
   * @return true if it is equal and not in quotes
   */
  public boolean is(int index, String word) {
    if (index >= count || quoted[index] || length(index) != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      int c = octets[starts[index] + i];
      if ((c >= 'a' && c <= 'z' ? c - 0x20 : c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Parses a word as a domain name.
   *
   * @param index its index
   * @param field the name of the field, for the error
   * @param origin completes a relative name and replaces {@code @}
   * @return the name
   * @throws TextFormatException if there is no such word, or it is not a domain name
   */
  public Name name(int index, String field, Name origin) throws TextFormatException {
    if (index >= count) {
      throw wrong(index, field);
    }
    int from = starts[index];
    int to = starts[index + 1];
    if (to - from == 1 && octets[from] == '@') {
      return origin;
    }
    Name name = names.parse(octets, from, to, origin);
    if (name == null) {
      throw wrong(index, field + ", a domain name (" + names.reason() + ")");
    }
    return name;
  }

  /**
   * Parses a word as a time: seconds, or with units as in {@code 1h30m}.
   *
   * @param index its index
   * @param field the name of the field, for the error
   * @return the seconds, 0 to 4294967295
   * @throws TextFormatException if there is no such word, or it is not a time
   */
  public long period(int index, String field) throws TextFormatException {
    long seconds = index < count && !quoted[index] ? Periods.parse(text(index)) : -1;
    if (seconds < 0) {
      throw wrong(index, field + ", seconds or a time such as 1h30m");
    }
    return seconds;
  }

  /**
   * Checks that there are no more words.
   *
   * @param index the index after the last word
   * @throws TextFormatException if there is a word at the index
   */
  public void end(int index) throws TextFormatException {
    if (count > index) {
      throw wrong(index, "the end of the entry");
    }
  }

  /**
   * Returns the first character of a word.
   *
   * @param index its index
   * @return the character, 0 to 255; -1 if there is no such word, it is empty, or it was in quotes
   */
  public int first(int index) {
    return index < count && !quoted[index] && length(index) > 0 ? octets[starts[index]] & 0xFF : -1;
  }

  /**
   * Creates the exception for a wrong word.
   *
   * @param index its index, or {@link #count} for the end
   * @param expected a description of the expected text
   * @return an exception to throw
   */
  public TextFormatException wrong(int index, String expected) {
    return new TextFormatException(line(index), column(index), expected, shown(index));
  }

  /**
   * Returns a word as error messages show it: in quotes, with {@code ?} for unprintable characters,
   * and at most 60 characters; or "the end of the entry".
   */
  String shown(int index) {
    if (index >= count) {
      return "the end of the entry";
    }
    String text = text(index);
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < Math.min(text.length(), 60); i++) {
      char c = text.charAt(i);
      shown.append(c < ' ' || c > '~' ? '?' : c);
    }
    return shown.append(text.length() > 60 ? "...'" : "'").toString();
  }

  /**
   * Returns all words from an index on, joined without separators.
   *
   * @param index the index of the first word
   * @return a character for each octet; empty if there is no such word
   */
  public String rest(int index) {
    int from = index < count ? starts[index] : length;
    return new String(octets, from, length - from, StandardCharsets.ISO_8859_1);
  }

  /**
   * Returns the octets of all words.
   *
   * @return the array, of which the first {@link #size} octets are used; valid until the next entry
   *     is read
   */
  public byte[] octets() {
    return octets;
  }

  /**
   * Returns the start of a word in {@link #octets}.
   *
   * @param index the word's index; not checked
   * @return the index of the first octet of the word
   */
  public int from(int index) {
    return starts[index];
  }

  /**
   * Returns the length of a word.
   *
   * @param index the word's index; not checked
   * @return the length in octets
   */
  public int length(int index) {
    return starts[index + 1] - starts[index];
  }

  /**
   * Returns the total length of all words, without quotes and separators.
   *
   * @return the length in octets
   */
  public int size() {
    return length;
  }

  void clear(boolean startsBlank) {
    count = 0;
    length = 0;
    this.startsBlank = startsBlank;
  }

  void begin(long line, int column, boolean inQuotes) {
    if (count == lines.length) {
      int more = 2 * count;
      starts = Arrays.copyOf(starts, more + 1);
      lines = Arrays.copyOf(lines, more);
      columns = Arrays.copyOf(columns, more);
      quoted = Arrays.copyOf(quoted, more);
    }
    starts[count] = length;
    lines[count] = line;
    columns[count] = column;
    quoted[count] = inQuotes;
  }

  void add(int octet) {
    if (length == octets.length) {
      octets = Arrays.copyOf(octets, 2 * length);
    }
    octets[length++] = (byte) octet;
  }

  void add(byte[] source, int from, int to) {
    int more = to - from;
    if (more > octets.length - length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
    System.arraycopy(source, from, octets, length, more);
    length += more;
  }

  void end() {
    starts[++count] = length;
  }

  void endsAt(long line, int column) {
    endLine = line;
    endColumn = column;
  }
}
