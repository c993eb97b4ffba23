package io.wiredns.guide;

import io.wiredns.codec.wire.Name;

/**
 * Quotes words for a POSIX shell. Names come from the network, so they may hold characters that are
 * special in a shell.
 */
final class ShellWord {
  private ShellWord() {}

  /** Returns a name as a word, without the final dot unless it is the root. */
  static String of(Name name) {
    String text = name.toString();
    return of(text.length() > 1 ? text.substring(0, text.length() - 1) : text);
  }

  /** Returns a word, in quotation marks if it has other characters than names usually have. */
  static String of(String word) {
    boolean plain = !word.isEmpty() && word.charAt(0) != '-';
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      plain &=
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '-' && c <= ':'
              || c == '#' && i > 0
              || c == '_';
    }
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
