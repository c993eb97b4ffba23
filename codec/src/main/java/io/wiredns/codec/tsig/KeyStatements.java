package io.wiredns.codec.tsig;

import io.wiredns.codec.text.TextFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the key statements of a file in the form of BIND's configuration, with its strings and
 * comments; other statements are refused.
 */
final class KeyStatements {
  private final String text;
  private int position;
  private int start;

  KeyStatements(String text) {
    this.text = text;
  }

  List<TsigKey> keys() throws TextFormatException {
    List<TsigKey> keys = new ArrayList<>();
    String word = next();
    while (!word.isEmpty()) {
      expect("key", word);
      keys.add(key());
      word = next();
    }
    if (keys.isEmpty()) {
      throw wrong("a key statement", word);
    }
    return keys;
  }

  private TsigKey key() throws TextFormatException {
    String name = next();
    int at = start;
    expect("{", next());
    String algorithm = null;
    String secret = null;
    String word = next();
    while (!word.equals("}")) {
      if (word.equals("algorithm")) {
        algorithm = next();
      } else if (word.equals("secret")) {
        secret = next();
      } else {
        throw wrong("algorithm, secret or }", word);
      }
      expect(";", next());
      word = next();
    }
    expect(";", next());
    if (algorithm == null || secret == null) {
      start = at;
      throw wrong("a key with algorithm and secret", name);
    }
    try {
      return TsigKey.named(algorithm, name, secret);
    } catch (IllegalArgumentException reason) {
      start = at;
      throw wrong("a key that can be used", name + ": " + reason.getMessage());
    }
  }

  private void expect(String expected, String word) throws TextFormatException {
    if (!word.equals(expected)) {
      throw wrong(expected, word);
    }
  }

  private TextFormatException wrong(String expected, String found) {
    String before = text.substring(0, start);
    long line = 1;
    for (int i = 0; i < start; i++) {
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    int column = start - before.lastIndexOf('\n');
    return new TextFormatException(line, column, expected, found.isEmpty() ? "the end" : found);
  }

  /** Returns the next word, string (without its quotes) or punctuation mark; empty at the end. */
  private String next() throws TextFormatException {
    skip();
    start = position;
    if (position == text.length()) {
      return "";
    }
    char c = text.charAt(position);
    if (c == '"') {
      int end = text.indexOf('"', position + 1);
      if (end < 0) {
        throw wrong("a string that ends", "no second \"");
      }
      position = end + 1;
      return text.substring(start + 1, end);
    }
    position++;
    if (!isSign(c)) {
      while (position < text.length() && isWord(text.charAt(position))) {
        position++;
      }
    }
    return text.substring(start, position);
  }

  private static boolean isSign(char c) {
    return c == '{' || c == '}' || c == ';';
  }

  private static boolean isWord(char c) {
    return c > ' ' && c != '"' && !isSign(c);
  }

  private void skip() throws TextFormatException {
    while (position < text.length()) {
      if (text.charAt(position) <= ' ') {
        position++;
      } else if (text.charAt(position) == '#' || text.startsWith("//", position)) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", position)) {
        int end = text.indexOf("*/", position + 2);
        if (end < 0) {
          start = position;
          throw wrong("a comment that ends", "no */");
        }
        position = end + 2;
      } else {
        return;
      }
    }
  }
}
