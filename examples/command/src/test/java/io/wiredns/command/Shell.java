package io.wiredns.command;

import io.wiredns.codec.Shared;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the command in a separate process, as a shell does. */
public final class Shell {
  /** The result of a run. */
  public record Result(int status, byte[] octets, String err) {
    public String out() {
      return new String(octets, StandardCharsets.US_ASCII);
    }
  }

  private Shell() {}

  /** Runs the command without input. */
  public static Result wiredns(String... arguments) throws IOException {
    return wiredns(new byte[0], arguments);
  }

  /** Runs a subcommand without input. */
  public static Result command(String name, String... arguments) throws IOException {
    return wiredns(Stream.concat(Stream.of(name), Stream.of(arguments)).toArray(String[]::new));
  }

  public static Result wiredns(byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add(Wiredns.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(Shared.root().toFile()).start();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Thread errors = new Thread(() -> drain(process, err));
    Thread feeder = new Thread(() -> feed(process, input));
    errors.start();
    feeder.start();
    byte[] out = process.getInputStream().readAllBytes();
    try {
      int status = process.waitFor();
      errors.join();
      feeder.join();
      return new Result(status, out, err.toString(StandardCharsets.UTF_8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private static void drain(Process process, ByteArrayOutputStream into) {
    try {
      process.getErrorStream().transferTo(into);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException closed) {
      // A command that refuses its arguments does not read its input.
    }
  }
}
