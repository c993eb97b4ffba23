package io.wiredns.bench;

import java.util.Locale;

/**
 * One measurement, for one message or for one record of a zone: a line of the results file.
 *
 * @param set which messages, of {@link MessageSets#NAMES}, or {@code plain-zone} or {@code
 *     signed-zone}
 * @param work {@code view}, {@code readAll}, {@code parse}, {@code parseOnce}, {@code encode} or
 *     {@code readZone}
 * @param library whose work
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

  private static final String NONE = "-";

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
