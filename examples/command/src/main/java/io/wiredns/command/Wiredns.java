package io.wiredns.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code wiredns}.
 *
 * <p>Exit status: 0 if all messages are well-formed, no zone has an error, and every server did
 * what was asked; 1 if some messages are malformed, a zone has errors, or a server refused; 2 for
 * wrong use, unreadable input or no response, with one line on standard error. The command {@code
 * query} ends with 1 if there is no response.
 */
@Command(
    name = "wiredns",
    description = "Reads and writes DNS messages.",
    mixinStandardHelpOptions = true,
    version = "wiredns 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DissectCommand.class,
      ReencodeCommand.class,
      CheckZoneCommand.class,
      RrCommand.class,
      ExplainCommand.class,
      RcodesCommand.class,
      QueryCommand.class,
      AxfrCommand.class,
      IxfrCommand.class,
      UpdateCommand.class,
      NotifyCommand.class,
      CompareCommand.class,
      ServeCommand.class,
      FaultsCommand.class
    })
public final class Wiredns {
  /** Success. */
  static final int GOOD = 0;

  /** Some messages are malformed, or another negative result. */
  static final int MALFORMED = 1;

  /** Wrong use, input that cannot be read, or no response. */
  static final int UNUSABLE = 2;

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
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine command = new CommandLine(new Wiredns());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExpandAtFiles(false); // @ADDRESS is a server
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          if (failure instanceof IOException || failure instanceof InputException) {
            System.err.println("wiredns: " + reason(failure));
            return UNUSABLE;
          }
          throw failure;
        });
    command.setParameterExceptionHandler(
        (failure, words) -> {
          String name = failure.getCommandLine().getCommandSpec().qualifiedName();
          System.err.println("wiredns: " + wrongUse(failure) + "; try " + name + " --help");
          return UNUSABLE;
        });
    if (arguments.length == 0) {
      command.usage(System.err);
      return UNUSABLE;
    }
    int status =
        command.execute(
            QueryCommand.isMeant(arguments) ? QueryCommand.escaped(arguments) : arguments);
    if (System.out.checkError()) {
      System.err.println("wiredns: standard output could not be written");
      return UNUSABLE;
    }
    return status;
  }

  private static String wrongUse(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      boolean top = failure.getCommandLine().getParent() == null;
      return "unknown "
          + (top ? "command '" : "argument '")
          + unmatched.getUnmatched().get(0)
          + "'";
    }
    return failure.getMessage();
  }

  private static String reason(Exception failure) {
    if (failure instanceof FileSystemException ofFile && ofFile.getFile() != null) {
      return Failures.ofFile(Path.of(ofFile.getFile()), ofFile);
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
