package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bound on a figure of this library: a row of {@code bench/goals.tsv}. The rows of one JDK are
 * what has been reached there, which {@link Guard} checks and writes. The rows of {@link #ALL} are
 * targets, and {@link Goals} reports how far a run is from them.
 *
 * @param jdk the JDK's feature number, or {@link #ALL}
 * @param set the messages, as in {@link Result}; a kind of {@link SizedMessages} for {@link
 *     Measured#EXPONENT}; or {@link #ALL}
 * @param work the work, as in {@link Result}
 * @param buffer {@code heap} or {@code direct}, or {@link #ALL}
 * @param measured the figure that is bounded
 * @param bound the bound
 */
record Goal(String jdk, String set, String work, String buffer, Measured measured, double bound) {
  /** Any JDK, any set, any kind of buffer. */
  static final String ALL = "*";

  static final String HEADER = "jdk\tset\twork\tbuffer\tmeasured\tbound";

  /** The figure that is bounded. */
  enum Measured {
    /** The octets that one operation allocates. */
    BYTES(true),
    /** The octets that one operation allocates, divided by those of dnsjava. */
    BYTES_OF_DNSJAVA(true),
    /** The time of dnsjava divided by ours. */
    TIMES_DNSJAVA(false),
    /** The time of libknot divided by ours. */
    TIMES_LIBKNOT(false),
    /** Our time divided by the floor's. */
    TIMES_OF_FLOOR(true),
    /** Our time for a message minus the floor's, in nanoseconds. */
    NS_OVER_FLOOR(true),
    /** The time for a message minus that of the work view, in nanoseconds. */
    NS_OVER_VIEW(true),
    /** The throughput of two threads divided by that of one. */
    TWO_THREADS(false),
    /** The exponent of growth of cost with size, for the upper half of the sizes; 1 is linear. */
    EXPONENT(true);

    private final boolean atMost;

    Measured(boolean atMost) {
      this.atMost = atMost;
    }

    /** Returns whether the bound is a maximum, because less is better. */
    boolean isAtMost() {
      return atMost;
    }
  }

  static List<Goal> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.equals(HEADER))
        .map(Goal::ofLine)
        .toList();
  }

  static Goal ofLine(String line) {
    String[] parts = line.split("\t");
    Measured measured = Measured.valueOf(parts[4]);
    return new Goal(parts[0], parts[1], parts[2], parts[3], measured, Double.parseDouble(parts[5]));
  }

  String toLine() {
    boolean whole = bound == Math.rint(bound) && measured != Measured.TIMES_DNSJAVA;
    String number = whole ? Long.toString((long) bound) : Report.times(bound);
    return String.join("\t", jdk, set, work, buffer, measured.name(), number);
  }

  /** Returns whether a figure meets the bound. */
  boolean isMetBy(double figure) {
    return measured.atMost ? figure <= bound : figure >= bound;
  }

  /** Returns set, work and buffer. */
  String name() {
    return String.join(" ", set, work, buffer);
  }
}
