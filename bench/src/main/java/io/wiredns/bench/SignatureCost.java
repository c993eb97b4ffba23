package io.wiredns.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures the cost of TSIG in addition to the MAC. Runs {@link SignedTransaction}'s works in turn,
 * a thousand operations each, in many rounds of one JVM. A disturbance can only make a round
 * slower, so that the fastest tenth of the rounds of each work counts.
 */
public final class SignatureCost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int OPERATIONS = 1000;
  private static final int WARM_ROUNDS = 60;
  private static final int ROUNDS = 2000;
  private static final int LARGE = 4000;

  /** Stores results, so that the JIT compiler cannot remove the work. */
  private static volatile Object sink;

  private SignatureCost() {}

  /**
   * Prints a table.
   *
   * @param arguments the sizes of messages in octets; 100, 500 and 16,000 if there are none
   * @throws GeneralSecurityException never
   * @throws IOException never
   */
  public static void main(String[] arguments) throws GeneralSecurityException, IOException {
    String[] sizes = arguments.length == 0 ? new String[] {"100", "500", "16000"} : arguments;
    System.out.printf(
        "%-8s %-18s %10s %13s %16s%n", "octets", "work", "ns", "times the MAC", "octets allocated");
    for (String size : sizes) {
      print(Integer.parseInt(size));
    }
  }

  private static void print(int octets) throws GeneralSecurityException, IOException {
    SignedTransaction transaction = new SignedTransaction();
    transaction.octets = octets;
    transaction.load();
    Map<String, Supplier<Object>> works = new LinkedHashMap<>();
    works.put("MAC alone", transaction::mac);
    works.put("MAC, response", transaction::macOfResponse);
    works.put("sign", transaction::signWiredns);
    works.put("verify, viewed", transaction::verifyViewed);
    works.put("verify", transaction::verifyWiredns);
    works.put("verify response", transaction::verifyResponse);
    works.put("dnsjava sign", transaction::signDnsjava);
    works.put("dnsjava verify", transaction::verifyDnsjava);
    String[] names = works.keySet().toArray(new String[0]);
    int rounds = octets > LARGE ? ROUNDS / 10 : ROUNDS;
    double[][] times = new double[names.length][rounds];
    long[] allocated = new long[names.length];
    for (int round = -WARM_ROUNDS; round < rounds; round++) {
      for (int i = 0; i < names.length; i++) {
        Supplier<Object> work = works.get(names[i]);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        for (int k = 0; k < OPERATIONS; k++) {
          sink = work.get();
        }
        long end = System.nanoTime();
        allocated[i] = (THREADS.getCurrentThreadAllocatedBytes() - before) / OPERATIONS;
        times[i][Math.max(round, 0)] = (double) (end - start) / OPERATIONS;
      }
    }
    for (int i = 0; i < names.length; i++) {
      Arrays.sort(times[i]);
    }
    for (int i = 0; i < names.length; i++) {
      double mac = tenth(times[names[i].endsWith("response") ? 1 : 0]);
      System.out.printf(
          Locale.ROOT,
          "%-8d %-18s %10.0f %13.2f %16d%n",
          octets,
          names[i],
          tenth(times[i]),
          tenth(times[i]) / mac,
          allocated[i]);
    }
  }

  private static double tenth(double[] sorted) {
    return sorted[sorted.length / 10];
  }
}
