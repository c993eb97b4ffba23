package io.wiredns.command.output;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Shows on standard error how much of a long input has been read, if standard error is a terminal.
 */
public final class Progress {
  private static final long INTERVAL_NANOS = 500_000_000L;
  private static final int LOOK_EVERY = 1024;

  private final PrintStream terminal;
  private final LongSupplier octets;
  private long messages;
  private long nextAt = System.nanoTime() + 4 * INTERVAL_NANOS;
  private boolean shown;

  private Progress(PrintStream terminal, LongSupplier octets) {
    this.terminal = terminal;
    this.octets = octets;
  }

  /**
   * Creates a progress line.
   *
   * @param octets returns the number of octets that have been read
   */
  public static Progress onTerminal(LongSupplier octets) {
    return new Progress(Terminal.isErr() ? System.err : null, octets);
  }

  /** Counts a message. */
  public void message() {
    messages++;
    if (terminal != null && messages % LOOK_EVERY == 0 && System.nanoTime() - nextAt >= 0) {
      nextAt = System.nanoTime() + INTERVAL_NANOS;
      shown = true;
      terminal.printf("\r%,d messages, %,d MB read", messages, octets.getAsLong() / 1_000_000);
    }
  }

  /** Removes the line. */
  public void end() {
    if (shown) {
      terminal.print("\r" + " ".repeat(60) + "\r");
    }
  }
}
