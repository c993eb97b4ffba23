package io.wiredns.guide;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of examples, {@code faults.tsv}, which has one line for each fault. The tests of the
 * codec and the test kit read the same file.
 */
final class FaultExamples {
  private static final int CELLS = 5;

  private static final Map<String, FaultExample> ALL = read();

  private FaultExamples() {}

  /** Returns the example of a fault, or null if the table has none. */
  static FaultExample of(Fault fault) {
    return ALL.get(fault.name());
  }

  /** Returns the names of the faults in the table. */
  static Set<String> names() {
    return ALL.keySet();
  }

  private static Map<String, FaultExample> read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                FaultExamples.class.getResourceAsStream("faults.tsv"), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", CELLS))
          .collect(Collectors.toUnmodifiableMap(cells -> cells[0], FaultExamples::example));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static FaultExample example(String[] cells) {
    return new FaultExample(cells[1], octets(cells[4]), Integer.parseInt(cells[2]), cells[3]);
  }

  /** Parses words of hexadecimal digits; a star and a number after a word repeat it. */
  private static Octets octets(String words) {
    StringBuilder hex = new StringBuilder();
    for (String word : words.split(" ")) {
      int star = word.indexOf('*');
      hex.append(
          star < 0
              ? word
              : word.substring(0, star).repeat(Integer.parseInt(word.substring(star + 1))));
    }
    return Octets.fromHex(hex.toString());
  }
}
