package io.wiredns.bench;

import com.sun.management.OperatingSystemMXBean;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Param;

/**
 * Measures the validation of answers. Runs {@link ValidatedAnswer}'s works in turn, in many rounds
 * of one JVM, and prints the mean of the rounds: microseconds of the processors, of all threads,
 * because dnsjava uses several.
 */
public final class ValidationCost {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** The time of one work in one round, which is long because processor time has coarse units. */
  private static final long ROUND_NANOS = 300_000_000L;

  private static final int WARM_ROUNDS = 8;
  private static final int ROUNDS = 12;
  private static final double MICRO = 1e3;

  /** Stores results, so that the JIT compiler cannot remove the work. */
  private static volatile Object sink;

  private ValidationCost() {}

  /**
   * Prints a table.
   *
   * @param arguments the names of recorded situations that are secure; those of the benchmark if
   *     there are none
   * @throws Exception if a situation is not recorded, or not secure
   */
  public static void main(String[] arguments) throws Exception {
    System.out.printf(
        "%-24s %10s %9s %9s %9s %9s %9s %9s%n",
        "situation", "signatures", "JDK", "wiredns", "dnsjava", "JDK warm", "wiredns", "dnsjava");
    String[] situations =
        arguments.length > 0
            ? arguments
            : ValidatedAnswer.class.getField("situation").getAnnotation(Param.class).value();
    for (String situation : situations) {
      print(situation);
    }
  }

  private static void print(String situation) throws Exception {
    ValidatedAnswer answer = loaded(situation);
    List<Callable<Object>> all =
        List.of(
            answer::signatures,
            answer::wiredns,
            answer::dnsjava,
            answer::signaturesWarm,
            answer::wirednsWarm,
            answer::dnsjavaWarm);
    double[] nanos = new double[all.size()];
    long[] operations = new long[all.size()];
    for (int round = -WARM_ROUNDS; round < ROUNDS; round++) {
      for (int i = 0; i < all.size(); i++) {
        long before = SYSTEM.getProcessCpuTime();
        long count = repeat(all.get(i));
        if (round >= 0) {
          nanos[i] += SYSTEM.getProcessCpuTime() - before;
          operations[i] += count;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-24s %4d, %4d %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f%n",
        situation,
        answer.signatures(),
        answer.signaturesWarm(),
        nanos[0] / operations[0] / MICRO,
        nanos[1] / operations[1] / MICRO,
        nanos[2] / operations[2] / MICRO,
        nanos[3] / operations[3] / MICRO,
        nanos[4] / operations[4] / MICRO,
        nanos[5] / operations[5] / MICRO);
  }

  /** Returns how often a work was done in the time of a round. */
  private static long repeat(Callable<Object> work) throws Exception {
    long count = 0;
    for (long end = System.nanoTime() + ROUND_NANOS; System.nanoTime() < end; count++) {
      sink = work.call();
    }
    return count;
  }

  private static ValidatedAnswer loaded(String situation)
      throws IOException, TextFormatException, WireFormatException, GeneralSecurityException {
    ValidatedAnswer answer = new ValidatedAnswer();
    answer.situation = situation;
    answer.load();
    return answer;
  }
}
