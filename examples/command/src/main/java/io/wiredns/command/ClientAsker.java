package io.wiredns.command;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.client.Delivery;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.QueryAttempt;
import io.wiredns.core.client.RequestOptions;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Asks with the library's client, a limited number of questions. */
final class ClientAsker implements Asker {
  private final DnsClient client;
  private final RequestOptions options;
  private final int mostQuestions;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Creates an object.
   *
   * @param client the client
   * @param options the options of each request; its servers are ignored
   * @param mostQuestions how many questions are asked; further ones have no reply, and say so
   */
  ClientAsker(DnsClient client, RequestOptions options, int mostQuestions) {
    this.client = client;
    this.options = options;
    this.mostQuestions = mostQuestions;
  }

  @Override
  public int count() {
    return Math.min(asked.get(), mostQuestions);
  }

  @Override
  public boolean isExhausted() {
    return asked.get() > mostQuestions;
  }

  @Override
  public CompletableFuture<ServerReply> ask(InetSocketAddress server, Message query, Name zone) {
    if (asked.incrementAndGet() > mostQuestions) {
      String limit = "not asked, because the limit of " + mostQuestions + " questions is reached";
      return CompletableFuture.completedFuture(none(server, query, Duration.ZERO, limit));
    }
    long start = System.nanoTime();
    return send(server, query, zone, start)
        .thenCompose(
            reply ->
                isOfNoEdns(query, reply)
                    ? send(server, query.toBuilder().withoutEdns().build(), zone, start)
                        .thenApply(second -> second.after(reply))
                    : CompletableFuture.completedFuture(reply));
  }

  /** Returns whether a server may answer if it is asked without EDNS; RFC 6891 section 7. */
  private static boolean isOfNoEdns(Message query, ServerReply reply) {
    Rcode rcode = reply.rcode().orElse(Rcode.NOERROR);
    return query.edns().isPresent()
        && reply.isAnswered()
        && reply.message().edns().isEmpty()
        && (rcode.equals(Rcode.FORMERR) || rcode.equals(Rcode.NOTIMP));
  }

  private CompletableFuture<ServerReply> send(
      InetSocketAddress server, Message query, Name zone, long start) {
    return client
        .send(
            query,
            options.withServers(List.of(server)),
            (response, how) -> read(response, how, query, zone, start))
        .exceptionally(
            failure -> {
              Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
              return failed(server, query, elapsed, failure);
            });
  }

  private static ServerReply read(
      MessageView response, Supplier<Delivery> how, Message query, Name zone, long start)
      throws WireFormatException {
    Delivery delivery = how.get();
    MessageView sent = new MessageView().wrap(ByteBuffer.wrap(delivery.query().toArray()));
    ResponseClassifier classifier = new ResponseClassifier();
    Outcome outcome =
        zone == null
            ? classifier.classify(sent, response)
            : classifier.classify(sent, response, zone);
    List<QueryAttempt> attempts = delivery.attempts();
    return new ServerReply(
        delivery.server(),
        query.questions().get(0),
        delivery.transport(),
        Duration.ofNanos(System.nanoTime() - start),
        delivery.responseOctets(),
        response.toMessage(),
        outcome,
        AttemptWords.of(attempts.subList(0, attempts.size() - 1)),
        null);
  }

  private static ServerReply failed(
      InetSocketAddress server, Message query, Duration elapsed, Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof DnsClientException known) {
      return none(server, query, elapsed, AttemptWords.failure(known));
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return none(server, query, elapsed, Failures.reason(cause));
  }

  private static ServerReply none(
      InetSocketAddress server, Message query, Duration elapsed, String trouble) {
    return new ServerReply(
        server,
        query.questions().get(0),
        Transport.UDP,
        elapsed,
        0,
        null,
        null,
        List.of(),
        trouble);
  }
}
