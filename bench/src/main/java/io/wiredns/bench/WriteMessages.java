package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the sets to files for benchmarks that do not run on the JVM. */
public final class WriteMessages {
  private WriteMessages() {}

  /**
   * Writes each set as {@code DIRECTORY/SET.frames}: its messages, each preceded by its length in
   * two octets as over TCP (RFC 1035 section 4.2.2).
   *
   * @param arguments the directory, which is created if necessary
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: WriteMessages DIRECTORY");
      System.exit(2);
    }
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    for (String set : MessageSets.NAMES) {
      FrameFile.write(directory.resolve(set + ".frames"), MessageSets.octets(set));
    }
  }
}
