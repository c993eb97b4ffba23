package io.wiredns.command;

import java.util.List;

/**
 * A word of a command line that is not an option, or several of them, and their value. Mutable; for
 * one thread.
 */
final class Operand {
  /** No limit of the number of words. */
  static final int MANY = Integer.MAX_VALUE;

  final String label;
  final int least;
  final int most;
  final String description;
  private String defaultText;
  private boolean literal;
  private List<String> words = List.of();

  Operand(int least, int most, String label, String description) {
    this.least = least;
    this.most = most;
    this.label = label;
    this.description = description;
  }

  /** Sets the word that is meant if there is none. */
  Operand or(String word) {
    defaultText = word;
    return this;
  }

  /** Shows the label without brackets and dots in the help. */
  Operand literal() {
    literal = true;
    return this;
  }

  boolean isLiteral() {
    return literal;
  }

  String defaultText() {
    return defaultText;
  }

  /** Returns the only word, or the default, which may be null. */
  String get() {
    return words.isEmpty() ? defaultText : words.get(0);
  }

  /** Returns all words. */
  List<String> all() {
    return words;
  }

  void set(List<String> all) {
    words = all;
  }
}
