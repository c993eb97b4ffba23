package io.wiredns.bench;

import java.util.List;
import java.util.Locale;

/**
 * One measurement, for one message, for one record of a zone or for one pair of names: a line of
 * the results file.
 *
 * @param set which messages, of {@link MessageSets}, or {@code plain-zone} or {@code signed-zone}
 * @param work a benchmark's class, its first letter in lower case, with {@link #TWO_THREADS} behind
 *     it if two threads did it at once
 * @param library whose work, {@link #FLOOR} for the least that can be done
 * @param buffer {@code heap} or {@code direct}, {@code file} for a zone
 * @param nanoseconds the time
 * @param octets what was allocated, or NaN if nobody counted
 */
record Result(
    String set, String work, String library, String buffer, double nanoseconds, double octets) {
  static final String HEADER = "set\twork\tlibrary\tbuffer\tns_per_message\tbytes_per_message";

  /** What the name of a set ends in that is a zone. */
  static final String ZONE = "-zone";

  /** Where zones lie. */
  static final String FILE = "file";

  /** The library that is none. */
  static final String FLOOR = "floor";

  /** What a work's name ends in that two threads did, each on messages of its own. */
  static final String TWO_THREADS = "-2threads";

  /** Works of ours that a peer has nothing for but its parse. */
  static final List<String> READS =
      List.of(
          "view",
          "readAll",
          "parseOnce",
          "readQuestion",
          "readFrames",
          "patchHeader",
          "patchTtls",
          "patchTtlsOnce");

  private static final String NONE = "-";

  Result onTwoThreads() {
    return new Result(set, work + TWO_THREADS, library, buffer, nanoseconds, octets);
  }

  String toLine() {
    return String.join("\t", set, work, library, buffer, number(nanoseconds), number(octets));
  }

  static Result ofLine(String line) {
    String[] parts = line.split("\t");
    double octets = parts[5].equals(NONE) ? Double.NaN : Double.parseDouble(parts[5]);
    return new Result(parts[0], parts[1], parts[2], parts[3], Double.parseDouble(parts[4]), octets);
  }

  /** A number with one decimal, or a dash for none. */
  static String number(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.1f", value);
  }
}
