package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs programs in a network namespace of their own, whose interfaces they can change. */
final class Namespace {
  private Namespace() {}

  /**
   * Runs the main method of a class in a JVM of its own, in a new namespace. The test is skipped
   * where namespaces cannot be made.
   */
  static void run(Class<?> main) throws IOException, InterruptedException {
    if (!works("unshare", "-rn", "true")) {
      abort("skipped: this system or user can make no network namespaces (unshare -rn)");
    }
    if (!works("unshare", "-rn", "ip", "link", "add", "d0", "type", "veth")) {
      String message = "no program ip (package iproute2), or no pairs of interfaces (veth)";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort("skipped: " + message);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    Process process =
        started("unshare", "-rn", java, "-XX:TieredStopAtLevel=1", "-cp", path, main.getName());
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), output);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Runs the program ip within a namespace. */
  static void ip(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ip"));
    Collections.addAll(command, arguments.split(" "));
    Process process = started(command.toArray(String[]::new));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), arguments + ": " + output);
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      Process process = started(command);
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static Process started(String... command) throws IOException {
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
