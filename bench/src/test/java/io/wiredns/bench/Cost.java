package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.function.ToLongFunction;

/**
 * The cost of work on an input, counted by {@link CountingLoader}.
 *
 * @param steps the number of methods entered and loop iterations
 * @param octets the number of octets that calls of the platform moved or compared
 * @param allocated the number of octets allocated
 */
record Cost(long steps, long octets, long allocated) {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Does the work and returns its cost. All classes must have been loaded before. */
  static Cost of(ToLongFunction<byte[]> work, byte[] input) {
    Steps.reset();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.applyAsLong(input);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return new Cost(Steps.steps(), Steps.octets(), allocated);
  }

  /** Asserts that steps and allocated octets are at most this multiple of those of another cost. */
  void assertAtMost(double times, Cost other, String what) {
    assertTrue(steps <= times * other.steps, what);
    assertTrue(allocated <= times * other.allocated, what);
  }

  /** Asserts limits of the steps and allocated octets for each octet of the input. */
  void assertPerOctet(long input, long mostSteps, long mostAllocated, String what) {
    assertTrue(steps <= mostSteps * input, what);
    assertTrue(allocated <= mostAllocated * input, what);
  }
}
