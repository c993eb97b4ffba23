package io.wiredns.command;

import io.wiredns.capture.CraftedInputs;
import io.wiredns.command.input.InputOptions;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.line.Usage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads crafted inputs as the commands do, in a Java process with a heap of any size. */
final class CraftedInputsRun {
  private CraftedInputsRun() {}

  /**
   * Writes a line for each input: whether it was read to its end, the number of messages, the error
   * or warning, and the time in milliseconds.
   *
   * @param arguments the output file; optionally followed by a prefix of the names of the inputs to
   *     run
   */
  public static void main(String[] arguments) throws IOException {
    Path report = Path.of(arguments[0]);
    String wanted = arguments.length > 1 ? arguments[1] : "";
    try (PrintStream lines = new PrintStream(Files.newOutputStream(report), true)) {
      for (CraftedInputs.Row row : CraftedInputs.rows()) {
        if (row.name().startsWith(wanted)) {
          run(row, report.resolveSibling("crafted"), lines);
        }
      }
    }
  }

  private static void run(CraftedInputs.Row row, Path file, PrintStream lines) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      row.input().write(out);
    }
    InputOptions input = new InputOptions();
    String[] words = row.options().isEmpty() ? new String[0] : row.options().split(" ");
    Usage.commandLine(new Syntax("").options(input.options())).parseArgs(words);
    long started = System.nanoTime();
    int messages = 0;
    String ends = "true";
    String says;
    try {
      MessageSource source = input.open(file.toString());
      while (source.next() != null) {
        messages++;
      }
      says = source.note();
    } catch (IOException | InputException fault) {
      ends = "false";
      says = fault.getMessage().replace(file + ": ", "");
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      ends = failure.getClass().getName();
      says = failure.toString();
    }
    long millis = (System.nanoTime() - started) / 1_000_000;
    lines.println(String.join("\t", row.name(), ends, "" + messages, says, "" + millis));
    Files.delete(file);
  }
}
