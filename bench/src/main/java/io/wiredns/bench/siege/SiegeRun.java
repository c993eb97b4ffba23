package io.wiredns.bench.siege;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Sieges of one server, one after the other, and their outcomes. For one thread. */
final class SiegeRun {
  private static final int UDP_PER_SECOND = 200;
  private static final int TCP_PER_SECOND = 50;
  private static final int MORE_DESCRIPTORS = 4;
  private static final int RECOVERY_SECONDS = 20;
  private static final long MORE_KIB = 2_048;
  private static final double MORE_HEAP = 1.05;

  private final BesiegedServer server;
  private final SiegeZone zone;
  private final PrintStream out;

  /** The KiB of heap in use before the first siege; 0 before it. */
  private long heap;

  private int descriptors;

  SiegeRun(BesiegedServer server, SiegeZone zone, PrintStream out) {
    this.server = server;
    this.zone = zone;
    this.out = out;
  }

  /** What a siege came to: a line of the table, and what is wrong. */
  record Outcome(String line, List<String> faults) {
    boolean isGood() {
      return faults.isEmpty();
    }
  }

  /**
   * Besieges the server.
   *
   * @param warmSeconds how long only good clients ask before the siege
   * @param seconds the length of the siege
   */
  Outcome run(SiegeKind kind, long seed, int warmSeconds, int seconds)
      throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>();
    try (GoodClients clients =
        new GoodClients(server.address(), zone, seed, UDP_PER_SECOND, TCP_PER_SECOND)) {
      Thread.sleep(TimeUnit.SECONDS.toMillis(warmSeconds));
      if (heap == 0) {
        descriptors = server.descriptors();
        heap = server.heap();
      }
      clients.mark();
      Besieger besieger = kind.begin(server.address(), zone, 1, seed);
      int[] most = {descriptors};
      try {
        Waiting.until(
            seconds,
            100,
            () -> {
              most[0] = Math.max(most[0], server.isAlive() ? server.descriptors() : 0);
              return !server.isAlive();
            });
      } finally {
        besieger.stop();
      }
      String held = server.isAlive() ? recover(faults) : "the server has ended";
      GoodClients.Counted counted = clients.stop();
      print(counted);
      if (!server.isAlive()) {
        faults.add("the server has ended");
      }
      faults.addAll(counted.udp().faults());
      faults.addAll(counted.tcp().faults());
      if (!besieger.fault().isEmpty()) {
        faults.add(besieger.fault());
      }
      int wrong = counted.udp().wrongCount() + counted.tcp().wrongCount();
      String line =
          String.format(
              Locale.ROOT,
              "%-11s %s; %s; wrong %d; %s (%d at most); besiegers: %s; sent late by %d ms at most",
              kind.word(),
              counted.udp().summary(),
              counted.tcp().summary(),
              wrong,
              held,
              most[0],
              besieger.summary(),
              counted.latestNanos() / 1_000_000);
      if (!faults.isEmpty()) {
        out.println(server.lastLines());
      }
      return new Outcome((faults.isEmpty() ? "good " : "BAD  ") + line, faults);
    }
  }

  private void print(GoodClients.Counted counted) {
    int seconds = Math.max(counted.udp().secondCount(), counted.tcp().secondCount());
    for (int i = 0; i < seconds; i++) {
      out.printf(Locale.ROOT, "%4d  %s   %s%n", i, counted.udp().line(i), counted.tcp().line(i));
    }
  }

  /** Waits until the server holds no more than before, or has had long enough. */
  private String recover(List<String> faults) throws IOException, InterruptedException {
    long most = (long) (heap * MORE_HEAP) + MORE_KIB;
    boolean back =
        Waiting.until(
            RECOVERY_SECONDS,
            200,
            () -> server.descriptors() <= descriptors + MORE_DESCRIPTORS && server.heap() <= most);
    int open = server.descriptors();
    long used = server.heap();
    String held =
        String.format(
            Locale.ROOT,
            "heap %.1f to %.1f MiB, descriptors %d to %d",
            heap / 1024.0,
            used / 1024.0,
            descriptors,
            open);
    if (!back) {
      faults.add("not back after " + RECOVERY_SECONDS + " s: " + held);
    }
    return held;
  }
}
