package io.wiredns.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The costs of the public operations of the codec: the limits that the Javadoc of {@code
 * WireLimits} states, and the actual costs, counted in an instrumented copy of the codec.
 */
final class Law {
  /** The cost that any operation may have, even for a small input. */
  static final Cost FIXED = new Cost(0, 100_000, 100_000, 300_000);

  private static final Pattern ROW =
      Pattern.compile(
          "<tr><th scope=\"row\">([^<]+)</th>"
              + "<td>([0-9,]+)</td><td>([0-9,]+)</td><td>([0-9,]+)</td></tr>");

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> operations =
      CountingLoader
          .<Supplier<Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>>>>counting(
              CountedWork.class)
          .get();
  private final Map<String, Cost> limits = table();

  /** A thread with a shallow stack, so that the stack traces of exceptions are small. */
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Law::thread);

  /**
   * The cost of an operation for an input, or its limit for an octet.
   *
   * @param octets the number of octets of the input that the operation worked on
   * @param steps the number of methods entered and loop iterations
   * @param moved the number of octets moved or compared in bulk
   * @param allocated the number of octets allocated
   */
  record Cost(int octets, long steps, long moved, long allocated) {
    /** Returns a part: 0 for steps, 1 for octets moved, 2 for octets allocated. */
    long part(int which) {
      return which == 0 ? steps : which == 1 ? moved : allocated;
    }

    /** Returns a part divided by the octets of the input. */
    double each(int which) {
      return (double) part(which) / octets;
    }

    /** Returns the amount of a part above the fixed cost, divided by the octets of the input. */
    double beyond(int which) {
      return (double) Math.max(0, part(which) - FIXED.part(which)) / octets;
    }
  }

  /** Returns the unit of a part. */
  static String unit(int which) {
    return which == 0 ? "steps" : which == 1 ? "octets moved" : "octets allocated";
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "law");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns the limits that the Javadoc states, by operation. */
  private static Map<String, Cost> table() {
    Path source =
        Path.of(System.getProperty("wiredns.root", ".."))
            .resolve("codec/src/main/java/io/wiredns/codec/wire/WireLimits.java");
    Map<String, Cost> limits = new LinkedHashMap<>();
    try {
      Matcher row = ROW.matcher(Files.readString(source).replaceAll("\n *\\* *", ""));
      while (row.find()) {
        limits.put(row.group(1), new Cost(1, number(row, 2), number(row, 3), number(row, 4)));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return limits;
  }

  private static long number(Matcher row, int group) {
    return Long.parseLong(row.group(group).replace(",", ""));
  }

  /** Returns the names of all operations that can be counted. */
  Set<String> operations() {
    return operations.keySet();
  }

  /** Returns the names of all operations whose cost is stated. */
  Set<String> stated() {
    return limits.keySet();
  }

  /** Returns whether an operation works on text; the others work on messages. */
  static boolean takesText(String operation) {
    return CountedWork.TEXTS.contains(operation);
  }

  /** Returns the limit of an operation for each octet. */
  Cost limit(String operation) {
    return limits.get(operation);
  }

  /**
   * Counts the cost of an operation.
   *
   * @return the cost, or null if the operation does not apply to the input
   */
  Cost cost(String operation, byte[] input) {
    Map.Entry<Integer, Callable<Object>> work = operations.get(operation).apply(input);
    if (work == null) {
      return null;
    }
    try {
      return worker.submit(() -> counted(operation, work)).get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(operation, failed);
    }
  }

  private static Cost counted(String operation, Map.Entry<Integer, Callable<Object>> work) {
    Steps.reset();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      work.getValue().call();
    } catch (Exception refused) {
      if (!refused.getClass().getName().endsWith("FormatException")) {
        throw new AssertionError(operation + " threw", refused);
      }
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Cost(work.getKey(), Steps.steps(), Steps.octets(), allocated);
  }

  /** Returns which part of a cost exceeds its limit, or null if none does. */
  String excess(String operation, Cost cost) {
    Cost limit = limits.get(operation);
    for (int which = 0; which < 3; which++) {
      long most = FIXED.part(which) + limit.part(which) * cost.octets();
      if (cost.part(which) > most) {
        return operation
            + String.format(
                ": %,d %s for %,d octets, at most %d for each and %,d are stated",
                cost.part(which), unit(which), cost.octets(), limit.part(which), FIXED.part(which));
      }
    }
    return null;
  }
}
