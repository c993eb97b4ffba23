package io.wiredns.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of the tests. */
public final class Resource {
  private Resource() {}

  /**
   * The rows of a table of cells with tabs between them; lines that start with # are comments.
   *
   * @param user whose package the table is in
   * @param name the table's
   */
  public static List<String[]> table(Class<?> user, String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(user.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
