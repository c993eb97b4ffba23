package io.wiredns.examples.cli;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.Evidence;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is said of one response.
 *
 * @param number the message's number in the input
 * @param question its question, null if it has none
 * @param outcome what it means
 * @param next what to do
 */
record Explanation(long number, Question question, Outcome outcome, NextStep next) {
  /** The line for machines. */
  JsonLine json() {
    List<JsonLine> evidence = new ArrayList<>();
    for (Evidence piece : outcome.evidence()) {
      evidence.add(new JsonLine().text("field", piece.field()).number("offset", piece.offset()));
    }
    Optional<ResponseState> state = outcome.response();
    JsonLine line =
        new JsonLine()
            .number("message", number)
            .text("question", question == null ? null : question.toString())
            .text("outcome", outcome.label())
            .text("kind", outcome.kind().name())
            .text("category", outcome.category().map(Enum::name).orElse(null))
            .text("nextStep", next.action().name())
            .number("times", next.times())
            .number("seconds", next.seconds())
            .text("otherwise", next.otherwise().name())
            .text("rcode", state.map(ResponseState::rcode).map(Rcode::toString).orElse(null))
            .numbers("ede", errors().stream().map(error -> error.infoCode().value()).toList())
            .lines("evidence", evidence);
    return details().isEmpty() ? line : line.texts("details", details());
  }

  private List<ExtendedError> errors() {
    return outcome.response().map(ResponseState::extendedErrors).orElse(List.of());
  }

  /** What belongs to the outcome and to no other. */
  List<String> details() {
    List<String> details = new ArrayList<>();
    outcome.chain().forEach(link -> details.add(link.toString()));
    if (outcome instanceof Outcome.NxDomain absent) {
      details.add("the name that does not exist: " + absent.name());
    } else if (outcome instanceof Outcome.NoData absent && !absent.chain().isEmpty()) {
      details.add("the name without data: " + absent.name());
    } else if (outcome instanceof Outcome.Referral referral) {
      details.add(
          "to zone %s, %d servers, %d addresses"
              .formatted(referral.zone(), referral.servers(), referral.addresses()));
    } else if (outcome instanceof Outcome.Mismatch mismatch) {
      mismatch.differences().forEach(difference -> details.add(difference.toString()));
    } else if (outcome instanceof Outcome.Malformed malformed) {
      details.add(malformed.fault().getMessage());
    } else if (outcome instanceof Outcome.BadVersion bad) {
      details.add("the server does EDNS version " + bad.version());
    } else if (outcome instanceof Outcome.TsigFailed failed) {
      details.add("key " + failed.key() + (failed.signed() ? "" : ", the reply is not signed"));
      failed
          .clockDifference()
          .ifPresent(
              seconds -> details.add("server's clock less the signer's: " + seconds + " seconds"));
    } else if (outcome instanceof Outcome.Alias alias) {
      details.add(alias.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    } else if (outcome instanceof Outcome.Transfer transfer) {
      details.add(
          transfer.form().name().toLowerCase(Locale.ROOT).replace('_', ' ')
              + (transfer.serial().isPresent() ? ", serial " + transfer.serial().getAsLong() : "")
              + (transfer.ends() ? ", complete" : ", more to come"));
    }
    errors().forEach(error -> details.add(error.toText()));
    return details;
  }

  /** The next step in words. */
  String step() {
    StringBuilder text = new StringBuilder(words(next.action()));
    next.name().ifPresent(name -> text.append(": ").append(name));
    next.number().ifPresent(value -> text.append(": ").append(value));
    next.cookie().ifPresent(cookie -> text.append(": ").append(cookie));
    if (next.times() == 1) {
      text.append(", once");
    } else if (next.times() > 1) {
      text.append(", ").append(next.times()).append(" times");
    }
    if (next.seconds() > 0) {
      text.append(", may be kept ").append(next.seconds()).append(" s");
    }
    if (next.otherwise() != next.action()) {
      text.append("; then ").append(words(next.otherwise()));
    }
    return text.toString();
  }

  private static String words(NextStep.Action action) {
    return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
