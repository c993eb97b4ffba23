package io.wiredns.doctor.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines of a width in pixels, by estimates that suit common sans-serif fonts. */
final class TextFit {
  private static final String THIN = "iljtfr.,:;'|!()[] ";
  private static final String THICK = "mwMW@%";

  private TextFit() {}

  /** Returns the width of a text of 12.5 pixels, rather more than less. */
  static double width(String text) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      width += THIN.indexOf(c) >= 0 ? 4.4 : THICK.indexOf(c) >= 0 ? 11.5 : isWide(c) ? 8.8 : 7.4;
    }
    return width;
  }

  private static boolean isWide(char c) {
    return c >= 'A' && c <= 'Z';
  }

  /** Returns the lines of a text; if they are too many, the last one ends with three dots. */
  static List<String> lines(String text, double width, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String rest = word;
      while (!rest.isEmpty()) {
        String joined = line.isEmpty() ? rest : line + " " + rest;
        if (width(joined) <= width) {
          line.setLength(0);
          line.append(joined);
          rest = "";
        } else if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          int fits = fitting(rest, width);
          lines.add(rest.substring(0, fits));
          rest = rest.substring(fits);
        }
        if (lines.size() > most) {
          return shortened(lines, width, most);
        }
      }
    }
    lines.add(line.toString());
    return lines.size() > most ? shortened(lines, width, most) : lines;
  }

  /**
   * Returns the number of characters of a word that stay on a line, at least 1: up to a dot or a
   * hyphen if there is one in the second half of what fits.
   */
  private static int fitting(String word, double width) {
    int fits = 1;
    while (fits < word.length() && width(word.substring(0, fits + 1)) <= width) {
      fits++;
    }
    String some = word.substring(0, fits);
    int mark = Math.max(some.lastIndexOf('.'), some.lastIndexOf('-')) + 1;
    return fits < word.length() && mark > fits / 2 ? mark : fits;
  }

  private static List<String> shortened(List<String> lines, double width, int most) {
    List<String> some = new ArrayList<>(lines.subList(0, most));
    String last = some.get(most - 1);
    while (last.length() > 1 && width(last + "...") > width) {
      last = last.substring(0, last.length() - 1);
    }
    some.set(most - 1, last + "...");
    return some;
  }
}
