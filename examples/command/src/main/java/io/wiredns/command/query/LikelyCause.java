package io.wiredns.command.query;

import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import java.util.Optional;

/**
 * The likeliest cause of what a query went through, with its evidence, and one command that shows
 * whether it is the cause.
 *
 * @param text the cause
 * @param evidence what speaks for it; empty if nothing does more than for others
 * @param command the command
 */
record LikelyCause(String text, String evidence, String command) {
  /** Returns the likeliest cause; empty if all is well. */
  static Optional<LikelyCause> of(Exchanged exchanged) {
    ExchangeAttempt shown = exchanged.shown();
    if (shown != null && shown.result == ExchangeAttempt.Result.UNVERIFIED) {
      return Optional.of(SignatureText.cause(exchanged));
    }
    boolean isFailure = exchanged.isComplete() && !ResponseCause.isGood(shown.outcome);
    if (isFailure && !(shown.isTcp() && shown.message.isTruncated())) {
      return Optional.of(new ResponseCause(exchanged).find());
    }
    return new AttemptCauses(exchanged).find();
  }
}
