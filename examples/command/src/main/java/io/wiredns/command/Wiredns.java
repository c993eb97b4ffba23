package io.wiredns.command;

import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Unexpected;
import io.wiredns.command.line.Usage;
import io.wiredns.command.output.StandardOutput;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The command {@code wiredns}.
 *
 * <p>Exit status: 0 if all messages are well-formed, no zone has an error, and every server did
 * what was asked; 1 if some messages are malformed, a zone has errors, or a server refused; 2 for
 * wrong use, unreadable input, no response or a mistake in this program, with one line on standard
 * error. The command {@code query} ends with 1 if there is no response. If the reader of the
 * standard output closes it, as {@code head} does, the status is 141 without a word.
 */
public final class Wiredns {
  private Wiredns() {}

  /**
   * Runs the command and exits with its status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (Runtime.version().feature() >= 24 && System.getProperty("io.netty.noUnsafe") == null) {
      // Without this property, these JDKs print warnings about Netty's buffers, which do not need
      // Unsafe.
      System.setProperty("io.netty.noUnsafe", "true");
    }
    Thread.setDefaultUncaughtExceptionHandler(new Unexpected());
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    int status = execute(arguments);
    if (System.out.checkError()) {
      if (StandardOutput.isPipe()) {
        return ExitStatus.CLOSED;
      }
      System.err.println("wiredns: standard output could not be written");
      return ExitStatus.UNUSABLE;
    }
    return status;
  }

  private static int execute(String... arguments) {
    try {
      Subcommand command = arguments.length == 0 ? null : Commands.named(arguments[0]);
      if (command == null) {
        return Usage.withoutCommand(Commands.all(), arguments);
      }
      return execute(command, Arrays.copyOfRange(arguments, 1, arguments.length));
    } catch (InputException failure) {
      System.err.println("wiredns: " + reason(failure));
      return ExitStatus.UNUSABLE;
    }
  }

  /** Runs a command with the words after its name; returns the exit status. */
  static int execute(Subcommand command, String... words) {
    try {
      return Usage.read(command.syntax(), words) ? command.call() : ExitStatus.GOOD;
    } catch (StandardOutput.ClosedException ended) {
      return ExitStatus.CLOSED; // As programs that the signal PIPE ends, without a word.
    } catch (IOException | InputException failure) {
      System.err.println("wiredns: " + reason(failure));
    } catch (Exception | Error unexpected) {
      Unexpected.report(unexpected);
    }
    return ExitStatus.UNUSABLE;
  }

  private static String reason(Exception failure) {
    if (failure instanceof FileSystemException ofFile && ofFile.getFile() != null) {
      return Failures.ofFile(Path.of(ofFile.getFile()), ofFile);
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
