package io.wiredns.command.query;

import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import java.util.ArrayList;
import java.util.List;

/** Writes the options for the format, which all commands have, in the words of {@code query}. */
final class QueryFormat {
  private static final String OPTION = "--format";

  private QueryFormat() {}

  /**
   * Replaces the options by {@code +json} or {@code +nojson} before all other words, so that they
   * are meant for all queries of the line.
   */
  static List<String> inDigsWords(List<String> words) throws InputException {
    List<String> rest = new ArrayList<>();
    String format = null;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--json")) {
        format = "json";
      } else if (word.equals(OPTION)) {
        i++;
        format = i < words.size() ? words.get(i) : "";
      } else if (word.startsWith(OPTION + "=")) {
        format = word.substring(OPTION.length() + 1);
      } else {
        rest.add(word);
      }
    }
    if (format != null) {
      rest.add(0, plus(format));
    }
    return rest;
  }

  private static String plus(String format) throws InputException {
    return switch (format) {
      case "json" -> "+json";
      case "text" -> "+nojson";
      default ->
          throw new InputException(
              "--format "
                  + DigWords.printable(format)
                  + ": expected text or json; try wiredns query --help");
    };
  }
}
