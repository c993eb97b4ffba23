package io.wiredns.command;

import java.io.IOException;

/** The file to read, for commands that have no other parameters. */
final class Input extends InputOptions {
  final Operand file =
      new Operand(
              0,
              1,
              "FILE",
              "The file to read, which may be compressed with gzip or xz; - for standard input.")
          .or("-");

  MessageSource open() throws IOException, InputException {
    return open(file.get());
  }
}
