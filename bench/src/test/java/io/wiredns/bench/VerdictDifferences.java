package io.wiredns.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table of messages that one library accepts and another does not, each row with its reason.
 */
final class VerdictDifferences {
  private VerdictDifferences() {}

  /**
   * A row.
   *
   * @param peer the library whose verdict differs
   * @param types the types of records, or {@code *}
   * @param ours our verdict
   * @param theirs the peer's verdict
   * @param rule the RFC and section that decides
   * @param example a message with this difference
   */
  record Row(
      String peer,
      Set<String> types,
      Pattern ours,
      Pattern theirs,
      String rule,
      String reason,
      Mutant example) {
    boolean explains(String peer, String type, String ours, String theirs) {
      return this.peer.equals(peer)
          && (types.contains("*") || types.contains(type))
          && this.ours.matcher(ours).matches()
          && this.theirs.matcher(theirs).matches();
    }
  }

  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    try (var in = VerdictDifferences.class.getResourceAsStream("verdict-differences.tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t");
          rows.add(
              new Row(
                  cells[0],
                  Set.of(cells[1].split(" ")),
                  Pattern.compile(cells[2]),
                  Pattern.compile(cells[3]),
                  cells[4],
                  cells[5],
                  Mutant.ofHex(cells[6])));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rows;
  }
}
