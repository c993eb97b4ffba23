package io.wiredns.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The name, options and words of a command. It parses command lines of the usual form by itself,
 * because loading picocli takes longer than most commands; all others, the help and the messages
 * are left to picocli, see {@link Usage}. Mutable; for one thread.
 */
final class Syntax {
  /** Options under a heading. */
  record Group(String heading, List<Option<?>> options) {}

  final String name;
  final List<String> description;
  final List<Option<?>> options = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Operand> operands = new ArrayList<>();

  /** The synopsis; null for one that consists of the options and words. */
  String synopsis;

  String footerHeading = "";
  List<String> footer = List.of();

  private boolean verbatim;

  Syntax(String name, String... description) {
    this.name = name;
    this.description = List.of(description);
  }

  /** Adds options; the help sorts them if there are no groups. */
  Syntax options(Option<?>... more) {
    options.addAll(List.of(more));
    return this;
  }

  Syntax options(List<Option<?>> more) {
    options.addAll(more);
    return this;
  }

  /** Adds options under a heading. */
  Syntax group(String heading, List<Option<?>> more) {
    groups.add(new Group(heading, more));
    return this;
  }

  /** Adds a word, or several words, which follow those that were added before. */
  Syntax operand(Operand operand) {
    operands.add(operand);
    return this;
  }

  /** Adds words that include everything after the name of the command. */
  Syntax verbatim(Operand operand) {
    verbatim = true;
    return operand(operand);
  }

  /** Returns whether the words after the name of the command are never options. */
  boolean isVerbatim() {
    return verbatim;
  }

  Syntax synopsis(String text) {
    synopsis = text;
    return this;
  }

  /** Adds lines after the options, under a heading. */
  Syntax footerUnder(String heading, String... lines) {
    footerHeading = heading;
    return footer(lines);
  }

  Syntax footer(String... lines) {
    footer = List.of(lines);
    return this;
  }

  /**
   * Parses a command line of the usual form: options with their whole names, each value in a word
   * of its own that does not look like an option, and as many other words as the command needs.
   *
   * @param words the command line, which starts with the name of the command
   * @return true if all values were set; false if the command line has another form or is wrong, so
   *     that picocli must read it, for a new object, because some values may have been set
   */
  boolean parse(String... words) {
    if (verbatim) {
      return assign(List.of(words).subList(1, words.length));
    }
    List<String> plain = new ArrayList<>();
    boolean interrupted = false;
    try {
      for (int i = 1; i < words.length; i++) {
        String word = words[i];
        if (isUnusual(word)) {
          return false;
        }
        if (!isOption(word)) {
          if (interrupted && needsRow()) {
            return false;
          }
          plain.add(word);
          continue;
        }
        interrupted = !plain.isEmpty();
        Option<?> option = option(word);
        if (option == null) {
          return false;
        }
        if (option.kind == Option.Kind.FLAG) {
          option.set();
          continue;
        }
        i++;
        if (i == words.length || isUnusual(words[i]) || isOption(words[i])) {
          return false;
        }
        option.parse(words[i]);
      }
    } catch (Option.ValueException other) {
      return false;
    }
    return nothingIsMissing() && assign(plain);
  }

  /** Returns whether a word has quotes, which picocli removes in some places, or is empty. */
  private static boolean isUnusual(String word) {
    return word.isEmpty() || word.indexOf('"') >= 0;
  }

  private static boolean isOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }

  private boolean nothingIsMissing() {
    for (Option<?> option : options) {
      if (option.isMissing()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether words of an operand must follow each other; picocli wants it for several. */
  private boolean needsRow() {
    for (Operand operand : operands) {
      if (operand.least > 1) {
        return true;
      }
    }
    return false;
  }

  /** Gives each operand its words; returns false if there are too few or too many. */
  private boolean assign(List<String> plain) {
    int used = 0;
    for (Operand operand : operands) {
      int count = Math.min(operand.most, plain.size() - used);
      if (count < operand.least) {
        return false;
      }
      operand.set(List.copyOf(plain.subList(used, used + count)));
      used += count;
    }
    return used == plain.size();
  }

  private Option<?> option(String word) {
    for (Option<?> option : options) {
      if (option.names.contains(word)) {
        return option;
      }
    }
    for (Group group : groups) {
      for (Option<?> option : group.options()) {
        if (option.names.contains(word)) {
          return option;
        }
      }
    }
    return null;
  }
}
