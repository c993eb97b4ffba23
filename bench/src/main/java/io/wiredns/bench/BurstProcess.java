package io.wiredns.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that runs {@link Bursts} of one work. */
final class BurstProcess implements AutoCloseable {
  private final Process process;
  private final Writer wanted;
  private final BufferedReader figures;
  private final String name;

  /**
   * Starts a JVM.
   *
   * @param classPath the class path
   * @param arguments those of {@link Bursts}
   */
  BurstProcess(String classPath, List<String> arguments) throws IOException {
    name = arguments + " in " + classPath;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseG1GC", "-Xms512m", "-Xmx512m", "-cp", classPath));
    command.add(Bursts.class.getName());
    command.addAll(arguments);
    process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    wanted = process.outputWriter();
    figures = process.inputReader();
  }

  /** Runs a burst, and returns the processor time of an operation in nanoseconds. */
  double burst(String milliseconds) throws IOException {
    wanted.write(milliseconds + "\n");
    wanted.flush();
    String line = figures.readLine();
    if (line == null) {
      throw new IOException(name + " has no figure");
    }
    return Double.parseDouble(line);
  }

  @Override
  public void close() throws IOException {
    wanted.close();
    process.onExit().join();
  }
}
