package io.wiredns.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the files that are so long that a comment at their start must give the reason. */
public final class LongFiles {
  private static final int MOST_LINES = 500;
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:(?:public|abstract|final|sealed) )*(?:class|enum|interface|record) ");

  private LongFiles() {}

  /**
   * Returns the long files of a folder, except those that are one list.
   *
   * @param folder the folder, with its subfolders
   * @return the names of the files; the name of a file without a reason is followed by a remark
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

  /** Returns the text before the first type, without comment marks. */
  private static String head(String source) {
    Matcher type = TYPE.matcher(source);
    String head = type.find() ? source.substring(0, type.start()) : source;
    return head.replaceAll("\\n(?: \\*|//) ", " ");
  }
}
