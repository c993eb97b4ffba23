package io.wiredns.examples;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** The places outside the code that tests read. */
public final class Shared {
  private Shared() {}

  /** The project's root. */
  public static Path root() {
    String root = System.getProperty("wiredns.root");
    return root != null ? Path.of(root) : Path.of("..");
  }

  /** A capture of our own. */
  public static Path capture(String name) {
    return root().resolve("examples/captures").resolve(name);
  }

  /**
   * A file of the material beside the project; the test is skipped where that is missing, not in
   * CI.
   */
  public static Path file(String name) {
    Path file = root().resolve("../shared").resolve(name);
    if (!Files.exists(file)) {
      String message = "../shared/" + name + " is missing";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message + ": skipped");
    }
    return file;
  }
}
