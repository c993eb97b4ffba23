package io.wiredns.guide;

/** Sets text in lines of a width; a line that goes on is indented as deep as the first starts. */
final class WrappedText {
  private static final int LEAST_COLUMNS = 40;
  private static final int INDENT = 6;
  private static final String COMMAND = "$ ";

  private final int columns;
  private final StringBuilder out = new StringBuilder();

  WrappedText(int columns) {
    if (columns < LEAST_COLUMNS) {
      throw new IllegalArgumentException(columns + " columns, at least " + LEAST_COLUMNS);
    }
    this.columns = columns;
  }

  /** Adds a paragraph behind a label. */
  void add(String label, String text) {
    out.append(label);
    WordWrap.append(out, label.length(), Math.min(label.length(), INDENT), columns, text);
  }

  /**
   * Adds a check; its command stands behind it if the line has room, else on a line of its own,
   * never broken: a command is to be copied.
   */
  void check(String label, GuideEntry.Check check) {
    String command = check.command().map(line -> "  " + COMMAND + line).orElse("");
    if (label.length() + check.what().length() + command.length() <= columns) {
      out.append(label).append(check.what()).append(command).append('\n');
      return;
    }
    add(label, check.what());
    if (!command.isEmpty()) {
      out.append(" ".repeat(label.length())).append(command.strip()).append('\n');
    }
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
