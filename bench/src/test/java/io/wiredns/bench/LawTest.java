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
 * The law of cost: each public operation does, and allocates, no more for each octet of its input
 * than {@code WireLimits} states, whoever made the input, and four times as many octets cost four
 * times as much. Nothing is measured in time.
 */
class LawTest {
  private static final int MESSAGE = 4_096;
  private static final int TEXT = 8_192;

  /** What an octet of the larger input may cost more; log n in n log n is 1.2 of these sizes. */
  private static final double GROWTH = 1.3;

  /** Below this a ratio says nothing. */
  private static final double LITTLE = 8;

  /** Inputs of fewer octets cost what any input costs, and say nothing of growth. */
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
          large[which] <= Math.max(LITTLE, GROWTH * small[which]),
          operation
              + ": "
              + small[which]
              + " "
              + Law.unit(which)
              + " an octet grew to "
              + large[which]);
    }
  }

  /** The most that an octet of any of those inputs costs, when all keep to what is stated. */
  private static double[] worst(String operation, Map<String, byte[]> inputs) {
    double[] worst = new double[3];
    List<String> excesses = new ArrayList<>();
    inputs.forEach(
        (name, input) -> {
          Law.Cost cost = LAW.cost(operation, input);
          if (cost != null && LAW.excess(operation, cost) != null) {
            // Classes may have been loaded.
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
