package io.wiredns.inspect.zone;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects findings, and the files to which they belong. */
final class FindingList {
  /** A finding and the number of its file. */
  private record Placed(int file, Finding finding) {}

  private final List<String> files = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Placed> found = new ArrayList<>();

  FindingList(String file) {
    file(file);
  }

  /** Returns the number of a file; the main file of the zone has number 0. */
  int file(String name) {
    Integer known = numbers.putIfAbsent(name, files.size());
    if (known == null) {
      files.add(name);
      return files.size() - 1;
    }
    return known;
  }

  void unreadable(TextFormatException fault) {
    add(
        Finding.Severity.ERROR,
        file(fault.file().orElseThrow()),
        fault.line(),
        null,
        "column %d: expected %s, found %s"
            .formatted(fault.column(), fault.expected(), fault.found()));
  }

  void error(ZoneData.Entry entry, Name owner, String reason) {
    add(Finding.Severity.ERROR, entry.file(), entry.line(), owner, reason);
  }

  void warning(ZoneData.Entry entry, Name owner, String reason) {
    add(Finding.Severity.WARNING, entry.file(), entry.line(), owner, reason);
  }

  /** Adds an error of the zone as a whole. */
  void error(Name owner, String reason) {
    add(Finding.Severity.ERROR, 0, 0, owner, reason);
  }

  void add(Finding.Severity severity, int file, long line, Name owner, String reason) {
    Finding finding =
        new Finding(
            severity,
            files.get(file),
            line == 0 ? OptionalLong.empty() : OptionalLong.of(line),
            Optional.ofNullable(owner),
            reason);
    found.add(new Placed(file, finding));
  }

  /** Returns the findings file by file, in the order of their lines. */
  List<Finding> sorted() {
    found.sort(
        Comparator.comparingInt(Placed::file)
            .thenComparingLong(placed -> placed.finding().line().orElse(0)));
    return found.stream().map(Placed::finding).toList();
  }
}
