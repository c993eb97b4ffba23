package io.wiredns.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends queries to a server through one client, and prints queries per second and queries per
 * second of this process's processor time.
 *
 * <p>The arguments are the client, the port on loopback, the seconds, and the number of concurrent
 * queries. {@code bench/client.sh} starts the server and runs all clients.
 */
public final class ClientLoad {
  /** The number of hosts in the zone load.test, named h0, h1 and so on. */
  private static final int HOSTS = 10_000;

  private final LoadClient client;
  private final Semaphore room;
  private final int atOnce;
  private final String[] names = new String[HOSTS];
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();

  private ClientLoad(LoadClient client, int atOnce) {
    this.client = client;
    this.atOnce = atOnce;
    room = new Semaphore(atOnce);
    for (int i = 0; i < HOSTS; i++) {
      names[i] = "h" + i + ".load.test.";
    }
  }

  /**
   * Runs one client.
   *
   * @param arguments client, port, seconds, number of concurrent queries
   * @throws Exception if the client fails
   */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    int seconds = Integer.parseInt(arguments[2]);
    int atOnce = Integer.parseInt(arguments[3]);
    try (LoadClient client = LoadClient.of(arguments[0], server)) {
      ClientLoad load = new ClientLoad(client, atOnce);
      load.run(seconds);
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      load.answered.reset();
      load.failed.reset();
      long cpu = system.getProcessCpuTime();
      long start = System.nanoTime();
      load.run(seconds);
      double wall = (System.nanoTime() - start) / 1e9;
      double busy = (system.getProcessCpuTime() - cpu) / 1e9;
      long queries = load.answered.sum();
      System.out.printf(
          "%s\t%.0f\t%.0f\t%d%n", arguments[0], queries / wall, queries / busy, load.failed.sum());
    }
    System.exit(0); // Ends dnsjava's threads.
  }

  private void run(int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int i = 0; System.nanoTime() < end; i = (i + 1) % HOSTS) {
      room.acquire();
      client.ask(
          names[i],
          good -> {
            (good ? answered : failed).increment();
            room.release();
          });
    }
    room.acquire(atOnce);
    room.release(atOnce);
  }
}
