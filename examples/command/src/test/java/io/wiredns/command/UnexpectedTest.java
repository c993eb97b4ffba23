package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.line.Unexpected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs a command that makes mistakes, in a process of its own. */
class UnexpectedTest {
  private static final String LINE =
      "wiredns: internal error: java.lang.IllegalStateException: first?[31m;"
          + " please report it with the command line\n";

  /** Fails as its word says. */
  private static final class Failing implements Subcommand {
    private final Operand how = new Operand(1, 1, "HOW", "");

    @Override
    public Syntax syntax() {
      return new Syntax("failing").operand(how);
    }

    @Override
    public Integer call() throws Exception {
      switch (how.get()) {
        case "here" -> throw failure();
        case "elsewhere" -> {
          Thread thread =
              new Thread(
                  () -> {
                    throw failure();
                  });
          thread.start();
          thread.join();
          return ExitStatus.UNUSABLE;
        }
        case "checked" -> throw new Exception(failure().getMessage());
        case "memory" -> throw new OutOfMemoryError("Java heap space");
        default -> throw new StackOverflowError();
      }
    }

    private static IllegalStateException failure() {
      return new IllegalStateException("first\u001b[31m\nsecond line");
    }
  }

  /** Runs the command that fails. */
  public static void main(String[] words) {
    Thread.setDefaultUncaughtExceptionHandler(new Unexpected());
    System.exit(Wiredns.execute(new Failing(), words));
  }

  private static String run(String how, String trace) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                UnexpectedTest.class.getName(),
                how)
            .redirectErrorStream(true);
    builder.environment().put("WIREDNS_TRACE", trace);
    Process process = builder.start();
    process.getOutputStream().close();
    String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(ExitStatus.UNUSABLE, process.waitFor(), says);
    return says;
  }

  @ParameterizedTest
  @CsvSource({
    "here, java.lang.IllegalStateException: first?[31m",
    "elsewhere, java.lang.IllegalStateException: first?[31m",
    "checked, java.lang.Exception: first?[31m",
    "deep, java.lang.StackOverflowError: null",
  })
  void aMistakeIsOneLine(String how, String what) throws Exception {
    assertEquals(
        "wiredns: internal error: " + what + "; please report it with the command line\n",
        run(how, "0"));
  }

  @Test
  void aSmallHeapIsNoMistake() throws Exception {
    String says = run("memory", "");
    assertTrue(
        says.matches(
            "wiredns: a heap of \\d+ MiB is too small; try: WIREDNS_JAVA_OPTIONS=-Xmx\\d+m\n"),
        says);
  }

  @Test
  void aTraceFollowsOnRequest() throws Exception {
    String says = run("here", "1");
    assertTrue(says.startsWith(LINE), says);
    assertTrue(says.contains("\n\tat " + Failing.class.getName()), says);
  }
}
