package io.wiredns.guide;

/**
 * Sets words in lines of a width, for people to read. A word that is longer than a line is not
 * broken.
 *
 * @since 0.1
 */
final class WordWrap {
  private WordWrap() {}

  /**
   * Appends a text whose words are parted by single spaces, and ends its last line.
   *
   * @param out takes it; its last line has something before the text
   * @param column how many columns that takes, 0 or more
   * @param indent at which column further lines start, 0 or more
   * @param width how many columns a line may have
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
