package io.wiredns.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs {@code knotbench}, the benchmark of libknot, which run.sh builds in the directory of the
 * jar. Call {@link #isHere} first: the other methods throw an IOException if the program is
 * missing.
 */
final class Libknot {
  private Libknot() {}

  static boolean isHere() {
    return Files.isExecutable(driver());
  }

  /**
   * Returns the indices of the messages in a frames file that libknot cannot parse or write again.
   */
  static List<Integer> refused(Path frames) throws IOException {
    return run("--refused", frames.toString()).stream().map(Integer::valueOf).toList();
  }

  /** Returns libknot's figures for a frames file. */
  static List<Result> measure(Path frames) throws IOException {
    List<Result> results = new ArrayList<>();
    for (String line : run(frames.toString())) {
      String[] parts = line.split("\t");
      if (!parts[0].equals("version")) {
        double nanoseconds = Double.parseDouble(parts[1]);
        results.add(
            new Result(
                FrameFile.set(frames), parts[0], "libknot", "heap", nanoseconds, Double.NaN));
      }
    }
    return results;
  }

  private static List<String> run(String... arguments) throws IOException {
    Path driver = driver();
    List<String> command = new ArrayList<>(List.of(driver.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(driver + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return output.lines().toList();
  }

  private static Path driver() {
    try {
      Path jar = Path.of(Libknot.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("knotbench");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
