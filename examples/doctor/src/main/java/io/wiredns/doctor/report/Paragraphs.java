package io.wiredns.doctor.report;

/** Lines of at most 79 columns, except for words and lines that must stay whole. */
final class Paragraphs {
  private static final int COLUMNS = 79;

  private final StringBuilder out = new StringBuilder();

  /**
   * Adds a text, broken at spaces.
   *
   * @param indent the spaces before each line
   * @param label what stands before the text on the first line, such as {@code "Rule: "}
   */
  Paragraphs add(int indent, String label, String text) {
    return add(indent, indent + (label.isEmpty() ? 0 : 2), label + text);
  }

  /** Adds a text, broken at spaces, whose further lines stand two columns to the right. */
  Paragraphs hanging(int indent, String text) {
    return add(indent, indent + 2, text);
  }

  private Paragraphs add(int indent, int hang, String text) {
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    boolean isStart = true;
    for (String word : text.split(" ")) {
      if (!isStart && line.length() + 1 + word.length() > COLUMNS) {
        out.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        line.append(" ".repeat(hang)).append(word);
      } else {
        line.append(isStart ? "" : " ").append(word);
      }
      isStart = false;
    }
    out.append(line.toString().stripTrailing()).append('\n');
    return this;
  }

  /** Adds a line that is not broken, such as a command to copy. */
  Paragraphs whole(int indent, String line) {
    out.append(" ".repeat(indent)).append(line).append('\n');
    return this;
  }

  Paragraphs gap() {
    out.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
