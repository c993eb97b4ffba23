package io.wiredns.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetSocketAddress;

/**
 * Sends queries to a server through one client, and prints the processor time of each query.
 *
 * <p>The arguments are the client, the port on loopback, the seconds of warm-up, the seconds to
 * measure, and the number of concurrent queries. It prints the client, queries per second,
 * nanoseconds of processor time per query (of the calling thread, of the client's threads, of the
 * JVM's own and of all), and failed queries. {@code bench/client.sh} starts the server and runs all
 * clients.
 */
public final class ClientLoad {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The processor time of this process so far, in nanoseconds. */
  private record Busy(long caller, long threads, long all) {
    static Busy now() {
      long caller = THREADS.getCurrentThreadCpuTime();
      long threads = 0;
      for (long id : THREADS.getAllThreadIds()) {
        threads += Math.max(0, THREADS.getThreadCpuTime(id));
      }
      return new Busy(caller, threads - caller, SYSTEM.getProcessCpuTime());
    }
  }

  private ClientLoad() {}

  /**
   * Runs one client.
   *
   * @param arguments client, port, seconds of warm-up, seconds, number of concurrent queries
   * @throws Exception if the client fails
   */
  public static void main(String[] arguments) throws Exception {
    InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
    int atOnce = Integer.parseInt(arguments[4]);
    try (Load load =
        arguments[0].equals("nio")
            ? new NioLoad(server, atOnce)
            : new Queries(LoadClient.of(arguments[0], server), atOnce)) {
      load.run(Integer.parseInt(arguments[2]));
      load.reset();
      Busy before = Busy.now();
      long start = System.nanoTime();
      load.run(Integer.parseInt(arguments[3]));
      double seconds = (System.nanoTime() - start) / 1e9;
      Busy after = Busy.now();
      double queries = load.answered();
      long caller = after.caller - before.caller;
      long threads = after.threads - before.threads;
      long all = after.all - before.all;
      System.out.printf(
          "%s\t%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%d%n",
          arguments[0],
          queries / seconds,
          caller / queries,
          threads / queries,
          Math.max(0, all - caller - threads) / queries,
          all / queries,
          load.failed());
    }
    System.exit(0); // Ends dnsjava's threads.
  }
}
