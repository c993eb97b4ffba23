package io.wiredns.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the processor time of the threads that run a benchmark, in nanoseconds per operation.
 * Time that the operating system gives to other processes does not count. The least of a run's
 * iterations is its figure, because disturbances only ever add.
 *
 * <p>The class depends on nothing but JMH and the Java platform: {@link Versus} also puts it on the
 * class path of an older build of the benchmarks.
 */
public final class WorkerTime implements InternalProfiler {
  static final String LABEL = "worker.time";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private long before;

  /** Creates a profiler; JMH does so once in each JVM. */
  public WorkerTime() {}

  @Override
  public String getDescription() {
    return "processor time of the benchmark's own threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanoseconds();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double spent = nanoseconds() - before;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(LABEL, spent / operations, "ns/op", AggregationPolicy.MIN));
  }

  private static long nanoseconds() {
    long sum = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().contains("jmh-worker")) {
        sum += Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
      }
    }
    return sum;
  }
}
