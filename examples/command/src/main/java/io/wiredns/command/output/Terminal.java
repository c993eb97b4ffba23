package io.wiredns.command.output;

import io.wiredns.codec.code.RcodeCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Colours text for a terminal. */
public final class Terminal {
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  private final boolean coloured;

  private Terminal(boolean coloured) {
    this.coloured = coloured;
  }

  /**
   * Returns an object for standard output. It uses colours if standard output is a terminal that
   * supports them and NO_COLOR is not set.
   */
  public static Terminal out() {
    String no = System.getenv("NO_COLOR");
    boolean wanted = (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(wanted && is(1));
  }

  /** Returns whether standard output is a terminal. */
  public static boolean isOut() {
    return is(1);
  }

  /** Returns whether standard error is a terminal. */
  public static boolean isErr() {
    return is(2);
  }

  private static boolean is(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException elsewhere) {
      return System.console() != null;
    }
  }

  /**
   * Returns a text in the colour of a category, in red if there is no category; unchanged if this
   * object does not use colours.
   */
  public String colour(Optional<RcodeCategory> category, String text) {
    if (!coloured) {
      return text;
    }
    String colour =
        category
            .map(
                known ->
                    switch (known) {
                      case SUCCESS -> GREEN;
                      case NAME_ABSENT, NEGOTIATION, POLICY, UPDATE_PREREQUISITE -> YELLOW;
                      case ASKERS_FAULT,
                          SERVERS_FAULT,
                          NOT_SUPPORTED,
                          AUTHENTICATION,
                          UNASSIGNED,
                          PRIVATE ->
                          RED;
                    })
            .orElse(RED);
    return colour + text + PLAIN;
  }
}
