package io.wiredns.bench.siege;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process of {@code wiredns serve} with a small heap, and what it holds. */
final class BesiegedServer implements AutoCloseable {
  private static final Pattern LISTENING = Pattern.compile("127\\.0\\.0\\.1#([0-9]+)");
  private static final int START_SECONDS = 60;
  private static final int LINES = 20;

  private final Process process;
  private final Path log;
  private final InetSocketAddress address;

  private BesiegedServer(Process process, Path log, InetSocketAddress address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /**
   * Starts a server.
   *
   * @param command the jar of the command, or a class path that contains it
   * @param zone the zone to serve
   * @param descriptors the maximum number of descriptors of the process, or 0 for what the system
   *     allows
   */
  static BesiegedServer start(String command, SiegeZone zone, int descriptors)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    if (descriptors > 0) {
      words.addAll(List.of("sh", "-c", "ulimit -n \"$0\"; exec \"$@\"", "" + descriptors));
    }
    words.addAll(List.of(HeldResources.jdk("java"), "-XX:+UseSerialGC", "-Xmx64m"));
    boolean oneJar = command.endsWith(".jar") && !command.contains(File.pathSeparator);
    words.addAll(
        oneJar ? List.of("-jar", command) : List.of("-cp", command, "io.wiredns.command.Wiredns"));
    words.addAll(List.of("serve", "--listen", "127.0.0.1:0", "--zone"));
    words.addAll(List.of("siege.test=" + zone.file(), "--allow-transfer", "127.0.0.0/8"));
    Path log = zone.file().resolveSibling("server.log");
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      int port = port(process, log);
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new BesiegedServer(process, log, new InetSocketAddress(loopback, port));
    } catch (IOException | RuntimeException | InterruptedException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  private static int port(Process process, Path log) throws IOException, InterruptedException {
    Waiting.until(
        START_SECONDS,
        50,
        () -> !process.isAlive() || LISTENING.matcher(Files.readString(log)).find());
    String said = Files.readString(log);
    Matcher found = LISTENING.matcher(said);
    if (!found.find()) {
      throw new IOException("the server has not started: " + said);
    }
    return Integer.parseInt(found.group(1));
  }

  InetSocketAddress address() {
    return address;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Returns the number of its open descriptors. */
  int descriptors() throws IOException {
    return HeldResources.descriptors(process.pid());
  }

  /** Returns the KiB of its heap that are in use after a full collection. */
  long heap() throws IOException, InterruptedException {
    return HeldResources.heap(process.pid());
  }

  /** Returns the last lines that the server has written. */
  String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(15, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
