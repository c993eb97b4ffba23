package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;

/** Determines the meaning of a response and the next step of the client. */
public final class Classify {
  private Classify() {}

  /**
   * Classifies a response.
   *
   * @param query the query
   * @param response the response to it, received over UDP
   * @return a line with the outcome and the next step
   */
  public static String next(Message query, Message response) {
    Outcome outcome = ResponseClassifier.classify(query, response);
    NextStep step = NextStep.after(outcome, Attempt.of(query, Transport.UDP));
    return outcome.label() + ", then " + step.action();
  }
}
