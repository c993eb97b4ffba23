package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests the limits of cost: for each octet of any input, a public operation needs at most the steps
 * and the allocation that {@code WireLimits} states, and four times as many octets cost at most
 * about four times as much. Nothing is measured in time.
 */
class LawTest {
  private static final int MESSAGE = 4_096;
  private static final int TEXT = 8_192;

  /**
   * The maximum growth of the cost of an octet from the smaller to the larger input; for n log n it
   * is 1.2 with these sizes.
   */
  private static final double GROWTH = 1.3;

  /**
   * The same for octets moved: an array that doubles moves between one and two times its text, as
   * the length lies between two powers of two. For a quadratic operation it would be 4.
   */
  private static final double GROWTH_OF_MOVED = 2;

  /** The index of the octets moved among the costs. */
  private static final int MOVED = 1;

  /** Costs per octet below this are too small for a ratio. */
  private static final double LITTLE = 8;

  /** In inputs of fewer octets the fixed cost dominates, so that they say nothing about growth. */
  private static final int ENOUGH = 1_000;

  private static final Law LAW = new Law();
  private static final Map<String, byte[]> MESSAGES = WorstMessages.of(MESSAGE);
  private static final Map<String, byte[]> LARGE_MESSAGES = WorstMessages.of(4 * MESSAGE);
  private static final Map<String, byte[]> TEXTS = WorstTexts.of(TEXT);
  private static final Map<String, byte[]> LARGE_TEXTS = WorstTexts.of(4 * TEXT);

  static Iterable<String> operations() {
    return LAW.operations();
  }

  @Test
  void theCostOfEachOperationIsStated() {
    assertEquals(List.copyOf(LAW.operations()), List.copyOf(LAW.stated()));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void costIsLinear(String operation) {
    boolean text = Law.takesText(operation);
    double[] small = worst(operation, text ? TEXTS : MESSAGES);
    double[] large = worst(operation, text ? LARGE_TEXTS : LARGE_MESSAGES);
    for (int which = 0; which < 3; which++) {
      assertTrue(
          large[which]
              <= Math.max(LITTLE, (which == MOVED ? GROWTH_OF_MOVED : GROWTH) * small[which]),
          operation
              + ": "
              + small[which]
              + " "
              + Law.unit(which)
              + " an octet grew to "
              + large[which]);
    }
  }

  /**
   * Returns the maximum cost of an octet among these inputs, after asserting that all are within
   * the limits.
   */
  private static double[] worst(String operation, Map<String, byte[]> inputs) {
    double[] worst = new double[3];
    List<String> excesses = new ArrayList<>();
    inputs.forEach(
        (name, input) -> {
          Law.Cost cost = LAW.cost(operation, input);
          if (cost != null && LAW.excess(operation, cost) != null) {
            // Count again, because the first run may have loaded classes.
            cost = LAW.cost(operation, input);
            String excess = LAW.excess(operation, cost);
            if (excess != null) {
              excesses.add(name + ", " + excess);
            }
          }
          if (cost != null && cost.octets() >= ENOUGH) {
            for (int which = 0; which < 3; which++) {
              worst[which] = Math.max(worst[which], cost.each(which));
            }
          }
        });
    assertEquals(List.of(), excesses);
    return worst;
  }
}
