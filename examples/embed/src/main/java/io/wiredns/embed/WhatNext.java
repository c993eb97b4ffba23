package io.wiredns.embed;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.guide.RcodeGuide;
import java.nio.ByteBuffer;

/** Determines the meaning of a response, for a program and for a person. */
public final class WhatNext {
  private final ResponseClassifier classifier = new ResponseClassifier();
  private final MessageView asked = new MessageView();

  /** Creates an object, which reuses its views for many responses. */
  public WhatNext() {}

  /**
   * Returns the next step of a client after a response that was received over UDP.
   *
   * @param query the octets of the query
   * @param response the octets of the response, which may be malformed
   * @return a line with the outcome and the next step
   * @throws WireFormatException if the query is malformed
   */
  public String step(ByteBuffer query, ByteBuffer response) throws WireFormatException {
    Message sent = asked.wrap(query).toMessage();
    Outcome outcome = classifier.classify(asked, response);
    NextStep step = NextStep.after(outcome, Attempt.of(sent, Transport.UDP));
    return switch (step.action()) {
      case ACCEPT -> outcome.label() + ": good for " + step.delay().toSeconds() + " seconds";
      case FOLLOW_CNAME -> outcome.label() + ": ask for " + step.name().orElseThrow();
      case ASK_OVER_TCP -> outcome.label() + ": ask over TCP";
      case ANOTHER_SERVER -> outcome.label() + ": ask another server";
      default -> outcome.label() + ": " + step.action() + ", then " + step.otherwise();
    };
  }

  /**
   * Explains a response to a person.
   *
   * @param query the octets of the query, which has a question
   * @param response the octets of the response
   * @return several lines: meaning, causes, and checks
   * @throws WireFormatException if the query is malformed
   */
  public String advice(ByteBuffer query, ByteBuffer response) throws WireFormatException {
    Message sent = asked.wrap(query).toMessage();
    Outcome outcome = classifier.classify(asked, response);
    return RcodeGuide.english()
        .entry(outcome)
        .about(sent.questions().get(0), "192.0.2.53")
        .toText(100);
  }
}
