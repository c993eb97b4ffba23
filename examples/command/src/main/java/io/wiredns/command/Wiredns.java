package io.wiredns.command;

import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: what WireDNS reads and writes, from a shell.
 *
 * <p>Exit status: 0 all messages parsed, no zone has an error, every server did what was asked; 1
 * some were malformed or have errors, a server said no; 2 wrong use, unreadable input or no answer,
 * with one line on stderr.
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
  /** All parsed. */
  static final int GOOD = 0;

  /** Some messages were malformed. */
  static final int MALFORMED = 1;

  /** Wrong use, or input that cannot be read. */
  static final int UNUSABLE = 2;

  private Wiredns() {}

  /**
   * Runs the command and exits with its status.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    if (Runtime.version().feature() >= 24 && System.getProperty("io.netty.noUnsafe") == null) {
      // Netty's buffers work without what these JDKs warn of.
      System.setProperty("io.netty.noUnsafe", "true");
    }
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    CommandLine command = new CommandLine(new Wiredns());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    command.setExpandAtFiles(false); // @ADDRESS is a server.
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
          System.err.println("wiredns: " + failure.getMessage() + "; try wiredns --help");
          return UNUSABLE;
        });
    if (arguments.length == 0) {
      command.usage(System.err);
      return UNUSABLE;
    }
    // A word that begins with @ is a server, not a file of arguments.
    command.setExpandAtFiles(false);
    return command.execute(
        QueryCommand.isMeant(arguments) ? QueryCommand.escaped(arguments) : arguments);
  }

  private static String reason(Exception failure) {
    return failure instanceof java.nio.file.NoSuchFileException
        ? failure.getMessage() + ": no such file"
        : String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
