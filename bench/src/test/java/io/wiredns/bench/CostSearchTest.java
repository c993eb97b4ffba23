package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Runs the search for expensive inputs. {@code .ci/fuzz SECONDS cost} runs it for longer; a build
 * only tries the inputs found before and a few more steps.
 */
class CostSearchTest {
  private static final String INPUTS = "CostSearchTestInputs/cost";
  private static final boolean CLIMBING = System.getenv("JAZZER_FUZZ") != null;
  private static final long SEED = Long.parseLong(System.getenv().getOrDefault("COST_SEED", "12"));
  private static final int FEW = 2_000;

  private final Law law = new Law();

  private static long seconds() {
    return Long.parseLong(
        System.getProperty("jazzer.max_duration", "60s").replaceAll("[^0-9]", ""));
  }

  @Test
  void cost() throws IOException, URISyntaxException {
    CostSearch search = new CostSearch(law, SEED);
    for (Path file : found()) {
      byte[] input = Files.readAllBytes(file);
      search.seed(file.getFileName().toString(), input, file.toString().endsWith(".text"));
    }
    long start = System.nanoTime();
    if (CLIMBING) {
      long end = start + seconds() * 1_000_000_000L;
      search.seeds();
      search.search(() -> System.nanoTime() < end);
      print(search, (System.nanoTime() - start) / 1_000_000_000L);
    } else {
      long most = search.runs() + FEW;
      search.search(() -> search.runs() < most);
    }
    List<String> excesses = new ArrayList<>();
    for (var one : search.best().entrySet()) {
      CostSearch.Found excess = one.getValue().excess;
      if (excess != null) {
        excesses.add(save(one.getKey(), excess) + ": " + law.excess(one.getKey(), excess.cost()));
      }
    }
    assertEquals(List.of(), excesses);
  }

  @Test
  void theSameSeedGoesTheSameWay() {
    List<List<byte[]>> ways = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Random random = new Random(SEED);
      List<byte[]> messages = new ArrayList<>(WorstMessages.of(4_096).values());
      List<byte[]> texts = new ArrayList<>(WorstTexts.of(4_096).values());
      CostMutator mutator = new CostMutator(random, 4_096, messages, texts);
      List<byte[]> way = new ArrayList<>();
      for (int step = 0; step < 200; step++) {
        way.add(mutator.changedMessage(mutator.message()));
        way.add(mutator.changedText(mutator.text()));
      }
      ways.add(way);
    }
    for (int i = 0; i < ways.get(0).size(); i++) {
      assertTrue(Arrays.equals(ways.get(0).get(i), ways.get(1).get(i)), "step " + i);
      assertTrue(ways.get(0).get(i).length <= 65_535, "step " + i);
    }
  }

  /** Returns the inputs that were found in earlier runs and stored. */
  private static List<Path> found() throws IOException, URISyntaxException {
    URL inputs = CostSearchTest.class.getResource(INPUTS);
    if (inputs == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(inputs.toURI()))) {
      return files.sorted().toList();
    }
  }

  /** Saves an input where {@code .ci/fuzz} reads it. */
  private static Path save(String operation, CostSearch.Found excess)
      throws IOException, URISyntaxException {
    Path classes =
        Path.of(CostSearchTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path inputs = classes.resolve("io/wiredns/bench").resolve(INPUTS);
    Files.createDirectories(inputs);
    String kind = Law.takesText(operation) ? ".text" : ".message";
    String name = operation.replaceAll("[^A-Za-z0-9]+", "-") + kind;
    return Files.write(inputs.resolve(name), excess.input());
  }

  private static void print(CostSearch search, long seconds) {
    System.out.printf(Locale.ROOT, "cost: seed %d%n", SEED);
    search
        .best()
        .forEach(
            (operation, best) -> {
              StringBuilder line = new StringBuilder("cost: ").append(operation);
              for (int which = 0; which < 3; which++) {
                CostSearch.Found worst = best.parts.get(which).get(0);
                line.append(
                    String.format(
                        Locale.ROOT,
                        "; %.1f %s (%s, %d octets)",
                        worst.cost().beyond(which),
                        Law.unit(which),
                        worst.origin(),
                        worst.cost().octets()));
              }
              System.out.println(line);
            });
    System.out.printf(Locale.ROOT, "Done %d runs in %d second(s)%n", search.runs(), seconds);
  }
}
