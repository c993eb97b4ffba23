package io.wiredns.command.input;

import io.wiredns.guide.GuideEntry;
import java.util.List;

/**
 * The words that name an input in a command.
 *
 * @param file its name; {@code -} for standard input, which no other command can read again
 * @param options the options with which it was read
 */
public record InputWords(String file, List<String> options) {
  public InputWords {
    options = List.copyOf(options);
  }

  /**
   * Returns an entry with commands that read this input. They keep a word in capitals if a terminal
   * cannot show the name, or there is none.
   */
  public GuideEntry in(GuideEntry entry) {
    boolean canBeShown = file.chars().allMatch(c -> c >= ' ' && c <= '~');
    return file.equals("-") || !canBeShown
        ? entry
        : entry.inCapture(file, options.toArray(String[]::new));
  }
}
