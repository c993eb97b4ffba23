package io.wiredns.command;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Outcome;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells what a query went through, as comments after the response: the attempts if there is more to
 * tell than the response, the outcome, the likeliest cause with its evidence, and one command to
 * run next.
 */
final class StoryText {
  private final Exchanged exchanged;
  private final StoryLines lines = new StoryLines();

  StoryText(Exchanged exchanged) {
    this.exchanged = exchanged;
  }

  /** Appends the whole story. */
  void write(Appendable out) throws IOException {
    if (exchanged.isEventful()) {
      int number = 1;
      for (ExchangeAttempt attempt : exchanged.attempts()) {
        AttemptText.add(number++, attempt, lines);
      }
    }
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null && shown.result == ExchangeAttempt.Result.MALFORMED) {
      lines.whole(";; OCTETS: " + HexFormat.of().formatHex(shown.response));
    }
    lines.add(outcome());
    cause().ifPresent(this::add);
    out.append(lines.toString());
  }

  private void add(LikelyCause cause) {
    lines.add(";; CAUSE: " + cause.text());
    if (!cause.evidence().isEmpty()) {
      lines.add(";; EVIDENCE: " + cause.evidence());
    }
    if (!cause.command().isEmpty()) {
      lines.whole(";; TRY: " + cause.command());
    }
  }

  /** Appends one line if there is no whole and verified response, for output without comments. */
  void writeBriefly(Appendable out) throws IOException {
    if (!exchanged.isComplete()) {
      String more =
          exchanged.shown() == null ? ": " + AttemptCauses.results(exchanged.attempts()) : "";
      out.append(failure()).append(more).append('\n');
    }
  }

  /** Returns the line that says why there is no whole and verified response. */
  private String failure() {
    ExchangeAttempt shown = exchanged.shown();
    String servers =
        exchanged.plan().servers().stream().map(Voice::server).collect(Collectors.joining(", "));
    if (shown == null) {
      return ";; no response from " + servers + " in " + Voice.duration(exchanged.whole());
    }
    return switch (shown.result) {
      case UNVERIFIED -> ";; no verified response: " + SignatureText.finding(exchanged);
      case MALFORMED ->
          ";; no readable response: %s at octet %d"
              .formatted(shown.fault.fault(), shown.fault.offset());
      default ->
          shown.message.isTruncated()
              ? ";; only a truncated response over UDP; over TCP "
                  + AttemptText.result(exchanged.last())
              : ";; no final response; the last was "
                  + AttemptText.result(shown)
                  + ", then "
                  + AttemptText.result(exchanged.last());
    };
  }

  private String outcome() {
    ExchangeAttempt shown = exchanged.shown();
    if (exchanged.isComplete()) {
      return outcome(shown);
    }
    return ";; OUTCOME: " + label(shown) + failure().substring(2).replaceFirst("^", ":");
  }

  private String label(ExchangeAttempt shown) {
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

  private static String outcome(ExchangeAttempt shown) {
    Outcome outcome = shown.outcome;
    Explanation explanation = new Explanation(1, null, outcome, shown.next());
    StringBuilder line = new StringBuilder(";; OUTCOME: ").append(outcome.label());
    if (!outcome.label().equals(outcome.kind().name())) {
      line.append(" (").append(outcome.kind()).append(')');
    }
    if (!explanation.details().isEmpty()) {
      line.append(": ").append(String.join(", ", explanation.details()));
    }
    return line.append("; next: ").append(explanation.step()).toString();
  }

  private Optional<LikelyCause> cause() {
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null && shown.result == ExchangeAttempt.Result.UNVERIFIED) {
      return Optional.of(signature(shown));
    }
    Optional<LikelyCause> cause = new AttemptCauses(exchanged).find();
    return cause.isPresent() || isGood(shown.outcome) ? cause : Optional.of(guided(shown));
  }

  private static boolean isGood(Outcome outcome) {
    return switch (outcome.kind()) {
      case ANSWER,
          ANSWER_THROUGH_CHAIN,
          REFERRAL,
          UPDATED,
          NOTIFIED,
          DONE,
          TRANSFER,
          TRANSFER_INCREMENTAL,
          TRANSFER_UP_TO_DATE,
          TRANSFER_SOA_ALONE,
          TRANSFER_CONTINUED ->
          true;
      default -> false;
    };
  }

  private LikelyCause signature(ExchangeAttempt shown) {
    Optional<TsigError> error = SignatureText.error(shown);
    if (error.isEmpty()) {
      return new LikelyCause(
          "the server or a device before it does not use the key, or the response is forged",
          "",
          new QueryText(exchanged).with("+tcp"));
    }
    GuideEntry entry = RcodeGuide.english().entry(error.get());
    return new LikelyCause(
        first(entry.causes()),
        SignatureText.evidence(exchanged),
        SignatureText.next(exchanged, error.get()));
  }

  private LikelyCause guided(ExchangeAttempt shown) {
    GuideEntry entry = filled(RcodeGuide.english().entry(shown.outcome), shown);
    List<WeighedCause> causes = Weighing.of(circumstances(shown));
    Optional<WeighedCause> likeliest = Weighing.likeliest(causes);
    if (likeliest.isPresent()) {
      String evidence = String.join("; ", likeliest.get().evidence());
      return new LikelyCause(likeliest.get().text(), evidence, command(entry));
    }
    String often = causes.isEmpty() ? "" : "; often " + causes.get(0).text();
    return new LikelyCause("the response does not show it" + often, "", command(entry));
  }

  private static Circumstances circumstances(ExchangeAttempt shown) {
    return new Circumstances(
        shown.query,
        shown.message,
        shown.outcome,
        shown.transport == Transport.TCP,
        shown.response.length,
        shown.at,
        shown.elapsed,
        Map.of());
  }

  private static String first(List<GuideEntry.Cause> causes) {
    return causes.isEmpty() ? "" : causes.get(0).text();
  }

  private GuideEntry filled(GuideEntry entry, ExchangeAttempt shown) {
    Optional<Question> question = exchanged.plan().query().question();
    return question.isPresent()
        ? entry.about(question.get(), Voice.server(shown.server))
        : entry.inGeneral();
  }

  /** Returns the first command among an entry's checks; otherwise the first check in words. */
  private static String command(GuideEntry entry) {
    return entry.checks().stream()
        .flatMap(check -> check.command().stream())
        .findFirst()
        .orElseGet(() -> entry.checks().isEmpty() ? "" : entry.checks().get(0).what());
  }
}
