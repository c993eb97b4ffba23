package io.wiredns.command.line;

/** Finds the word that is most like a mistyped one. For one thread. */
public final class Nearest {
  private final String typed;
  private String found;
  private int distance;

  /** Starts with no word found; one that differs in more than a third of its letters is none. */
  public Nearest(String typed) {
    this.typed = typed;
    distance = Math.max(1, typed.length() / 3) + 1;
  }

  /** Considers a word. */
  public Nearest or(String word) {
    int here = distance(typed, word);
    if (here < distance) {
      distance = here;
      found = word;
    }
    return this;
  }

  /** Returns the end of a message: a question after the word, or nothing if none is like it. */
  public String question(String before) {
    return found == null ? "" : "; did you mean " + before + found + "?";
  }

  /**
   * Returns the number of letters to insert, delete, replace or exchange with their neighbour that
   * make one word the other.
   */
  static int distance(String one, String other) {
    int[] before = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[other.length()];
  }
}
