package io.wiredns.command.line;

import java.util.List;

/**
 * A word of a command line that is not an option, or several of them, and their value. Mutable; for
 * one thread.
 */
public final class Operand {
  /** No limit of the number of words. */
  public static final int MANY = Integer.MAX_VALUE;

  final String label;
  final int least;
  final int most;
  final String description;
  private String defaultText;
  private boolean literal;
  private List<String> words = List.of();

  public Operand(int least, int most, String label, String description) {
    this.least = least;
    this.most = most;
    this.label = label;
    this.description = description;
  }

  /** Sets the word that is meant if there is none. */
  public Operand or(String word) {
    defaultText = word;
    return this;
  }

  /** Shows the label without brackets and dots in the help. */
  public Operand literal() {
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
  public String get() {
    return words.isEmpty() ? defaultText : words.get(0);
  }

  /** Returns all words. */
  public List<String> all() {
    return words;
  }

  void set(List<String> all) {
    words = all;
  }
}
