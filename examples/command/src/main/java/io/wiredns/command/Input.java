package io.wiredns.command;

import java.io.IOException;
import picocli.CommandLine.Parameters;

/** The file to read, for commands that have no other parameters. */
final class Input extends InputOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description =
          "The file to read, which may be compressed with gzip or xz; - for standard input.")
  private String file;

  MessageSource open() throws IOException, InputException {
    return open(file);
  }
}
