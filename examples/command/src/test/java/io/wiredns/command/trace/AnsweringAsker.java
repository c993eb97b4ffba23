package io.wiredns.command.trace;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.doctor.walk.Asker;
import io.wiredns.doctor.walk.ServerReply;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/** Answers questions in the process of the test, and keeps which servers were asked. */
final class AnsweringAsker implements Asker {
  private final BiFunction<InetSocketAddress, Message, Message> answers;
  private final int mostQuestions;
  private final List<InetSocketAddress> asked = new ArrayList<>();
  private boolean exhausted;

  /**
   * Creates an object.
   *
   * @param answers returns the response of a server, or null for silence
   */
  AnsweringAsker(int mostQuestions, BiFunction<InetSocketAddress, Message, Message> answers) {
    this.mostQuestions = mostQuestions;
    this.answers = answers;
  }

  List<InetSocketAddress> asked() {
    return asked;
  }

  @Override
  public int count() {
    return asked.size();
  }

  @Override
  public boolean isExhausted() {
    return exhausted;
  }

  @Override
  public CompletableFuture<ServerReply> ask(InetSocketAddress server, Message query, Name zone) {
    if (asked.size() == mostQuestions) {
      exhausted = true;
      return CompletableFuture.completedFuture(reply(server, query, null, null));
    }
    asked.add(server);
    Message response = answers.apply(server, query);
    if (response == null) {
      return CompletableFuture.completedFuture(reply(server, query, null, null));
    }
    Outcome outcome = outcome(query, response, zone);
    return CompletableFuture.completedFuture(reply(server, query, response, outcome));
  }

  private static Outcome outcome(Message query, Message response, Name zone) {
    try {
      MessageView sent = new MessageView().wrap(ByteBuffer.wrap(query.toWire()));
      MessageView received = new MessageView().wrap(ByteBuffer.wrap(response.toWire()));
      ResponseClassifier classifier = new ResponseClassifier();
      return zone == null
          ? classifier.classify(sent, received)
          : classifier.classify(sent, received, zone);
    } catch (WireFormatException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static ServerReply reply(
      InetSocketAddress server, Message query, Message response, Outcome outcome) {
    return new ServerReply(
        server,
        query.questions().get(0),
        Transport.UDP,
        Duration.ZERO,
        0,
        response,
        outcome,
        List.of(),
        response == null ? "no reply" : null);
  }
}
