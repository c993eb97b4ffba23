package io.wiredns.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the odd mix with its clean parts, and WireDNS with a peer on each, by processor time. In
 * each round, each part has a new JVM, and all JVMs of a work and a peer measure in turn in short
 * bursts.
 */
public final class OddMix {
  private static final double MOST_TIMES_CLEAN = 1.3;
  private static final int WARM_UP_BURSTS = 5;
  private static final String WARM_UP_MILLISECONDS = "500";
  private static final int BURSTS = 12;
  private static final String BURST_MILLISECONDS = "50";
  private static final String OURS = "wiredns";

  /** The odd sets of a work, and for each the parts whose times add up to its clean time. */
  private static final Map<String, Map<String, List<String>>> WORKS =
      Map.of(
          "oddParse",
          Map.of(
              OddInputs.ODD, List.of(OddInputs.TYPES, OddInputs.BROKEN),
              OddInputs.MIXED_ODD, List.of(OddInputs.MIXED)),
          "oddEncode",
          Map.of(
              OddInputs.ODD, List.of(OddInputs.TYPES),
              OddInputs.MIXED_ODD, List.of(OddInputs.MIXED)));

  private static final Map<String, List<String>> PEERS =
      Map.of("oddParse", List.of("dnsjava", "netty", "minidns"), "oddEncode", List.of("dnsjava"));

  private final int rounds;
  private boolean held = true;

  private OddMix(int rounds) {
    this.rounds = rounds;
  }

  /**
   * Prints the figures; the exit status is 1 if one of the odd mix is more than 1.3 times the clean
   * one, or if WireDNS is not as far ahead of dnsjava there as on the clean parts.
   *
   * @param arguments the number of rounds, and {@code all} to measure Netty and MiniDNS too
   * @throws IOException if a JVM cannot be started
   */
  public static void main(String[] arguments) throws IOException {
    OddMix mix = new OddMix(Integer.parseInt(arguments[0]));
    boolean all = arguments.length > 1;
    for (String work : List.of("oddParse", "oddEncode")) {
      for (String peer : PEERS.get(work)) {
        if (all || peer.equals("dnsjava")) {
          mix.compare(work, peer);
        }
      }
    }
    System.exit(mix.held ? 0 : 1);
  }

  private void compare(String work, String peer) throws IOException {
    Map<String, List<Double>> odd = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      Map<String, Double> times = round(work, peer);
      WORKS
          .get(work)
          .forEach(
              (set, parts) -> {
                double ours = times.get(OURS + " " + set);
                double theirs = times.get(peer + " " + set);
                double clean = sum(times, OURS, parts);
                double theirClean = sum(times, peer, parts);
                add(odd, set + "\t" + OURS + " odd / clean", ours / clean);
                add(odd, set + "\t" + peer + " odd / clean", theirs / theirClean);
                add(odd, set + "\t" + peer + " / " + OURS + " clean", theirClean / clean);
                add(odd, set + "\t" + peer + " / " + OURS + " odd", theirs / ours);
              });
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    odd.forEach(
        (name, ratios) -> {
          double[] sorted = ratios.stream().mapToDouble(ratio -> ratio).sorted().toArray();
          double median = Measure.median(sorted);
          medians.put(name, median);
          boolean missed = name.endsWith(OURS + " odd / clean") && median > MOST_TIMES_CLEAN;
          held &= !missed;
          System.out.printf(
              Locale.ROOT,
              "%s\t%s\t%.2f\t(%.2f to %.2f)%s%n",
              work,
              name,
              median,
              sorted[0],
              sorted[sorted.length - 1],
              missed ? "\tMISSED: at most " + MOST_TIMES_CLEAN : "");
        });
  }

  private static void add(Map<String, List<Double>> ratios, String name, double ratio) {
    ratios.computeIfAbsent(name, key -> new ArrayList<>()).add(ratio);
  }

  private static double sum(Map<String, Double> times, String library, List<String> parts) {
    return parts.stream().mapToDouble(part -> times.get(library + " " + part)).sum();
  }

  /** Returns the median time of an operation of each library and set. */
  private static Map<String, Double> round(String work, String peer) throws IOException {
    Map<String, BurstProcess> processes = new LinkedHashMap<>();
    Map<String, List<Double>> bursts = new LinkedHashMap<>();
    try {
      WORKS
          .get(work)
          .forEach(
              (set, parts) -> {
                List<String> sets = new ArrayList<>(parts);
                sets.add(set);
                for (String each : sets) {
                  bursts.put(OURS + " " + each, new ArrayList<>());
                  bursts.put(peer + " " + each, new ArrayList<>());
                }
              });
      for (String name : bursts.keySet()) {
        String[] of = name.split(" ");
        processes.put(
            name,
            new BurstProcess(
                System.getProperty("java.class.path"), List.of(of[1], work, "heap", of[0])));
      }
      for (int i = 0; i < WARM_UP_BURSTS; i++) {
        for (BurstProcess process : processes.values()) {
          process.burst(WARM_UP_MILLISECONDS);
        }
      }
      for (int i = 0; i < BURSTS; i++) {
        for (String name : processes.keySet()) {
          bursts.get(name).add(processes.get(name).burst(BURST_MILLISECONDS));
        }
      }
    } finally {
      for (BurstProcess process : processes.values()) {
        process.close();
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    bursts.forEach(
        (name, list) ->
            medians.put(name, Measure.median(list.stream().mapToDouble(time -> time).toArray())));
    return medians;
  }
}
