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

/** Collects what is wrong, and the files that it is in. */
final class FindingList {
  /** A finding and its file's number. */
  private record Placed(int file, Finding finding) {}

  private final List<String> files = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Placed> found = new ArrayList<>();

  FindingList(String file) {
    file(file);
  }

  /** Returns the number of a file; the zone's own is 0. */
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

  /** What is wrong with the zone as a whole. */
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

  /** File by file, in the order of the lines. */
  List<Finding> sorted() {
    found.sort(
        Comparator.comparingInt(Placed::file)
            .thenComparingLong(placed -> placed.finding().line().orElse(0)));
    return found.stream().map(Placed::finding).toList();
  }
}
