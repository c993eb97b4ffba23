package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.TSIG;

/** A resolver of dnsjava that answers with recorded responses, which it parses each time. */
final class RecordedResolver implements Resolver {
  private final RecordedAnswers recorded;

  RecordedResolver(RecordedAnswers recorded) {
    this.recorded = recorded;
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    Question question =
        new Question(
            Name.of(query.getQuestion().getName().toString()),
            RecordType.of(query.getQuestion().getType()));
    try {
      Message response = new Message(recorded.response(question));
      response.getHeader().setID(query.getHeader().getID());
      return CompletableFuture.completedFuture(response);
    } catch (IOException | IllegalArgumentException fault) {
      return CompletableFuture.failedFuture(fault);
    }
  }

  @Override
  public void setPort(int port) {
    // There is no network.
  }

  @Override
  public void setTCP(boolean flag) {
    // There is no network.
  }

  @Override
  public void setIgnoreTruncation(boolean flag) {
    // No recorded response is truncated.
  }

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
    // The responses were recorded with DO.
  }

  @Override
  public void setTSIGKey(TSIG key) {
    throw new UnsupportedOperationException("recorded responses have no TSIG");
  }

  @Override
  public void setTimeout(Duration timeout) {
    // Every response is there at once.
  }
}
