package io.wiredns.command.query;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.response.Outcome;
import io.wiredns.command.explain.Explanation;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.QueryExchange;
import java.util.stream.Collectors;

/** Says in a word and a clause how a {@link QueryExchange} ended. */
final class ExchangeOutcome {
  private final Exchanged exchanged;

  ExchangeOutcome(Exchanged exchanged) {
    this.exchanged = exchanged;
  }

  /** Returns the word, which {@code wiredns explain} takes. */
  String label() {
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null) {
      return shown.result == ExchangeAttempt.Result.UNVERIFIED
          ? SignatureText.error(shown).map(TsigError::toString).orElse("UNVERIFIED")
          : shown.outcome.label();
    }
    boolean silent =
        exchanged.attempts().stream()
            .anyMatch(attempt -> attempt.result == ExchangeAttempt.Result.SILENT);
    return silent ? "TIMEOUT" : "UNREACHABLE";
  }

  /** Returns why there is no whole and verified response. */
  String failure() {
    ExchangeAttempt shown = exchanged.shown();
    if (shown == null) {
      String servers =
          exchanged.plan().servers().stream().map(Voice::server).collect(Collectors.joining(", "));
      return "no response from " + servers + " in " + Voice.duration(exchanged.whole());
    }
    return switch (shown.result) {
      case UNVERIFIED -> "no verified response: " + SignatureText.finding(exchanged);
      case MALFORMED ->
          "no readable response: %s at octet %d"
              .formatted(shown.fault.fault(), shown.fault.offset());
      default ->
          shown.message.isTruncated()
              ? "only a truncated response over UDP; over TCP "
                  + AttemptText.result(exchanged.last())
              : "no final response; the last was "
                  + AttemptText.result(shown)
                  + ", then "
                  + AttemptText.result(exchanged.last());
    };
  }

  /** Returns the same with the results of the attempts, if nothing else tells them. */
  String failureWithResults() {
    return exchanged.shown() == null
        ? failure() + ": " + AttemptCauses.results(exchanged.attempts())
        : failure();
  }

  /** Returns the line that begins with the word. */
  String line() {
    if (!exchanged.isComplete()) {
      return label() + ": " + failure();
    }
    Outcome outcome = exchanged.shown().outcome;
    Explanation explanation = new Explanation(1, null, outcome, exchanged.shown().next());
    StringBuilder line = new StringBuilder(outcome.label());
    if (!outcome.label().equals(outcome.kind().name())) {
      line.append(" (").append(outcome.kind()).append(')');
    }
    if (!explanation.details().isEmpty()) {
      line.append(": ").append(String.join(", ", explanation.details()));
    }
    return line.append("; next: ").append(explanation.step()).toString();
  }
}
