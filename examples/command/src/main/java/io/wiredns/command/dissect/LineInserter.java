package io.wiredns.command.dissect;

import java.io.IOException;

/** Passes text on, and inserts a text after a given number of lines. */
final class LineInserter implements Appendable {
  private final Appendable out;
  private final String inserted;
  private int lines;

  LineInserter(Appendable out, int lines, String inserted) {
    this.out = out;
    this.lines = lines;
    this.inserted = inserted;
  }

  @Override
  public Appendable append(char next) throws IOException {
    out.append(next);
    if (next == '\n' && --lines == 0) {
      out.append(inserted);
    }
    return this;
  }

  @Override
  public Appendable append(CharSequence text) throws IOException {
    return append(text, 0, text.length());
  }

  @Override
  public Appendable append(CharSequence text, int from, int to) throws IOException {
    int at = from;
    while (at < to && lines > 0) {
      append(text.charAt(at++));
    }
    out.append(text, at, to);
    return this;
  }
}
