package io.wiredns.command.explain;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.client.Delivery;
import io.wiredns.inspect.Rfc8427Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A response and its meaning.
 *
 * @param message the response
 * @param octets its octets
 * @param delivery the circumstances of its delivery
 * @param outcome its meaning
 * @param next the next step of a client
 */
record InterpretedResponse(
    Message message, Octets octets, Delivery delivery, Outcome outcome, NextStep next) {
  /** Reads a response from a view. */
  static InterpretedResponse read(MessageView response, Supplier<Delivery> how)
      throws WireFormatException {
    Delivery delivery = how.get();
    ByteBuffer sent = ByteBuffer.wrap(delivery.query().toArray());
    MessageView asked = new MessageView().wrap(sent);
    Outcome outcome = new ResponseClassifier().classify(asked, response);
    Transport transport = delivery.transport();
    byte[] octets = new byte[response.length()];
    response.copyOctets(0, octets.length, octets, 0);
    return new InterpretedResponse(
        response.toMessage(),
        Octets.of(octets),
        delivery,
        outcome,
        NextStep.after(outcome, Attempt.of(asked.toMessage(), transport)));
  }

  /** Appends the RFC 8427 object of the response. */
  void json(Appendable out) throws IOException {
    Rfc8427Json.standard().write(octets.toArray(), out);
  }

  /** Returns a line with the outcome and the next step. */
  String outcomeLine() {
    Explanation explanation = new Explanation(1, null, outcome, next);
    StringBuilder line = new StringBuilder(";; OUTCOME: ").append(outcome.label());
    if (!outcome.label().equals(outcome.kind().name())) {
      line.append(" (").append(outcome.kind()).append(')');
    }
    if (!explanation.details().isEmpty()) {
      line.append(": ").append(String.join(", ", explanation.details()));
    }
    return line.append("; next: ").append(explanation.step()).append('\n').toString();
  }
}
