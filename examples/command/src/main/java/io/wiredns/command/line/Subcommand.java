package io.wiredns.command.line;

import java.util.concurrent.Callable;

/**
 * One of the commands of {@code wiredns}: an object that has the options and words of a command
 * line, and returns the exit status. For one command line and one thread.
 */
public interface Subcommand extends Callable<Integer> {
  /** Returns the options and words of this object, whose values parsing sets. */
  Syntax syntax();
}
