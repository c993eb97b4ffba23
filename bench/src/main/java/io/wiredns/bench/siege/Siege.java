package io.wiredns.bench.siege;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Besieges {@code wiredns serve}, each siege with a server of its own; {@code bench/siege.sh} runs
 * it. Exits with 1 if good clients were not served as they must be.
 */
public final class Siege {
  private static final int WARM_SECONDS = 3;

  private Siege() {}

  /**
   * Runs sieges.
   *
   * @param arguments the jar or class path of the command, the seed, the seconds, and the sieges
   * @throws Exception if a siege cannot be run
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    List<SiegeKind> kinds = new ArrayList<>();
    for (String word : List.of(arguments).subList(3, arguments.length)) {
      if (word.equals("all")) {
        kinds.addAll(List.of(SiegeKind.values()));
      } else {
        kinds.add(SiegeKind.valueOf(word.toUpperCase(Locale.ROOT)));
      }
    }
    List<SiegeRun.Outcome> outcomes = new ArrayList<>();
    for (SiegeKind kind : kinds) {
      System.out.println("siege " + kind.word() + ", SIEGE_SEED=" + seed);
      SiegeRun.Outcome outcome = run(arguments[0], kind, seed, seconds);
      outcomes.add(outcome);
      System.out.println(outcome.line());
      outcome.faults().forEach(fault -> System.out.println("  " + fault));
    }
    System.out.println();
    outcomes.forEach(outcome -> System.out.println(outcome.line()));
    System.exit(outcomes.stream().allMatch(SiegeRun.Outcome::isGood) ? 0 : 1);
  }

  private static SiegeRun.Outcome run(String command, SiegeKind kind, long seed, int seconds)
      throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("siege");
    try {
      SiegeZone zone = new SiegeZone(work.resolve("siege.zone"));
      try (BesiegedServer server = BesiegedServer.start(command, zone, kind.descriptors())) {
        return new SiegeRun(server, zone, System.out).run(kind, seed, WARM_SECONDS, seconds);
      }
    } finally {
      delete(work);
    }
  }

  /** Deletes a directory and what is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
