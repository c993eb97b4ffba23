package io.wiredns.command.output;

import java.util.regex.Pattern;

/**
 * Lines of a story in dig's comments: broken at 79 columns, as narrow terminals need, but not
 * between a number and its unit.
 */
public final class StoryLines {
  private static final int COLUMNS = 79;
  private static final String MORE = ";;   ";

  /** A space at which a text may be broken. */
  private static final Pattern GAP =
      Pattern.compile(
          " (?<!\\b[0-9.]{1,20} (?=(ms|us|s|seconds?|minutes?|hours?|days?|octets?|bytes?)\\b))");

  private final StringBuilder out = new StringBuilder();

  /** Adds a text, which begins with {@code ;;} and is continued in indented comments. */
  public StoryLines add(String text) {
    int column = 0;
    for (String word : GAP.split(text)) {
      if (column > 0 && column + 1 + word.length() > COLUMNS) {
        out.append('\n').append(MORE);
        column = MORE.length();
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append('\n');
    return this;
  }

  /** Adds a line that is copied from the terminal, and therefore not broken. */
  public StoryLines whole(String line) {
    out.append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
