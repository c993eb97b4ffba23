package io.wiredns.guide;

/**
 * Wraps labelled paragraphs into lines of a maximum width; continuation lines are indented by the
 * width of the label, but by at most six columns.
 */
final class WrappedText {
  private static final int LEAST_COLUMNS = 40;
  private static final int INDENT = 6;
  private static final String COMMAND = "$ ";

  private final int columns;
  private final StringBuilder out = new StringBuilder();

  WrappedText(int columns) {
    if (columns < LEAST_COLUMNS) {
      throw new IllegalArgumentException(
          "width " + columns + " is less than " + LEAST_COLUMNS + " columns");
    }
    this.columns = columns;
  }

  /** Adds a paragraph after a label. */
  void add(String label, String text) {
    out.append(label);
    WordWrap.append(out, label.length(), Math.min(label.length(), INDENT), columns, text);
  }

  /**
   * Adds a check. Its command is on the same line if it fits, or else on a line of its own. A
   * command is never broken, because people copy it.
   */
  void check(String label, GuideEntry.Check check) {
    String command = check.command().isEmpty() ? "" : "  " + COMMAND + check.command().get();
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
