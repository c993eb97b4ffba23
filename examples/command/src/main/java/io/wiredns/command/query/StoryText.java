package io.wiredns.command.query;

import io.wiredns.command.output.StoryLines;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.Stray;
import io.wiredns.doctor.report.JsonLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells what a query went through, as comments after the response: the attempts if there is more to
 * tell than the response, the outcome, the likeliest cause with its evidence, and one command to
 * run next.
 */
public final class StoryText {
  private final Exchanged exchanged;
  private final ExchangeOutcome outcome;

  public StoryText(Exchanged exchanged) {
    this.exchanged = exchanged;
    outcome = new ExchangeOutcome(exchanged);
  }

  /** Appends the whole story. */
  public void write(Appendable out) throws IOException {
    StoryLines lines = new StoryLines();
    if (exchanged.isEventful()) {
      int number = 1;
      for (ExchangeAttempt attempt : exchanged.attempts()) {
        add(number++, attempt, lines);
      }
    }
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null && shown.result == ExchangeAttempt.Result.MALFORMED) {
      lines.whole(";; OCTETS: " + HexFormat.of().formatHex(shown.response));
    }
    lines.add(";; OUTCOME: " + outcome.line());
    LikelyCause.of(exchanged).ifPresent(cause -> add(cause, lines));
    out.append(lines.toString());
  }

  /** Adds an attempt in a line, and what else was seen in further lines. */
  private static void add(int number, ExchangeAttempt attempt, StoryLines lines) {
    StringBuilder line = new StringBuilder(";; Attempt ").append(number).append(": ");
    line.append(Voice.server(attempt.server, attempt.transport));
    attempt.changes.forEach(change -> line.append(", ").append(change));
    if (attempt.again) {
      line.append(", again");
    }
    line.append(": ").append(AttemptText.result(attempt));
    line.append(", ").append(Voice.duration(attempt.elapsed));
    if (attempt.step != null) {
      line.append("; ").append(AttemptText.next(attempt.step));
    }
    lines.add(line.toString());
    for (Stray stray : attempt.strays) {
      lines.add(";;   ignored: " + stray.text());
    }
  }

  private static void add(LikelyCause cause, StoryLines lines) {
    lines.add(";; CAUSE: " + cause.text());
    if (!cause.evidence().isEmpty()) {
      lines.add(";; EVIDENCE: " + cause.evidence());
    }
    lines.whole(";; TRY: " + cause.command());
  }

  /** Appends one comment if there is no whole and verified response, for output without more. */
  public void writeBriefly(Appendable out) throws IOException {
    if (!exchanged.isComplete()) {
      out.append(";; ").append(outcome.failureWithResults()).append('\n');
    }
  }

  /** Appends an item as dig's if there is no whole and verified response. */
  void writeYaml(Appendable out) throws IOException {
    if (!exchanged.isComplete()) {
      out.append("- type: DIG_ERROR\n  message: |\n    ");
      out.append(outcome.failureWithResults()).append('\n');
    }
  }

  /** Appends an object in a line if there is no whole and verified response. */
  public void writeJson(Appendable out) throws IOException {
    if (exchanged.isComplete()) {
      return;
    }
    List<JsonLine> attempts = new ArrayList<>();
    for (ExchangeAttempt attempt : exchanged.attempts()) {
      attempts.add(
          new JsonLine()
              .text("server", Voice.server(attempt.server))
              .text("transport", attempt.transport.toString())
              .texts("changes", attempt.changes)
              .text("result", AttemptText.result(attempt))
              .number("milliseconds", attempt.elapsed.toMillis())
              .texts("ignored", attempt.strays.stream().map(Stray::text).toList()));
    }
    JsonLine line =
        new JsonLine()
            .text("xOutcome", outcome.label())
            .text("xReason", outcome.failure())
            .lines("xAttempts", attempts);
    LikelyCause.of(exchanged)
        .ifPresent(
            cause ->
                line.text("xCause", cause.text())
                    .text("xEvidence", cause.evidence())
                    .text("xTry", cause.command()));
    out.append(line.toString()).append('\n');
  }
}
