package io.wiredns.doctor.walk;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.AttemptText;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.QueryExchange;
import io.wiredns.doctor.exchange.QueryPlan;
import io.wiredns.doctor.exchange.Stray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Asks as {@link QueryExchange} does, a limited number of questions, each in a thread of its own,
 * and keeps in words what was sent before the response and what else arrived.
 */
public final class LinkAsker implements Asker {
  private final BiFunction<InetSocketAddress, Message, QueryPlan> plans;
  private final int mostQuestions;
  private final AtomicInteger asked = new AtomicInteger();

  /**
   * Creates an object.
   *
   * @param plans how a server is asked a query
   * @param mostQuestions how many questions are asked; further ones have no reply, and say so
   */
  public LinkAsker(BiFunction<InetSocketAddress, Message, QueryPlan> plans, int mostQuestions) {
    this.plans = plans;
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
    return CompletableFuture.supplyAsync(
        () -> exchange(server, query, zone), LinkAsker::startThread);
  }

  private static void startThread(Runnable task) {
    Thread thread = new Thread(task, "wiredns-ask");
    thread.setDaemon(true);
    thread.start();
  }

  private ServerReply exchange(InetSocketAddress server, Message query, Name zone) {
    try {
      long start = System.nanoTime();
      Exchanged exchanged = new QueryExchange(plans.apply(server, query)).run();
      List<ExchangeAttempt> attempts = new ArrayList<>(exchanged.attempts());
      if (isOfNoEdns(query, exchanged)) {
        exchanged.shown().step = NextStep.Action.ASK_WITHOUT_EDNS;
        Message plain = query.toBuilder().withoutEdns().build();
        exchanged = new QueryExchange(plans.apply(server, plain)).run();
        attempts.addAll(exchanged.attempts());
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (!exchanged.isComplete()) {
        return none(server, query, elapsed, String.join("; ", words(attempts, attempts.size())));
      }
      ExchangeAttempt shown = exchanged.shown();
      return new ServerReply(
          server,
          query.questions().get(0),
          shown.transport,
          elapsed,
          shown.response.length,
          shown.message,
          zone == null ? shown.outcome : outcome(shown, zone),
          words(attempts, attempts.size() - 1),
          null);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Returns whether a server may answer if it is asked without EDNS, as RFC 6891 section 7 says; DO
   * is no reason to go without an answer here.
   */
  private static boolean isOfNoEdns(Message query, Exchanged exchanged) {
    if (!exchanged.isComplete() || exchanged.last().query.edns().isEmpty()) {
      return false;
    }
    Message message = exchanged.shown().message;
    Rcode rcode = message.rcode();
    return query.edns().isPresent()
        && message.edns().isEmpty()
        && (rcode.equals(Rcode.FORMERR) || rcode.equals(Rcode.NOTIMP));
  }

  /** Returns what a response means that comes from a server of a zone. */
  private static Outcome outcome(ExchangeAttempt attempt, Name zone) {
    MessageView sent = new MessageView();
    MessageView response = new MessageView();
    return sent.tryWrap(attempt.sent) && response.tryWrap(attempt.response)
        ? new ResponseClassifier().classify(sent, response, zone)
        : attempt.outcome;
  }

  /**
   * Returns the first attempts, and what arrived during each and is not the response; equal lines
   * are counted.
   */
  private static List<String> words(List<ExchangeAttempt> attempts, int told) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < attempts.size(); i++) {
      ExchangeAttempt attempt = attempts.get(i);
      if (i < told) {
        StringBuilder line = new StringBuilder(attempt.transport.toString());
        attempt.changes.forEach(change -> line.append(' ').append(change));
        line.append(": ").append(AttemptText.result(attempt));
        line.append(attempt.step == null ? "" : ", " + AttemptText.next(attempt.step));
        counts.merge(line.toString(), 1, Integer::sum);
      }
      for (Stray stray : attempt.strays) {
        counts.merge(attempt.transport + ": ignored " + stray.text(), 1, Integer::sum);
      }
    }
    List<String> words = new ArrayList<>();
    counts.forEach((text, count) -> words.add(count == 1 ? text : text + ", " + count + " times"));
    return words;
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
