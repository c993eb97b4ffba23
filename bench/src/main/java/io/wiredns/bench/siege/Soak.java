package io.wiredns.bench.siege;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Besieges one server in all ways in turn, at a tenth of the strength, for many minutes, and uses
 * the client beside it; {@code bench/soak.sh} runs it. Exits with 1 if good clients were not served
 * as they must be, or if the heap or the descriptors of the server or of the client have grown.
 */
public final class Soak {
  private static final double STRENGTH = 0.1;
  private static final int DESCRIPTORS = 200;
  private static final int UDP_PER_SECOND = 200;
  private static final int TCP_PER_SECOND = 50;
  private static final int WARM_SECONDS = 10;
  private static final int QUIET_MILLIS = 2_000;
  private static final long RELOAD_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final long seed;
  private final Random random;
  private final long start = System.nanoTime();
  private final List<String> faults = new ArrayList<>();
  private int reloads;
  private int sieges;

  private Soak(long seed) {
    this.seed = seed;
    random = new Random(seed);
  }

  /**
   * Runs the soak.
   *
   * @param arguments the jar or class path of the command, the seed, and the minutes
   * @throws Exception if it cannot be run
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[1]);
    System.out.println("soak of " + arguments[2] + " minutes, SIEGE_SEED=" + seed);
    Path work = Files.createTempDirectory("soak");
    boolean good;
    try {
      good = new Soak(seed).run(arguments[0], work, Integer.parseInt(arguments[2]));
    } finally {
      Siege.delete(work);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(String command, Path work, int minutes)
      throws IOException, InterruptedException {
    SiegeZone zone = new SiegeZone(work.resolve("siege.zone"));
    try (FaultyServer faulty = new FaultyServer(seed);
        BesiegedServer server = BesiegedServer.start(command, zone, DESCRIPTORS);
        GoodClients clients =
            new GoodClients(server.address(), zone, seed, UDP_PER_SECOND, TCP_PER_SECOND)) {
      Process client = startClient(faulty.address());
      try {
        Samples ofServer = new Samples("server", server.pid());
        Samples ofClient = new Samples("client", client.pid());
        Thread.sleep(TimeUnit.SECONDS.toMillis(WARM_SECONDS));
        clients.mark();
        besiege(server, zone, minutes, List.of(ofServer, ofClient));
        GoodClients.Counted counted = clients.stop();
        if (!server.isAlive()) {
          faults.add("the server has ended: " + server.lastLines());
        }
        faults.addAll(counted.udp().faults());
        faults.addAll(counted.tcp().faults());
        faults.addAll(ofServer.faults());
        faults.addAll(ofClient.faults());
        System.out.println();
        System.out.print(ofServer.table());
        System.out.print(ofClient.table());
        report(counted);
        endClient(client);
      } finally {
        client.destroyForcibly();
      }
      if (!faulty.fault().isEmpty()) {
        faults.add(faulty.fault());
      }
      if (!faults.isEmpty()) {
        System.out.println(server.lastLines());
      }
    }
    faults.forEach(fault -> System.out.println("BAD  " + fault));
    System.out.println(faults.isEmpty() ? "good" : "BAD");
    return faults.isEmpty();
  }

  private void besiege(BesiegedServer server, SiegeZone zone, int minutes, List<Samples> samples)
      throws IOException, InterruptedException {
    // 60 samples in all, but at least six seconds from one to the next.
    int slot = Math.max(6, minutes);
    slot = Math.min(30, slot);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    long reloaded = System.nanoTime();
    List<SiegeKind> order = new ArrayList<>();
    while (System.nanoTime() < end && server.isAlive()) {
      if (order.isEmpty()) {
        order.addAll(List.of(SiegeKind.values()));
        Collections.shuffle(order, random);
      }
      SiegeKind kind = order.remove(0);
      sieges++;
      int from = second();
      Besieger besieger = kind.begin(server.address(), zone, STRENGTH, random.nextLong());
      try {
        Waiting.until(slot, 100, () -> !server.isAlive());
      } finally {
        besieger.stop();
      }
      if (!besieger.fault().isEmpty()) {
        faults.add(kind.word() + " at " + from + " s: " + besieger.fault());
      }
      if (System.nanoTime() - reloaded > RELOAD_NANOS) {
        reloaded = System.nanoTime();
        reloads++;
        String fault = ServedSerial.await(server.address(), zone, zone.replace(), random);
        if (!fault.isEmpty()) {
          faults.add("reload at " + second() + " s: " + fault);
        }
      }
      Thread.sleep(QUIET_MILLIS);
      if (server.isAlive()) {
        for (Samples each : samples) {
          each.take(second());
        }
      }
      System.out.printf(Locale.ROOT, "%5d s  %-11s %s%n", from, kind.word(), besieger.summary());
    }
  }

  private int second() {
    return (int) ((System.nanoTime() - start) / 1_000_000_000L);
  }

  private void report(GoodClients.Counted counted) {
    System.out.println(
        sieges
            + " sieges, "
            + reloads
            + " reloads beside them; good clients: "
            + counted.udp().summary()
            + "; "
            + counted.tcp().summary()
            + "; wrong "
            + (counted.udp().wrongCount() + counted.tcp().wrongCount())
            + "; sent late by "
            + counted.latestNanos() / 1_000_000
            + " ms at most");
  }

  private Process startClient(InetSocketAddress server) throws IOException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(HeldResources.jdk("java"), "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    words.addAll(List.of(System.getProperty("java.class.path"), ClientSoak.class.getName()));
    words.addAll(List.of(Integer.toString(server.getPort()), Long.toString(seed)));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Ends the client, and checks what came of its queries. */
  private void endClient(Process client) throws IOException, InterruptedException {
    if (!client.isAlive()) {
      faults.add("the client has ended");
      return;
    }
    client.getOutputStream().close();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      if (line == null) {
        faults.add("the client has said nothing");
        return;
      }
      String[] columns = line.split("\t");
      int asked = Integer.parseInt(columns[0]);
      int good = Integer.parseInt(columns[1]);
      int wrong = Integer.parseInt(columns[2]);
      int cancelled = Integer.parseInt(columns[3]);
      System.out.printf(
          Locale.ROOT,
          "client: %,d asked, %,d good, %,d wrong, %,d cancelled, failed %s%n",
          asked,
          good,
          wrong,
          cancelled,
          columns[4]);
      if (wrong > 0) {
        faults.add("client: " + wrong + " wrong answers");
      }
      if (good + cancelled < Tally.LEAST * asked) {
        faults.add("client: too many failures: " + columns[4]);
      }
    }
    client.waitFor();
  }
}
