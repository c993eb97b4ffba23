package io.wiredns.command;

/** The exit status of all commands. */
final class ExitStatus {
  /** Success. */
  static final int GOOD = 0;

  /** Some messages are malformed, or another negative result. */
  static final int MALFORMED = 1;

  /** Wrong use, input that cannot be read, no response, or a mistake in this program. */
  static final int UNUSABLE = 2;

  /** The reader of the standard output has closed it: what a shell makes of the signal PIPE. */
  static final int CLOSED = 128 + 13;

  private ExitStatus() {}
}
