package io.wiredns.inspect;

import java.io.IOException;

/**
 * Text that goes to where the caller wants it as it is made: what is held is one record's text, not
 * the message's. Text for a StringBuilder is made there at once.
 */
final class TextSink {
  /** How much is gathered before it is passed on. */
  private static final int PIECE = 1 << 13;

  /** Takes the text, the last character of what was written before being always in it. */
  final StringBuilder text;

  /** Where the text goes; null if it stays where it is. */
  private final Appendable target;

  TextSink(Appendable target) {
    boolean builder = target instanceof StringBuilder;
    this.target = builder ? null : java.util.Objects.requireNonNull(target);
    text = builder ? (StringBuilder) target : new StringBuilder(2 * PIECE);
  }

  /** Passes on what has been gathered, if it is much, but for the last character. */
  void piece() throws IOException {
    if (target != null && text.length() >= PIECE) {
      int last = text.length() - 1;
      target.append(text, 0, last);
      text.delete(0, last);
    }
  }

  /** Passes on everything. */
  void end() throws IOException {
    if (target != null) {
      target.append(text);
      text.setLength(0);
    }
  }

  /** Writes text in pieces. */
  interface Content<E extends Exception> {
    void write(TextSink sink) throws IOException, E;
  }

  /** Writes text into a StringBuilder, which does not fail as other targets do. */
  static <E extends Exception> void build(StringBuilder out, Content<E> content) throws E {
    try {
      content.write(new TextSink(out));
    } catch (IOException impossible) {
      throw new AssertionError("a StringBuilder took no text", impossible);
    }
  }
}
