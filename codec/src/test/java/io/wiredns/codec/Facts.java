package io.wiredns.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Tables of code points and rules with which tests of all modules compare the code. The README
 * beside the tables names their sources.
 */
public final class Facts {
  private Facts() {}

  /**
   * Returns the rows of a table, as maps from the names in its header line to fields.
   *
   * @param name the name of the table without its extension
   */
  public static List<Map<String, String>> table(String name) {
    return Shared.rows(lines(name + ".csv"), ',');
  }

  /**
   * Returns the lines of a file.
   *
   * @param name the name of the file
   */
  public static List<String> lines(String name) {
    try (InputStream file = Facts.class.getResourceAsStream("facts/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
