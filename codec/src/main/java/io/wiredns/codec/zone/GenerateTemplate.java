package io.wiredns.codec.zone;

import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.text.TextFormatException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A word of a $GENERATE directive in which {@code $} is replaced by the number of the current
 * entry: plain, or with an offset, a width and a base as in <code>${-20,3,x}</code>. As in BIND, a
 * negative number has a sign in decimal and is the two's complement of 32 bits in the other bases.
 * {@code $$} is one dollar; {@code \$} is kept, because the reader of the generated text resolves
 * it.
 */
final class GenerateTemplate {
  private static final int WIDEST = 127;
  private static final long LARGEST = Integer.MAX_VALUE;
  private static final long SMALLEST = Integer.MIN_VALUE;

  /** A literal text, or a place for the number. */
  private static final class Piece {
    private final String text;
    private final long offset;
    private final int width;
    private final char base;

    Piece(String text, long offset, int width, char base) {
      this.text = text;
      this.offset = offset;
      this.width = width;
      this.base = base;
    }

    static Piece text(String text) {
      return new Piece(text, 0, 0, '-');
    }

    void append(long number, StringBuilder out) {
      // The value fits 32 bits, as read has checked; bases other than ten show the two's complement
      // of a negative value.
      int value = (int) (number + offset);
      switch (base) {
        case '-' -> out.append(text);
        case 'd' -> decimal(value, out);
        case 'o' -> padded(Integer.toOctalString(value), out);
        case 'x' -> padded(Integer.toHexString(value), out);
        case 'X' -> padded(Integer.toHexString(value).toUpperCase(java.util.Locale.ROOT), out);
        default -> nibbles(value, out);
      }
    }

    private void decimal(int value, StringBuilder out) {
      String digits = Long.toString(Math.abs((long) value));
      if (value < 0) {
        out.append('-');
        out.append("0".repeat(Math.max(0, width - 1 - digits.length())));
      } else {
        out.append("0".repeat(Math.max(0, width - digits.length())));
      }
      out.append(digits);
    }

    private void padded(String digits, StringBuilder out) {
      out.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }

    /**
     * Writes the digits, the lowest first, with dots between them, and with a dot at the end if the
     * width requires it; the width counts digits and dots.
     */
    private void nibbles(int value, StringBuilder out) {
      int start = out.length();
      int left = value;
      do {
        if (out.length() > start) {
          out.append('.');
        }
        int digit = left & 0xF;
        out.append(base == 'n' ? Character.forDigit(digit, 16) : "0123456789ABCDEF".charAt(digit));
        left >>>= 4;
      } while (left != 0 || out.length() - start + 1 < width);
      if (out.length() - start < width) {
        out.append('.');
      }
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final String text;
  private int next;

  private GenerateTemplate(String text) {
    this.text = text;
  }

  /**
   * Reads a word.
   *
   * @param first the smallest number that will be inserted
   * @param last the largest
   */
  static GenerateTemplate read(Words words, int at, long first, long last)
      throws TextFormatException {
    GenerateTemplate template = new GenerateTemplate(words.text(at));
    if (!template.parse()) {
      throw words.wrong(at, "$ or ${offset,width,base}, the base one of d o x X n N");
    }
    for (Piece piece : template.pieces) {
      if (last + piece.offset > LARGEST || first + piece.offset < SMALLEST) {
        throw words.wrong(
            at, "an offset that leads to a number from " + SMALLEST + " to " + LARGEST);
      }
    }
    return template;
  }

  void append(long number, StringBuilder out) {
    for (Piece piece : pieces) {
      piece.append(number, out);
    }
  }

  private boolean parse() {
    StringBuilder plain = new StringBuilder();
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (c == '\\' && next < text.length()) {
        plain.append(c).append(text.charAt(next++));
      } else if (c != '$') {
        plain.append(c);
      } else if (takes('$')) {
        plain.append('$');
      } else {
        pieces.add(Piece.text(plain.toString()));
        plain.setLength(0);
        if (!takes('{')) {
          pieces.add(new Piece("", 0, 0, 'd'));
        } else if (!modifier()) {
          return false;
        }
      }
    }
    pieces.add(Piece.text(plain.toString()));
    return true;
  }

  private boolean takes(char c) {
    boolean there = next < text.length() && text.charAt(next) == c;
    next += there ? 1 : 0;
    return there;
  }

  /** Reads the rest of a modifier after the opening brace, including the closing one. */
  private boolean modifier() {
    boolean negative = takes('-');
    if (!negative) {
      takes('+');
    }
    long offset = number(negative ? -SMALLEST : LARGEST);
    long width = 0;
    char base = 'd';
    if (takes(',')) {
      width = number(WIDEST);
      if (takes(',')) {
        base = next < text.length() ? text.charAt(next++) : '?';
      }
    }
    if (offset < 0 || width < 0 || "doxXnN".indexOf(base) < 0 || !takes('}')) {
      return false;
    }
    pieces.add(new Piece("", negative ? -offset : offset, (int) width, base));
    return true;
  }

  /** Reads a decimal number; returns -1 if there is none or it is greater than the maximum. */
  private long number(long maximum) {
    int from = next;
    long value = 0;
    while (next < text.length() && text.charAt(next) >= '0' && text.charAt(next) <= '9') {
      value = Math.min(value * 10 + text.charAt(next++) - '0', maximum + 1);
    }
    return next == from || value > maximum ? -1 : value;
  }

  /** Returns the octets of generated text, one for each character. */
  static byte[] octets(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
