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

/** An external program with which tests compare results. */
public final class Tool {
  private static String bind;

  private Tool() {}

  /** The standard output of a program and its exit status. */
  public record Result(int status, String output) {}

  /**
   * Runs a program to its end; if it is not installed, the test is skipped, or fails in CI.
   *
   * @param input its standard input
   * @param command its name and arguments
   */
  public static Result run(String input, String... command) {
    return run(input, false, command);
  }

  /**
   * Runs a program in the same way, with its standard error as part of the output.
   *
   * @param input its standard input
   * @param command its name and arguments
   */
  public static Result runAloud(String input, String... command) {
    return run(input, true, command);
  }

  private static Result run(String input, boolean aloud, String... command) {
    try {
      Path output = Files.createTempFile("wiredns", ".out");
      try {
        return new Result(status(input, output, aloud, command), Files.readString(output));
      } finally {
        Files.delete(output);
      }
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(command[0], failure);
    }
  }

  /** A comparison of our results with those of BIND's tools. */
  @FunctionalInterface
  public interface Comparison<E extends Exception> {
    /** Fails if the results differ. */
    void run() throws E;
  }

  /**
   * Compares our results with those of BIND's tools, of whatever release. The expectations come
   * from 9.18.49; if the comparison fails, and BIND is neither of that release nor a later 9.18,
   * the test is skipped with a message that says what differs.
   *
   * @param comparison the comparison
   * @throws E what the comparison throws
   */
  public static <E extends Exception> void compareWithBind(Comparison<E> comparison) throws E {
    try {
      comparison.run();
    } catch (AssertionError different) {
      judge(different, bindRelease());
    }
  }

  /** Fails because of a difference, or skips the test if the release of BIND may be its cause. */
  static void judge(AssertionError different, String release) {
    Matcher known = Pattern.compile("9\\.18\\.([0-9]+).*").matcher(release);
    if (known.matches() && Integer.parseInt(known.group(1)) >= 49) {
      throw different;
    }
    abort("skipped: BIND " + release + " is not as 9.18.49: " + different.getMessage());
  }

  private static String bindRelease() {
    if (bind == null) {
      bind = run("", "named-checkzone", "-v").output().strip();
    }
    return bind;
  }

  /** Skips the test, or fails it in CI, if Debian's Python has no dnspython. */
  public static void requireDnspython() {
    requirePython("dns", "dnspython is not installed");
  }

  /** Skips the test, or fails it in CI, if dnspython cannot validate signatures. */
  public static void requireDnspythonSignatures() {
    requirePython("dns, cryptography", "dnspython and cryptography are not installed");
  }

  private static void requirePython(String modules, String missing) {
    if (run("", "/usr/bin/python3", "-c", "import " + modules).status() != 0) {
      skip(missing);
    }
  }

  private static void skip(String reason) {
    if ("true".equals(System.getenv("CI"))) {
      fail(reason);
    }
    abort(reason + ": skipped");
  }

  private static int status(String input, Path output, boolean aloud, String... command)
      throws IOException, InterruptedException {
    Process process = start(output, aloud, command);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail(command[0] + " does not end");
    }
    return process.exitValue();
  }

  private static Process start(Path output, boolean aloud, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
    try {
      return aloud
          ? builder.redirectErrorStream(true).start()
          : builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException missing) {
      skip(command[0] + " is not installed");
      throw new AssertionError(missing);
    }
  }
}
