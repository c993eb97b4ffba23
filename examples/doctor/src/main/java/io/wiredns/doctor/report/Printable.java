package io.wiredns.doctor.report;

/** Texts in which servers may have had a word, made fit for terminals and pages. */
final class Printable {
  private Printable() {}

  /**
   * Returns a text on one line of printable ASCII. Other characters, which could move the cursor of
   * a terminal or turn the direction of a line, are written as in Java.
   */
  static String of(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
