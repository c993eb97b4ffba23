package io.wiredns.command.dissect;

import java.io.IOException;

/**
 * Passes text on without its last character, so that members can be added to a rendered JSON object
 * in place of its closing brace.
 */
final class WithoutLastCharacter implements Appendable {
  private final Appendable out;
  private char last;
  private boolean started;

  WithoutLastCharacter(Appendable out) {
    this.out = out;
  }

  @Override
  public Appendable append(char next) throws IOException {
    if (started) {
      out.append(last);
    }
    started = true;
    last = next;
    return this;
  }

  @Override
  public Appendable append(CharSequence text) throws IOException {
    return append(text, 0, text.length());
  }

  @Override
  public Appendable append(CharSequence text, int from, int to) throws IOException {
    if (from < to) {
      append(text.charAt(from));
      out.append(text, from, to - 1);
      if (to - 1 > from) {
        last = text.charAt(to - 1);
      }
    }
    return this;
  }
}
