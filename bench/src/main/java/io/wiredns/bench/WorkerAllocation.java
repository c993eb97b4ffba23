package io.wiredns.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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
 * Counts the octets that the threads of a benchmark allocate. JMH's own profiler counts all
 * threads, including a few thousand octets of JMH itself per iteration. In a short iteration these
 * are some octets per operation, which is too inaccurate to verify that an operation allocates
 * nothing.
 */
public final class WorkerAllocation implements InternalProfiler {
  static final String LABEL = "worker.alloc.norm";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long before;

  /** Creates a profiler; JMH does so in each JVM. */
  public WorkerAllocation() {}

  @Override
  public String getDescription() {
    return "octets that the benchmark's own threads allocate";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = allocated();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double octets = allocated() - before;
    long operations = Math.max(1, result.getMetadata().getAllOps());
    return List.of(new ScalarResult(LABEL, octets / operations, "B/op", AggregationPolicy.AVG));
  }

  private static long allocated() {
    long sum = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().contains("jmh-worker")) {
        sum += THREADS.getThreadAllocatedBytes(thread.getId());
      }
    }
    return sum;
  }
}
