package io.wiredns.inspect;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing array of octets to which renderers write ASCII text. The renderers of this package
 * write to any {@link Appendable}, and to an object of this class without intermediate strings, so
 * that a text that is to be written to a file or a socket is never encoded.
 *
 * <p>The buffer keeps its array when it is cleared, so that one that is used again allocates
 * nothing. It may pass its text on to an {@link OutputStream} by itself each time that it has
 * become long; without one it keeps all text until {@link #clear}. For one thread at a time.
 *
 * @since 0.1
 */
public final class AsciiBuffer implements Appendable, Flushable {
  /** The number of octets from which on text is passed on. */
  static final int FLUSH_AT = 1 << 16;

  /** The number of octets that a buffer which is cleared keeps at most. */
  private static final int MAX_KEPT = 1 << 20;

  /** The number of characters that an Appendable receives at once. */
  private static final int PIECE = 1 << 13;

  private static final int INITIAL_OCTETS = 1 << 12;

  /** The room for an address; the longest has 39 characters. */
  private static final int ADDRESS = 48;

  /** The maximum number of characters of a number, of which the least is negative. */
  private static final int NUMBER = 20;

  /** The text, before index {@link #length}. */
  byte[] text = new byte[INITIAL_OCTETS];

  /** The index after the last octet of the text. */
  int length;

  /** The target of long text, an OutputStream or an Appendable; null if there is none. */
  private final Object target;

  /** The writer of {@link Rfc8427Json}, which keeps its memory here; null before its first use. */
  private Rfc8427Writer json;

  /** The writer of {@link DigText}, in the same way. */
  private DigLines dig;

  /** Creates a buffer that keeps all its text. */
  public AsciiBuffer() {
    target = null;
  }

  /**
   * Creates a buffer that passes its text on, a few records of a message at a time.
   *
   * @param out the target of the text; it is flushed by {@link #flush} and not closed
   */
  public AsciiBuffer(OutputStream out) {
    target = Objects.requireNonNull(out);
  }

  private AsciiBuffer(Appendable out) {
    target = Objects.requireNonNull(out);
  }

  /** Returns the buffer itself that a renderer received, or a buffer that passes its text on. */
  static AsciiBuffer of(Appendable out) {
    return out instanceof AsciiBuffer buffer ? buffer : new AsciiBuffer(out);
  }

  /** Passes all text on to an Appendable, unless it is this buffer. */
  void endOf(Appendable out) throws IOException {
    if (out != this) {
      passOn();
    }
  }

  DigLines dig() {
    if (dig == null) {
      dig = new DigLines(this);
    }
    return dig;
  }

  Rfc8427Writer json() {
    if (json == null) {
      json = new Rfc8427Writer(this);
    }
    return json;
  }

  /**
   * Returns the length of the text that the buffer has.
   *
   * @return the number of octets, without those that were passed on
   */
  public int length() {
    return length;
  }

  /** Discards the text that the buffer has. */
  public void clear() {
    length = 0;
    if (text.length > MAX_KEPT) {
      text = new byte[INITIAL_OCTETS];
    }
  }

  /**
   * Writes the text to a stream and discards it.
   *
   * @param target the stream; it is neither flushed nor closed
   * @throws IOException if the stream throws it; the text is not discarded then
   */
  public void moveTo(OutputStream target) throws IOException {
    Objects.requireNonNull(target).write(text, 0, length);
    clear();
  }

  /**
   * Passes on the text to the stream that the constructor received, and flushes that; does nothing
   * without a stream.
   *
   * @throws IOException if the stream throws it
   */
  @Override
  public void flush() throws IOException {
    if (target != null) {
      passOn();
    }
    if (target instanceof Flushable flushable) {
      flushable.flush();
    }
  }

  /** Passes the text on if it is long and there is a target; returns whether it was passed on. */
  boolean passOnIfFull() throws IOException {
    if (length < FLUSH_AT || target == null) {
      return false;
    }
    passOn();
    return true;
  }

  private void passOn() throws IOException {
    if (target instanceof OutputStream stream) {
      moveTo(stream);
      return;
    }
    Appendable appendable = (Appendable) target;
    for (int from = 0; from < length; from += PIECE) {
      appendable.append(string(from, Math.min(length, from + PIECE)));
    }
    clear();
  }

  /**
   * Makes room for more octets after the text.
   *
   * @param octets the number of octets
   * @return {@link #text}, in which as many octets may be written from {@link #length} on
   */
  byte[] room(int octets) {
    if (text.length - length < octets) {
      grow(octets);
    }
    return text;
  }

  private void grow(int octets) {
    int needed = Math.addExact(length, octets);
    int doubled = text.length > Integer.MAX_VALUE / 2 ? needed : 2 * text.length;
    text = Arrays.copyOf(text, Math.max(needed, doubled));
  }

  /**
   * Appends characters. A character that is not ASCII becomes a question mark, as when a writer
   * encodes it.
   *
   * @param characters the characters
   * @return this
   */
  @Override
  public AsciiBuffer append(CharSequence characters) {
    return append(characters, 0, characters.length());
  }

  /**
   * Appends characters, as {@link #append(CharSequence)} does.
   *
   * @param characters the characters
   * @param from the index of the first
   * @param to the index after the last
   * @return this
   * @throws IndexOutOfBoundsException if there are no such characters
   */
  @Override
  public AsciiBuffer append(CharSequence characters, int from, int to) {
    Objects.checkFromToIndex(from, to, characters.length());
    byte[] a = room(to - from);
    int p = length;
    for (int i = from; i < to; i++) {
      a[p++] = octet(characters.charAt(i));
    }
    length = p;
    return this;
  }

  /**
   * Appends a character, as {@link #append(CharSequence)} does.
   *
   * @param character the character
   * @return this
   */
  @Override
  public AsciiBuffer append(char character) {
    room(1)[length++] = octet(character);
    return this;
  }

  private static byte octet(char character) {
    return (byte) (character < 0x80 ? character : '?');
  }

  /**
   * Appends octets that are ASCII characters.
   *
   * @param ascii the characters; not checked
   * @return this
   */
  public AsciiBuffer ascii(byte[] ascii) {
    length = AsciiDigits.copy(ascii, 0, ascii.length, room(ascii.length), length);
    return this;
  }

  /**
   * Appends a number.
   *
   * @param number the number, which is written in decimal digits
   * @return this
   */
  public AsciiBuffer number(long number) {
    length = AsciiDigits.number(room(NUMBER), length, number);
    return this;
  }

  /**
   * Appends octets in hexadecimal digits, in lower case.
   *
   * @param octets the array that contains the octets
   * @param from the index of the first octet
   * @param to the index after the last octet
   * @return this
   * @throws IndexOutOfBoundsException if the array does not have these octets
   */
  public AsciiBuffer hex(byte[] octets, int from, int to) {
    Objects.checkFromToIndex(from, to, octets.length);
    length = AsciiDigits.hex(room(Math.multiplyExact(2, to - from)), length, octets, from, to);
    return this;
  }

  /**
   * Appends an IP address; one of IPv6 as {@link io.wiredns.codec.wire.Ipv6#toString} writes it.
   *
   * @param octets the array that contains the address
   * @param from the index of its first octet
   * @param count the number of its octets, 4 or 16
   * @return this
   * @throws IllegalArgumentException if the number is another
   * @throws IndexOutOfBoundsException if the array does not have these octets
   */
  public AsciiBuffer address(byte[] octets, int from, int count) {
    Objects.checkFromIndexSize(from, count, octets.length);
    if (count == 4) {
      length = AsciiDigits.ipv4(room(ADDRESS), length, octets, from);
    } else if (count == 16) {
      length = AsciiDigits.ipv6(room(ADDRESS), length, octets, from);
    } else {
      throw new IllegalArgumentException("an address of " + count + " octets");
    }
    return this;
  }

  /**
   * Appends the text of a name of a message, in the form of {@link
   * io.wiredns.codec.wire.Name#toString}.
   *
   * @param message the octets of the message from index 0
   * @param at the index of the first octet of the name; compression pointers are followed
   * @return this
   * @throws IllegalArgumentException if there is no well-formed name; nothing is appended then
   */
  public AsciiBuffer name(byte[] message, int at) {
    int last = message.length;
    int end = AsciiNames.text(message, at, last, last, false, room(AsciiNames.MAX_TEXT), length);
    if (end < 0) {
      throw new IllegalArgumentException("there is no name at offset " + at);
    }
    length = end;
    return this;
  }

  /**
   * Replaces a character by several in the last part of the text, such as a separator by its
   * escape.
   *
   * @param from the index of the first octet of that part
   * @param character the ASCII character
   * @param replacement one character or more that replace it, in ASCII; not checked
   * @return this
   * @throws IllegalArgumentException if the replacement is empty
   * @throws IndexOutOfBoundsException if the text does not have that part
   */
  public AsciiBuffer replace(int from, int character, byte[] replacement) {
    Objects.requireNonNull(replacement);
    Objects.checkFromToIndex(from, length, length);
    if (replacement.length == 0) {
      throw new IllegalArgumentException("the replacement is empty");
    }
    int found = 0;
    for (int i = from; i < length; i++) {
      found += text[i] == character ? 1 : 0;
    }
    if (found > 0) {
      replace(from, found, character, replacement);
    }
    return this;
  }

  private void replace(int from, int found, int character, byte[] replacement) {
    int more = found * (replacement.length - 1);
    byte[] a = room(more);
    int to = length + more;
    for (int i = length - 1; i >= from; i--) {
      if (a[i] == character) {
        to -= replacement.length;
        System.arraycopy(replacement, 0, a, to, replacement.length);
      } else {
        a[--to] = a[i];
      }
    }
    length += more;
  }

  /** Returns the text that the buffer has. */
  @Override
  public String toString() {
    return string(0, length);
  }

  @SuppressWarnings("deprecation") // A text of ASCII needs no decoder.
  private String string(int from, int to) {
    return new String(text, 0, from, to - from);
  }
}
