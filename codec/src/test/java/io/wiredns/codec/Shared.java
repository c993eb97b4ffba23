package io.wiredns.codec;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that tests of all modules read: files of the project, and files of the folder {@code
 * shared} beside the project, which is not part of it and may be missing. It holds the large corpus
 * of messages, some of which are under licences that keep them out of the project.
 */
public final class Shared {
  private Shared() {}

  /**
   * Returns a file of the folder {@code shared}. Skips the test if it is missing, in CI as well.
   *
   * @param name its path inside the folder
   */
  public static Path file(String name) {
    Path file = root().resolveSibling("shared").resolve(name);
    assumeTrue(
        Files.isReadable(file),
        "skipped: needs ../shared/" + name + ", which is not in the project");
    return file;
  }

  /** Returns the top folder of the project. */
  public static Path root() {
    return Path.of(System.getProperty("wiredns.root", "..")).toAbsolutePath().normalize();
  }

  /** Returns a file among the captures of the project. */
  public static Path capture(String name) {
    return root().resolve("examples/captures").resolve(name);
  }

  /**
   * Returns the names of the zones of the captures' servers, which are also the names of their
   * files.
   */
  public static List<String> zones() {
    return List.of(
        "2.0.192.in-addr.arpa",
        "8.b.d.0.1.0.0.2.ip6.arpa",
        "example",
        "root",
        "signed",
        "test",
        "types.example",
        "wiredns.example");
  }

  /** Returns the octets of a file of the folder. */
  public static byte[] octets(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the messages of the large corpus, in their order. */
  public static List<byte[]> corpus() {
    List<byte[]> messages = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(octets("corpus/messages.bin"));
    while (all.hasRemaining()) {
      byte[] message = new byte[all.getShort() & 0xFFFF];
      all.get(message);
      messages.add(message);
    }
    return messages;
  }

  /**
   * Returns the rows of a table with a header line, as maps from the names in the header to fields.
   */
  public static List<Map<String, String>> table(String name, char separator) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows(lines, separator);
  }

  /**
   * Returns the rows of a table, as maps from the names in its header line to fields.
   *
   * @param lines the header line and the rows
   * @param separator the character between two fields; with a comma, fields may be in quotes
   */
  static List<Map<String, String>> rows(List<String> lines, char separator) {
    List<String> header = fields(lines.get(0), separator);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = fields(line, separator);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.size() && i < fields.size(); i++) {
        row.put(header.get(i), fields.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> fields(String line, char separator) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"' && separator == ',') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
