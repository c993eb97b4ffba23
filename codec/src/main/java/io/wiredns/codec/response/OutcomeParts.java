package io.wiredns.codec.response;

import java.util.Arrays;
import java.util.List;

/** The parts of an outcome: for equality, and as one line of text for people. */
final class OutcomeParts {
  private OutcomeParts() {}

  /** Returns the parts that are equal in equal outcomes; some are null. */
  static List<Object> of(Outcome outcome) {
    return Arrays.asList(
        outcome.kind,
        outcome.rcode,
        outcome.opcode,
        outcome.flags,
        outcome.ednsVersion,
        outcome.answersTypes,
        outcome.extendedErrors,
        outcome.chain,
        outcome.name,
        outcome.form,
        outcome.records,
        outcome.cache,
        outcome.detail,
        outcome.hasNumber,
        outcome.number,
        outcome.signed,
        outcome.evidence);
  }

  /**
   * Returns the kind, the label if it is more specific, the name that the outcome is about, the
   * error or other detail, and the evidence.
   */
  static String text(Outcome outcome) {
    String label = outcome.label();
    return outcome.kind
        + (label.equals(outcome.kind.name()) ? "" : " " + label)
        + (outcome.name == null ? "" : " " + outcome.name)
        + (outcome.detail == null ? "" : " " + outcome.detail)
        + " "
        + outcome.evidence;
  }
}
