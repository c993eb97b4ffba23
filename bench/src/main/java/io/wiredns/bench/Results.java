package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contents of a results file.
 *
 * @param about machine, JDK, date and versions by name
 * @param all measurements in order
 */
record Results(Map<String, String> about, List<Result> all) {
  private static final String ABOUT = "# ";

  static Results read(Path file) throws IOException {
    return ofLines(Files.readAllLines(file));
  }

  static Results ofLines(List<String> lines) {
    Map<String, String> about = new LinkedHashMap<>();
    List<Result> all = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(ABOUT)) {
        String[] parts = line.substring(ABOUT.length()).split("\t", 2);
        about.put(parts[0], parts[1]);
      } else if (!line.equals(Result.HEADER)) {
        all.add(Result.ofLine(line));
      }
    }
    return new Results(about, all);
  }

  List<String> toLines() {
    List<String> lines = new ArrayList<>();
    about.forEach((name, value) -> lines.add(ABOUT + name + "\t" + value));
    lines.add(Result.HEADER);
    all.forEach(result -> lines.add(result.toLine()));
    return lines;
  }

  void write(Path file) throws IOException {
    Files.write(file, toLines());
  }

  /** Returns a measurement, or null if there is none. */
  Result find(String set, String work, String library, String buffer) {
    for (Result result : all) {
      if (result.set().equals(set)
          && result.work().equals(work)
          && result.library().equals(library)
          && result.buffer().equals(buffer)) {
        return result;
      }
    }
    return null;
  }

  /**
   * Returns a peer's measurement to compare with one of ours: its parse for the works of {@link
   * Result#READS}, otherwise the same work. libknot and the floor read only arrays, and their
   * figures are used for both kinds of buffers. Returns null if there is no such measurement.
   */
  Result peer(Result ours, String library) {
    boolean own = library.equals(Result.FLOOR);
    String work = Result.READS.contains(ours.work()) && !own ? "parse" : ours.work();
    boolean arrays = own || library.equals("libknot");
    return find(ours.set(), work, library, arrays ? "heap" : ours.buffer());
  }
}
