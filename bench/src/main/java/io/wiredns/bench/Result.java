package io.wiredns.bench;

import java.util.List;
import java.util.Locale;

/**
 * One measurement, for one message, one record of a zone or one pair of names: a line of the
 * results file.
 *
 * @param set the set of messages, of {@link MessageSets}, or {@code plain-zone} or {@code
 *     signed-zone}
 * @param work the name of the benchmark's class, its first letter in lower case, followed by {@link
 *     #TWO_THREADS} if two threads ran it concurrently
 * @param library the library, or {@link #FLOOR} for the least work possible
 * @param buffer {@code heap} or {@code direct}, {@code file} for a zone
 * @param nanoseconds the time in nanoseconds
 * @param octets the octets allocated, or NaN if they were not counted
 */
record Result(
    String set, String work, String library, String buffer, double nanoseconds, double octets) {
  static final String HEADER = "set\twork\tlibrary\tbuffer\tns_per_message\tbytes_per_message";

  /** The suffix of the names of sets that are zones. */
  static final String ZONE = "-zone";

  /** The kind of buffer of zones. */
  static final String FILE = "file";

  /** The name used as library for the least work possible. */
  static final String FLOOR = "floor";

  /** The suffix of a work that two threads ran, each on its own messages. */
  static final String TWO_THREADS = "-2threads";

  /** The WireDNS works for which a peer's only equivalent is its parse. */
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

  /** Formats a number with one decimal, or NaN as a dash. */
  static String number(double value) {
    return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.1f", value);
  }
}
