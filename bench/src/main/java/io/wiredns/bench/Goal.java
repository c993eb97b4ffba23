package io.wiredns.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A bound that figures of this library are to keep: a row of {@code bench/goals.tsv}. Those of one
 * JDK are what has been reached there, which {@link Guard} checks and writes; those of {@link #ALL}
 * are wanted, and {@link Goals} says how far a run came.
 *
 * @param jdk the JDK's feature number, or {@link #ALL}
 * @param set which messages, as in {@link Result}; a kind of {@link SizedMessages} for {@link
 *     Measured#EXPONENT}; or {@link #ALL}
 * @param work which work, as in {@link Result}
 * @param buffer {@code heap} or {@code direct}, or {@link #ALL}
 * @param measured what is bounded
 * @param bound the bound
 */
record Goal(String jdk, String set, String work, String buffer, Measured measured, double bound) {
  /** Any JDK, any set, any kind of buffer. */
  static final String ALL = "*";

  static final String HEADER = "jdk\tset\twork\tbuffer\tmeasured\tbound";

  /** What is bounded. */
  enum Measured {
    /** The octets that one operation allocates. */
    BYTES(true),
    /** The octets that one operation allocates, through those of dnsjava. */
    BYTES_OF_DNSJAVA(true),
    /** The time that dnsjava takes, through ours. */
    TIMES_DNSJAVA(false),
    /** The time that libknot takes, through ours. */
    TIMES_LIBKNOT(false),
    /** Our time through the floor's. */
    TIMES_OF_FLOOR(true),
    /** The nanoseconds of a message more than the floor's. */
    NS_OVER_FLOOR(true),
    /** The nanoseconds of a message more than those of the work view. */
    NS_OVER_VIEW(true),
    /** How many times as much two threads do as one. */
    TWO_THREADS(false),
    /** The exponent of cost against size from the middle of the sizes on; 1 is linear. */
    EXPONENT(true);

    private final boolean atMost;

    Measured(boolean atMost) {
      this.atMost = atMost;
    }

    /** Whether less is better, and the bound is the most that is allowed. */
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

  /** Whether a figure keeps the bound. */
  boolean isMetBy(double figure) {
    return measured.atMost ? figure <= bound : figure >= bound;
  }

  /** The goal without its bound. */
  String name() {
    return String.join(" ", set, work, buffer);
  }
}
