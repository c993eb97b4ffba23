package io.wiredns.command.line;

/** The exit status of all commands. */
public final class ExitStatus {
  /** Success. */
  public static final int GOOD = 0;

  /** Some messages are malformed, or another negative result. */
  public static final int MALFORMED = 1;

  /** Wrong use, input that cannot be read, no response, or a mistake in this program. */
  public static final int UNUSABLE = 2;

  /** The reader of the standard output has closed it: what a shell makes of the signal PIPE. */
  public static final int CLOSED = 128 + 13;

  private ExitStatus() {}
}
