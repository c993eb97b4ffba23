package io.wiredns.command;

/** The exit status of all commands. */
final class ExitStatus {
  /** Success. */
  static final int GOOD = 0;

  /** Some messages are malformed, or another negative result. */
  static final int MALFORMED = 1;

  /** Wrong use, input that cannot be read, no response, or a mistake in this program. */
  static final int UNUSABLE = 2;

  private ExitStatus() {}
}
