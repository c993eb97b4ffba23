package io.wiredns.command.input;

import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import java.io.IOException;

/** The file to read, for commands that have no other parameters. */
public final class Input extends InputOptions {
  public final Operand file =
      new Operand(
              0,
              1,
              "FILE",
              "The file to read, which may be compressed with gzip or xz; - for standard input.")
          .or("-");

  public MessageSource open() throws IOException, InputException {
    return open(file.get());
  }
}
