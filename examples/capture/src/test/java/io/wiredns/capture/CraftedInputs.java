package io.wiredns.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inputs that were made to exhaust a reader's memory or time, or to make it throw an exception;
 * written as a stream.
 */
public final class CraftedInputs {
  /** Writes an input. */
  public interface Input {
    /**
     * Writes the octets.
     *
     * @param out the stream to write to
     * @throws IOException if the stream cannot be written
     */
    void write(OutputStream out) throws IOException;
  }

  /**
   * An input and the expected result.
   *
   * @param name what was crafted
   * @param options the options of the command
   * @param ends whether the input is read to its end, and not to a fault
   * @param messages the number of messages
   * @param says the text of the fault or, at the end, of the warning about skipped parts
   * @param input writes the input
   */
  public record Row(
      String name, String options, boolean ends, int messages, String says, Input input) {}

  private CraftedInputs() {}

  /**
   * Returns all inputs.
   *
   * @return the inputs with the results expected of a heap of 64 MiB
   */
  public static List<Row> rows() {
    return Stream.concat(new CraftedFiles().rows.stream(), new CraftedPackets().rows.stream())
        .toList();
  }
}
