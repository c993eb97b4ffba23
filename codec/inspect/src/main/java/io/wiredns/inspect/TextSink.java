package io.wiredns.inspect;

import java.io.IOException;

/**
 * Buffers text for the caller's {@link Appendable} and passes it on in pieces, so that the text of
 * a whole message is never held in memory. If the target is a StringBuilder, text is appended to it
 * directly.
 */
final class TextSink {
  /** The number of characters that are buffered before they are passed on. */
  private static final int FLUSH_AT = 1 << 13;

  /**
   * The buffer. It always has the last character that was written, so that a comma at the end can
   * be replaced.
   */
  final StringBuilder text;

  /** The target; null if {@link #text} is the target itself. */
  private final Appendable target;

  TextSink(Appendable target) {
    boolean builder = target instanceof StringBuilder;
    this.target = builder ? null : java.util.Objects.requireNonNull(target);
    text = builder ? (StringBuilder) target : new StringBuilder(2 * FLUSH_AT);
  }

  /** Passes on the buffered text except the last character, if the buffer is full. */
  void flushIfFull() throws IOException {
    if (target != null && text.length() >= FLUSH_AT) {
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

  /** Writes text to a StringBuilder, which never throws an IOException. */
  static <E extends Exception> void build(StringBuilder out, Content<E> content) throws E {
    try {
      content.write(new TextSink(out));
    } catch (IOException impossible) {
      throw new AssertionError("a StringBuilder took no text", impossible);
    }
  }
}
