package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;

/**
 * What work on an input costs, counted as {@link CountingLoader} says.
 *
 * @param steps so many were made
 * @param octets so many were moved or compared by calls of the platform
 * @param allocated so many octets were allocated
 */
record Cost(long steps, long octets, long allocated) {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Does the work, whose classes have been loaded. */
  static Cost of(ToLongFunction<byte[]> work, byte[] input) {
    Steps.reset();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.applyAsLong(input);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Cost(Steps.steps(), Steps.octets(), allocated);
  }

  /** Checks that steps and allocated octets are at most so many times those of another cost. */
  void assertAtMost(double times, Cost other, String what) {
    assertTrue(steps <= times * other.steps, what);
    assertTrue(allocated <= times * other.allocated, what);
  }

  /** Checks what this is for each octet of the input. */
  void assertPerOctet(long input, long mostSteps, long mostAllocated, String what) {
    assertTrue(steps <= mostSteps * input, what);
    assertTrue(allocated <= mostAllocated * input, what);
  }
}
