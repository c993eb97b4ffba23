package io.wiredns.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of tests. */
public final class Resource {
  private Resource() {}

  /**
   * Returns the rows of a table whose cells are separated by tabs; lines that start with # are
   * comments.
   *
   * @param user a class in the package of the table
   * @param name the name of the table
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
