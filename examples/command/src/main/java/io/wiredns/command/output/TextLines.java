package io.wiredns.command.output;

/** Breaks text into lines of at most 79 columns, as narrow terminals need. */
public final class TextLines {
  public static final int COLUMNS = 79;

  private final StringBuilder out = new StringBuilder();

  /** Adds a paragraph after a label; continuation lines are indented by the length of the label. */
  public TextLines add(String label, String text) {
    int indent = label.length();
    int column = indent;
    out.append(label);
    boolean first = true;
    for (String word : text.split(" ")) {
      if (!first && column + 1 + word.length() > COLUMNS) {
        out.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (!first) {
        out.append(' ');
        column++;
      }
      String rest = word;
      while (column + rest.length() > COLUMNS) { // names may be longer than a line
        int fits = COLUMNS - column;
        out.append(rest, 0, fits).append('\n').append(" ".repeat(indent));
        rest = rest.substring(fits);
        column = indent;
      }
      out.append(rest);
      column += rest.length();
      first = false;
    }
    out.append('\n');
    return this;
  }

  /** Adds a line that is not broken, because people copy it. */
  public TextLines verbatim(String line) {
    out.append(line).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
