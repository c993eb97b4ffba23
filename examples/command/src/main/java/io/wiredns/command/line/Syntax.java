package io.wiredns.command.line;

import java.util.ArrayList;
import java.util.List;

/**
 * The name, options and words of a command, of which {@link Usage} makes the model that picocli
 * reads the command line with. Mutable; for one thread.
 */
public final class Syntax {
  /** Options under a heading. */
  record Group(String heading, List<Option<?>> options) {}

  public final String name;
  final List<String> description;
  final List<Option<?>> options = new ArrayList<>();
  final List<Group> groups = new ArrayList<>();
  final List<Operand> operands = new ArrayList<>();

  /** The synopsis; null for one that consists of the options and words. */
  String synopsis;

  String footerHeading = "";
  List<String> footer = List.of();

  private boolean verbatim;

  public Syntax(String name, String... description) {
    this.name = name;
    this.description = List.of(description);
  }

  /** Adds options; the help sorts them if there are no groups. */
  public Syntax options(Option<?>... more) {
    options.addAll(List.of(more));
    return this;
  }

  public Syntax options(List<Option<?>> more) {
    options.addAll(more);
    return this;
  }

  /** Adds options under a heading. */
  public Syntax group(String heading, List<Option<?>> more) {
    groups.add(new Group(heading, more));
    return this;
  }

  /** Adds a word, or several words, which follow those that were added before. */
  public Syntax operand(Operand operand) {
    operands.add(operand);
    return this;
  }

  /** Adds words that include everything after the name of the command. */
  public Syntax verbatim(Operand operand) {
    verbatim = true;
    return operand(operand);
  }

  /** Returns whether the words after the name of the command are never options. */
  boolean isVerbatim() {
    return verbatim;
  }

  public Syntax synopsis(String text) {
    synopsis = text;
    return this;
  }

  /** Adds lines after the options, under a heading. */
  public Syntax footerUnder(String heading, String... lines) {
    footerHeading = heading;
    return footer(lines);
  }

  public Syntax footer(String... lines) {
    footer = List.of(lines);
    return this;
  }
}
