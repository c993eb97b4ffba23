package io.wiredns.guide;

/**
 * Wraps text into lines of a maximum width. A word that is longer than a line is not broken.
 *
 * @since 0.1
 */
final class WordWrap {
  private WordWrap() {}

  /**
   * Appends a text whose words are separated by single spaces, and a line feed after it.
   *
   * @param out the builder to append to; its last line may already contain a label
   * @param column the number of columns that the label occupies, 0 or more
   * @param indent the column at which continuation lines start, 0 or more
   * @param width the maximum number of columns of a line
   * @param text the text
   */
  static void append(StringBuilder out, int column, int indent, int width, String text) {
    int used = column;
    boolean first = true;
    for (String word : text.split(" ")) {
      if (!first && used + 1 + word.length() > width) {
        out.append('\n').append(" ".repeat(indent));
        used = indent;
        first = true;
      }
      if (!first) {
        out.append(' ');
        used++;
      }
      out.append(word);
      used += word.length();
      first = false;
    }
    out.append('\n');
  }
}
