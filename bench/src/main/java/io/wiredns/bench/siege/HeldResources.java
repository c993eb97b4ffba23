package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM holds: heap, descriptors, memory. For Linux. */
final class HeldResources {
  /**
   * Only one in four full collections (MarkSweepAlwaysCompactCount) compacts everything; the others
   * leave up to 5 percent of the old generation of what is no longer reachable.
   */
  private static final int COLLECTIONS = 4;

  /**
   * The old generation, to which a full collection moves everything that is reachable. The young
   * one has only what was allocated since, up to some MiB of buffers of threads.
   */
  private static final Pattern USED = Pattern.compile("(?i)tenured .*total \\d+K, used (\\d+)K");

  private HeldResources() {}

  /** Returns the path of a program of the JDK that runs this one. */
  static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  /** Returns the number of open descriptors of a process. */
  static int descriptors(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return (int) open.count();
    }
  }

  /** Returns the KiB of memory that a process has in use. */
  static long resident(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return 0;
  }

  /** Returns the KiB of the heap of a JVM with the serial collector after a full collection. */
  static long heap(long pid) throws IOException, InterruptedException {
    String text = jcmd(pid, "GC.run\n".repeat(COLLECTIONS) + "GC.heap_info");
    Matcher used = USED.matcher(text);
    if (!used.find()) {
      throw new IOException("no heap in: " + text);
    }
    return Long.parseLong(used.group(1));
  }

  /** Runs commands, one in each line, in a JVM, and returns what they print. */
  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(jdk("jcmd"), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + command + ": " + text);
    }
    return text;
  }
}
