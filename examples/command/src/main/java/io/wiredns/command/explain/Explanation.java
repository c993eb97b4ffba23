package io.wiredns.command.explain;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.Evidence;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.doctor.report.JsonLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The explanation of a response.
 *
 * @param number the number of the message in the input; the first message is number 1
 * @param question the question of the response; null if it has none
 * @param outcome the meaning of the response
 * @param next the next step of a client
 */
public record Explanation(long number, Question question, Outcome outcome, NextStep next) {
  /** Returns the explanation as JSON. */
  JsonLine json() {
    List<JsonLine> evidence = new ArrayList<>();
    for (Evidence piece : outcome.evidence()) {
      evidence.add(new JsonLine().text("field", piece.field()).number("offset", piece.offset()));
    }
    JsonLine line =
        new JsonLine()
            .number("message", number)
            .text("question", question == null ? null : question.toString())
            .text("outcome", outcome.label())
            .text("kind", outcome.kind().name())
            .text("category", outcome.category().map(Enum::name).orElse(null))
            .text("nextStep", next.action().name())
            .number("times", next.maxTimes())
            .number("seconds", next.delay().toSeconds())
            .text("otherwise", next.otherwise().name())
            .text("rcode", outcome.rcode().map(Rcode::toString).orElse(null))
            .numbers("ede", errors().stream().map(error -> error.infoCode().value()).toList())
            .lines("evidence", evidence);
    return details().isEmpty() ? line : line.texts("details", details());
  }

  private List<ExtendedError> errors() {
    return outcome.extendedErrors();
  }

  /**
   * Returns the aliases, the details that only this kind of outcome has, and the extended errors.
   */
  public List<String> details() {
    List<String> details = new ArrayList<>();
    outcome.chain().forEach(link -> details.add(link.toString()));
    switch (outcome.kind()) {
      case NXDOMAIN -> details.add("the name that does not exist: " + outcome.name().orElseThrow());
      case NODATA, NODATA_NXNAME -> {
        if (!outcome.chain().isEmpty()) {
          details.add("the name without data: " + outcome.name().orElseThrow());
        }
      }
      case REFERRAL, REFERRAL_UPWARD, REFERRAL_LAME ->
          details.add(
              "to zone %s, %d servers, %d addresses"
                  .formatted(
                      outcome.name().orElseThrow(), outcome.serverCount(), outcome.addressCount()));
      case MISMATCH ->
          outcome.differences().forEach(difference -> details.add(difference.toString()));
      case MALFORMED -> details.add(outcome.fault().orElseThrow().getMessage());
      case BADVERS ->
          details.add("the server does EDNS version " + outcome.ednsVersion().orElseThrow());
      case TSIG_ERROR -> {
        String unsigned = outcome.isSigned() ? "" : ", the reply is not signed";
        details.add("key " + outcome.name().orElseThrow() + unsigned);
        outcome
            .clockDifference()
            .ifPresent(
                time ->
                    details.add(
                        "server's clock less the signer's: " + time.toSeconds() + " seconds"));
      }
      case ALIAS -> details.add("target missing");
      case ALIAS_LOOP -> details.add("loop");
      case ALIAS_TOO_MANY -> details.add("too many");
      case ALIAS_TOO_LONG -> details.add("name too long");
      case TRANSFER -> details.add(transfer("full"));
      case TRANSFER_INCREMENTAL -> details.add(transfer("incremental"));
      case TRANSFER_UP_TO_DATE -> details.add(transfer("up to date"));
      case TRANSFER_SOA_ALONE -> details.add(transfer("soa alone"));
      case TRANSFER_CONTINUED -> details.add(transfer("continuation"));
      case TRANSFER_EMPTY -> details.add(transfer("empty"));
      default -> {}
    }
    errors().forEach(error -> details.add(error.toText()));
    return details;
  }

  private String transfer(String what) {
    return what
        + (outcome.serial().isPresent() ? ", serial " + outcome.serial().getAsLong() : "")
        + (outcome.isComplete() ? ", complete" : ", more to come");
  }

  /** Returns the next step in words. */
  public String step() {
    StringBuilder text = new StringBuilder(words(next.action()));
    next.name().ifPresent(name -> text.append(": ").append(name));
    next.number().ifPresent(value -> text.append(": ").append(value));
    next.cookie().ifPresent(cookie -> text.append(": ").append(cookie));
    if (next.maxTimes() == 1) {
      text.append(", once");
    } else if (next.maxTimes() > 1) {
      text.append(", ").append(next.maxTimes()).append(" times");
    }
    if (!next.delay().isZero()) {
      text.append(", may be kept ").append(next.delay().toSeconds()).append(" s");
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
