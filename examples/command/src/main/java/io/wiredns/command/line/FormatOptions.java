package io.wiredns.command.line;

import java.util.List;

/** The options of commands that write either text for people or lines with JSON objects. */
public final class FormatOptions {
  /** The format of the output. */
  enum Format {
    TEXT,
    JSON
  }

  private final Option<Format> format;
  private final Option<Boolean> json = Option.flag("--json", "The same as --format json.");

  /**
   * Creates the options.
   *
   * @param line what a line of JSON is about, such as {@code a line for each code}
   */
  public FormatOptions(String line) {
    format =
        Option.choice(
            "--format",
            "FORMAT",
            Format.class,
            Format.TEXT,
            "text or json (" + line + "); ${DEFAULT-VALUE} by default.");
  }

  public List<Option<?>> options() {
    return List.of(format, json);
  }

  public boolean isJson() {
    return json.get() || format.get() == Format.JSON;
  }
}
