package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program of somebody else's that tests compare with. */
public final class Tool {
  private static String bind;

  private Tool() {}

  /** What a program said, without its complaints, and its exit status. */
  public record Result(int status, String output) {}

  /**
   * Runs a program to its end; where it is not installed the test is skipped, but fails in CI.
   *
   * @param input what it reads
   * @param command its name and its arguments
   */
  public static Result run(String input, String... command) {
    try {
      Path output = Files.createTempFile("wiredns", ".out");
      try {
        return new Result(status(input, output, command), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(command[0], failure);
    }
  }

  /**
   * Skips the test, or fails it in CI, if BIND's tools are not of the release that its expectations
   * come from: 9.18.49 or a later 9.18.
   */
  public static void requireBind918() {
    if (bind == null) {
      bind = run("", "named-checkzone", "-v").output().strip();
    }
    Matcher release = Pattern.compile("9\\.18\\.([0-9]+).*").matcher(bind);
    if (!release.matches() || Integer.parseInt(release.group(1)) < 49) {
      skip("BIND is " + bind + ", not 9.18.49 or a later 9.18");
    }
  }

  private static void skip(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason + ": skipped");
  }

  private static int status(String input, Path output, String... command)
      throws IOException, InterruptedException {
    Process process = start(output, command);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command[0] + " does not end");
    }
    return process.exitValue();
  }

  private static Process start(Path output, String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException missing) {
      skip(command[0] + " is not installed");
      throw new AssertionError(missing);
    }
  }
}
