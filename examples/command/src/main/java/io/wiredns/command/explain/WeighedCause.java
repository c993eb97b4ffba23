package io.wiredns.command.explain;

import io.wiredns.doctor.report.JsonLine;
import java.util.List;

/**
 * A cause with what was seen for and against it.
 *
 * @param text the cause in words
 * @param weight the sum of the weights of the evidence; negative if it speaks against the cause
 * @param evidence what speaks for it, the strongest first
 * @param against what speaks against it, the strongest first
 */
public record WeighedCause(String text, int weight, List<String> evidence, List<String> against) {
  /** Returns the cause as JSON. */
  JsonLine json() {
    return new JsonLine()
        .text("cause", text)
        .number("weight", weight)
        .texts("for", evidence)
        .texts("against", against);
  }
}
