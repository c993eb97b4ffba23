package io.wiredns.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files of so many lines that they say at their head why. */
public final class LongFiles {
  private static final int MOST_LINES = 500;
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|abstract|final|sealed) )*(?:class|enum|interface|record) ");

  private LongFiles() {}

  /**
   * The long files of a folder, but for those that are one list.
   *
   * @param folder holds them, or folders that do
   * @return the files' names; after one that gives no reason these words stand
   * @throws IOException if a file cannot be read
   */
  public static Set<String> in(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(file -> file.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (source.lines().count() > MOST_LINES) {
          String head = head(source);
          if (!head.contains("long because")) {
            names.add(file.getFileName() + " gives no reason");
          } else if (!head.contains("long because it is one list")) {
            names.add(file.getFileName().toString());
          }
        }
      }
    }
    return names;
  }

  /** What stands before the first type, the marks of its comments left out. */
  private static String head(String source) {
    Matcher type = TYPE.matcher(source);
    String head = type.find() ? source.substring(0, type.start()) : source;
    return head.replaceAll("\\n(?: \\*|//) ", " ");
  }
}
