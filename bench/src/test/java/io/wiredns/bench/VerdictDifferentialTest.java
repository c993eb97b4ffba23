package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Checks that this library, dnsjava, dnspython and BIND agree on changed messages, except for the
 * differences listed in verdict-differences.tsv. bench/differential.sh tries more messages.
 */
class VerdictDifferentialTest {
  private static final long SEED = Long.getLong("wiredns.seed", 1);
  private static final int PER_TYPE = Integer.getInteger("wiredns.mutants", 100);

  /** A small number, because BIND's tool is started for each record. */
  private static final int BIND_PER_TYPE = Integer.getInteger("wiredns.bindmutants", 2);

  private final List<VerdictDifferences.Row> rows = VerdictDifferences.all();
  private final Set<VerdictDifferences.Row> used = new HashSet<>();
  private final Map<String, String> unexplained = new TreeMap<>();
  private int compared;
  private int differences;

  private void compare(String peer, Mutant mutant, String theirs) {
    String ours = Judges.wiredns(mutant);
    compared++;
    if (ours.equals(Judges.ACCEPT) == theirs.equals(Judges.ACCEPT)) {
      return;
    }
    for (VerdictDifferences.Row row : rows) {
      if (row.explains(peer, mutant.type(), ours, theirs)) {
        used.add(row);
        differences++;
        return;
      }
    }
    String key = String.join("\t", peer, mutant.type(), ours, theirs.replaceAll("[0-9]+", "N"));
    unexplained.putIfAbsent(key, mutant.hex());
  }

  /** Fails if a difference has no row, and prints the number of differences. */
  private void conclude(String peer) {
    List<String> lines = new ArrayList<>();
    unexplained.forEach((key, hex) -> lines.add(key + "\t" + hex));
    assertTrue(lines.isEmpty(), () -> "no row explains\n" + String.join("\n", lines));
    System.out.println(
        peer
            + ": "
            + compared
            + " messages, "
            + differences
            + " differences of "
            + used.size()
            + " kinds");
  }

  private void check(String peer, Function<Mutant, String> judge) {
    for (VerdictDifferences.Row row : rows) {
      if (row.peer().equals(peer)) {
        Mutant example = row.example();
        String ours = Judges.wiredns(example);
        String theirs = judge.apply(example);
        assertTrue(
            !ours.equals(theirs) && row.explains(peer, example.type(), ours, theirs),
            () -> row + " explains nothing: " + ours + ", " + theirs + ", " + example.type());
      }
    }
  }

  @Test
  void everyRowIsTrueOfItsExample() {
    check("dnsjava", Judges::dnsjava);
    check("dnspython", mutant -> Judges.dnspython(List.of(mutant)).get(0));
    check("bind", Judges::bind);
  }

  @Test
  void dnsjava() {
    for (Mutant mutant : Mutant.of(SEED, PER_TYPE)) {
      compare("dnsjava", mutant, Judges.dnsjava(mutant));
    }
    conclude("dnsjava");
  }

  @Test
  void dnspython() {
    List<Mutant> mutants = Mutant.of(SEED, PER_TYPE);
    List<String> verdicts = Judges.dnspython(mutants);
    for (int i = 0; i < mutants.size(); i++) {
      compare("dnspython", mutants.get(i), verdicts.get(i));
    }
    conclude("dnspython");
  }

  @Test
  void bind() {
    Map<String, Integer> asked = new HashMap<>();
    for (Mutant mutant : Mutant.of(SEED, PER_TYPE)) {
      String type = mutant.type();
      if (!mutant.isFrame() && asked.merge(type, 1, Integer::sum) <= BIND_PER_TYPE) {
        compare("bind", mutant, Judges.bind(mutant));
      }
    }
    conclude("bind");
  }

  @Test
  void everyRowSaysWhy() {
    for (VerdictDifferences.Row row : rows) {
      assertTrue(row.rule().startsWith("RFC "), row::toString);
      assertFalse(row.reason().isBlank(), row::toString);
    }
  }
}
