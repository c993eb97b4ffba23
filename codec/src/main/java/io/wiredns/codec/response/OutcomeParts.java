package io.wiredns.codec.response;

import java.util.Arrays;
import java.util.List;

/** What an outcome is made of: to compare it with another, and as one line for people. */
final class OutcomeParts {
  private OutcomeParts() {}

  /** All that makes an outcome equal to another; some parts are null. */
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

  /** The kind, its label where that says more, the name that it is about, and the evidence. */
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
