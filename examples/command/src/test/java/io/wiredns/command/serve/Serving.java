package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.Wiredns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs {@code wiredns serve} as a shell does, at a free port of 127.0.0.1. */
public final class Serving implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** The line with the address, in both formats. */
  private static final String LISTENING = "(?:listening at |\\{\"listening\":\").*#(\\d+)\\D*";

  private final Process process;
  private final int port;

  /** The lines that it has written and that no test has taken yet. */
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private final List<String> before = new ArrayList<>();

  private Serving(Process process) throws IOException, InterruptedException {
    this.process = process;
    Thread reader = new Thread(this::readLines, "serving");
    reader.setDaemon(true);
    reader.start();
    String line = "";
    while (!line.matches(LISTENING)) {
      before.add(line);
      line = line();
      if (line.contains(": waiting until ")) {
        // A signal while zones are read for the first time must not end the server.
        signal("HUP");
      }
    }
    before.remove(0);
    port = Integer.parseInt(line.replaceAll(LISTENING, "$1"));
  }

  /**
   * Starts a server.
   *
   * @param heap the size of the heap, such as 64m
   */
  public static Serving start(String heap, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx" + heap, "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(Wiredns.class.getName(), "serve", "--listen", "127.0.0.1:0"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return new Serving(process);
    } catch (IOException | InterruptedException | RuntimeException | Error failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  private void readLines() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
      }
    } catch (IOException ended) {
      // The test is over.
    }
  }

  public int port() {
    return port;
  }

  public Process process() {
    return process;
  }

  /** Returns the lines before the server listened. */
  public List<String> before() {
    return before;
  }

  /** Returns the next line; waits for it. */
  String line() throws IOException {
    try {
      for (int i = 0; i < PATIENCE_SECONDS; i++) {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          return line;
        }
        if (!process.isAlive() && lines.isEmpty()) {
          throw new IOException("the server has ended: " + process.exitValue() + " " + before);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("no line");
  }

  /** Returns the next line without taking it; null if there is none yet. */
  String peek() {
    return lines.peek();
  }

  /** Waits for a line that contains a text, which must be the next. */
  void expect(String text) throws IOException {
    String line = line();
    assertTrue(line.contains(text), line + " does not contain " + text);
  }

  /** Returns the lines so far that no test has taken. */
  public List<String> lines() {
    List<String> taken = new ArrayList<>();
    lines.drainTo(taken);
    return taken;
  }

  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  Message ask(Name name, RecordType type) throws IOException, WireFormatException {
    return Daemons.ask(port, Message.query(1, name, type));
  }

  /** Returns the serial of a zone over UDP. */
  long serial(Name zone) throws IOException, WireFormatException {
    return serial(ask(zone, RecordType.SOA));
  }

  /** Returns the serial of a zone over TCP. */
  long serialOverTcp(Name zone) throws IOException, WireFormatException {
    ByteBuffer query = Written.buffer(Message.query(1, zone, RecordType.SOA));
    return serial(Message.parse(ByteBuffer.wrap(Daemons.first(port, query))));
  }

  private static long serial(Message response) {
    return response.answers().get(0).rdata(Soa.class).orElseThrow().serial();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
