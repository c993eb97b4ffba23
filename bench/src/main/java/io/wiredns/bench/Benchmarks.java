package io.wiredns.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The main class of the jar: measures a capture of the user, or runs JMH with all its options. */
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs the command.
   *
   * @param arguments {@code --capture FILE [PORT]}, or JMH's
   * @throws Exception if the capture cannot be read or a benchmark fails
   */
  public static void main(String[] arguments) throws Exception {
    List<String> all = Arrays.asList(arguments);
    if (!all.isEmpty() && all.get(0).equals("--capture")) {
      System.exit(capture(all.subList(1, all.size())));
    }
    org.openjdk.jmh.Main.main(arguments);
  }

  private static int capture(List<String> arguments) throws Exception {
    if (arguments.isEmpty() || arguments.size() > 2) {
      System.err.println("usage: --capture FILE [PORT]");
      return 2;
    }
    try {
      int port = arguments.size() == 1 ? 53 : Integer.parseInt(arguments.get(1));
      return Capture.measure(arguments.get(0), port, System.out) ? 0 : 1;
    } catch (IOException | IllegalArgumentException unusable) {
      System.err.println("--capture: " + unusable.getMessage());
      return 2;
    }
  }
}
