package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

/**
 * The costs of work on an input of some entries and on one of four times as many.
 *
 * @param less the cost of the smaller input
 * @param more the cost of the larger input
 * @param octets the length of the larger input
 * @param ratio the length of the larger input as a multiple of that of the smaller one
 * @param what the work, the inputs and the costs, for failures
 */
record Growth(Cost less, Cost more, int octets, double ratio, String what) {
  /**
   * Does the work on both inputs.
   *
   * @param kind the kind of the inputs, for failures
   * @param inputs makes an input of a number of entries
   * @param few the number of entries of the smaller input
   */
  static Growth of(Object kind, ToLongFunction<byte[]> work, IntFunction<byte[]> inputs, int few) {
    byte[] small = inputs.apply(few);
    byte[] large = inputs.apply(4 * few);
    work.applyAsLong(inputs.apply(1)); // loads classes
    Cost less = Cost.of(work, small);
    Cost more = Cost.of(work, large);
    String what =
        kind + ", " + small.length + " and " + large.length + " octets: " + less + " " + more;
    return new Growth(less, more, large.length, (double) large.length / small.length, what);
  }

  /**
   * Asserts that steps and allocated octets grow as the octets do.
   *
   * @param most the maximum ratio of costs for four times the octets
   */
  void assertLinear(double most) {
    more.assertAtMost(most / 4 * ratio, less, what);
  }

  /**
   * Asserts that the octets that calls of the platform move or compare grow as the octets do.
   *
   * @param most the maximum ratio for four times the octets
   */
  void assertMovedLinear(double most) {
    assertTrue(more.octets() <= most / 4 * ratio * less.octets(), what);
  }

  /**
   * Asserts limits of the steps and allocated octets for each octet of the larger input.
   *
   * @param made octets that the input makes the work produce, which count as input
   */
  void assertPerOctet(int made, long mostSteps, long mostAllocated) {
    more.assertPerOctet(octets + (long) made, mostSteps, mostAllocated, what);
  }
}
