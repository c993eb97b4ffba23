package io.wiredns.core.client;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.EventListener;
import io.wiredns.core.client.QueryAttempt.Detail;
import io.wiredns.core.client.QueryAttempt.Result;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One request from its first query to its end. Decides which server is queried when and how, and
 * handles the responses. For the loop's thread.
 */
final class PendingRequest<T> extends WaitingRequest implements Runnable {
  /**
   * The maximum number of queries per server of one request, which prevents endless negotiation.
   */
  private static final int QUERIES_A_SERVER = 16;

  private static final int CONNECTIONS_A_SERVER = 5;

  /** Half of the pause before the second connection. The pause doubles with each connection. */
  private static final long RECONNECT_NANOS = 10_000_000;

  private static final int STREAMS_A_SERVER = 2;

  final Message query;
  final Edns edns;
  final boolean needsEdns;
  private final RequestOptions options;
  private final ResponseReader<T> reader;
  private final ClientParts parts;
  final ClientRequests all;
  final RequestFuture<T> future;

  private final Targets targets = new Targets();
  private final RequestFailures failures = new RequestFailures();

  /** All queries whose responses are still accepted. */
  private final List<SentQuery> sentQueries = new ArrayList<>(2);

  /** Null until something other than the first response happens. */
  private RequestAttempts attempts;

  private int queriesMade;

  private boolean ended;

  PendingRequest(
      ClientRequests all,
      ClientParts parts,
      Message query,
      RequestOptions options,
      ResponseReader<T> reader,
      RequestFuture<T> future) {
    super(parts);
    this.all = all;
    this.parts = parts;
    this.query = query;
    this.options = options;
    this.reader = reader;
    this.future = future;
    edns = query.edns().orElse(null);
    needsEdns = edns != null && edns.isDnssecOk();
  }

  @Override
  public void run() {
    all.take(this);
  }

  /** Starts the time of the whole request. */
  void admitted() {
    endAfter(options.timeout().orElse(parts.settings.timeout).toNanos());
  }

  void start() {
    List<InetSocketAddress> servers =
        options.servers().isEmpty() ? parts.settings.servers : options.servers();
    TsigKey key = options.key().orElse(parts.settings.key);
    targets.begin(parts.upstreams, servers, options.transport() == Transport.TCP, key);
    transmit(targets.first());
  }

  /** Sends a query to a server: the first query, the same query again, or a changed one. */
  private void transmit(Target target) {
    Target before = targets.current();
    if (before != null && before != target) {
      parts.events.add(ClientEvent.NEXT_SERVER, target.upstream.address);
    }
    targets.current(target);
    leaveQueue();
    SentQuery sent = target.sent;
    try {
      if (sent == null) {
        if (queriesMade >= QUERIES_A_SERVER * targets.size()) {
          target.givenUp = true;
          next();
          return;
        }
        sent = parts.dispatch.open(this, target);
        if (sent == null) {
          awaitConnection(target);
          return;
        }
        queriesMade++;
        target.sent = sent;
        sentQueries.add(sent);
      } else if (!sent.stream) {
        parts.events.add(ClientEvent.RETRANSMITTED, target.upstream.address);
      }
    } catch (LocalShortageException shortage) {
      awaitResources(target, shortage);
      return;
    } catch (IOException refused) {
      attempts().unsent(target, Result.UNREACHABLE, Detail.failure(refused));
      failures.failure(refused, target.upstream.address);
      parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address);
      target.givenUp = true;
      next();
      return;
    } catch (IllegalArgumentException | IllegalStateException unsendable) {
      // The query is too long with OPT and TSIG, or the key has been destroyed.
      fail(unsendable);
      return;
    }
    failures.shortage(null);
    target.transmissions++;
    sent.transmissions++;
    sent.sentAt = parts.loop.nanoTime();
    if (!sent.stream) {
      parts.events.add(ClientEvent.SENT_UDP, target.upstream.address);
      sent.socket.send(sent);
    }
    waitFor(sent);
  }

  /** Waits until the server has a connection for one more query. */
  private void awaitConnection(Target target) {
    waitIn(target.upstream.connections.waiting());
    if (targets.othersAreLeft(target)) {
      waitFor(parts.settings.tcpWait.toNanos());
    }
  }

  /** Waits until this host has what the query needs. */
  private void awaitResources(Target target, LocalShortageException shortage) {
    if (failures.shortage(shortage)) {
      attempts().unsent(target, Result.LOCAL_SHORTAGE, Detail.failure(shortage));
      parts.events.add(ClientEvent.LOCAL_SHORTAGE, target.upstream.address);
    }
    waitIn(parts.shortages.waiting(shortage));
  }

  @Override
  void resume() {
    transmit(targets.current());
  }

  /** Handles the end of a wait without a response. */
  @Override
  void waitExpired() {
    Target target = targets.current();
    SentQuery sent = target.sent;
    if (sent == null) {
      // No query was in flight: this was the pause after a lost connection, or the wait for one.
      next();
      return;
    }
    parts.events.add(ClientEvent.TIMED_OUT, target.upstream.address);
    target.upstream.silent();
    boolean exhausted = !sent.stream && target.transmissions >= parts.settings.maxTries;
    NextStep.Action step = exhausted ? exhausted(target, sent) : null;
    attempts().ended(sent, Result.SILENT, Detail.step(step));
    if (sent.stream) {
      // The connection may be at fault rather than the server: try once more on a new one.
      target.givenUp = ++target.silentStreams >= STREAMS_A_SERVER;
      target.sent = null;
      sent.connection.silentFor(sent);
    }
    if (!ended) {
      next();
    }
  }

  /**
   * Decides the next action after the query was sent over UDP as often as allowed; null if the
   * server is given up.
   */
  private NextStep.Action exhausted(Target target, SentQuery sent) {
    NextStep step = NextStep.afterTimeout(ResponseJudge.attempt(sent, 1));
    if (!target.apply(step)) {
      target.givenUp = true;
      return null;
    }
    parts.events.add(ClientEvent.NEGOTIATED, target.upstream.address);
    // The old query stays registered, because its response may still arrive.
    target.sent = null;
    return step.action();
  }

  /**
   * Sends a query to the next usable server, which may be the same one; ends the request if there
   * is none.
   */
  private void next() {
    Target target = targets.next();
    if (target != null) {
      transmit(target);
    } else {
      end();
    }
  }

  /** Ends the request because no server or no time is left. */
  private void end() {
    if (failures.hasFallback()) {
      finishWithFallback();
    } else {
      fail(failures.reason(query));
    }
  }

  @Override
  void timedOut() {
    if (ended) {
      return;
    }
    Target target = targets.current();
    if (!failures.hasFallback() && target != null && target.sent != null) {
      target.upstream.silent();
    }
    end();
  }

  /** Handles a report of the system that a query did not reach its server. */
  void unreachable(SentQuery sent, IOException refused) {
    if (ended || sent.ended) {
      return;
    }
    Target target = sent.target;
    if (!target.triedAgain && target == targets.current() && FailureText.mayBeLocal(refused)) {
      target.triedAgain = true;
      target.transmissions--;
      sent.transmissions--;
      awaitResources(target, new LocalShortageException("the system refused it", refused));
      return;
    }
    attempts().ended(sent, Result.UNREACHABLE, Detail.failure(refused));
    failures.failure(refused, target.upstream.address);
    parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address);
    if (target != targets.current()) {
      return;
    }
    if (targets.othersAreLeft(target)) {
      if (target.transmissions >= parts.settings.maxTries) {
        target.givenUp = true;
      }
      next();
    } else {
      // ICMP can be forged, and the server may be restarting: try again soon.
      waitFor(Math.min(target.upstream.firstWait(), 50_000_000L << target.transmissions));
    }
  }

  /** Repeats a query over TCP because its port received too many wrong packets. */
  void attacked(SentQuery sent) {
    if (!ended && !sent.ended && sent.target.sent == sent) {
      sent.target.stream = true;
      attempts().ended(sent, Result.NEGOTIATED, Detail.step(NextStep.Action.ASK_OVER_TCP));
      replace(sent);
    }
  }

  void connectionLost(SentQuery sent, IOException cause) {
    Target target = sent.target;
    boolean waitedFor = !ended && target.sent == sent;
    if (waitedFor) {
      failures.failure(cause, target.upstream.address);
      attempts().ended(sent, sent.connection.result(), Detail.failure(cause));
    }
    forget(sent);
    if (!waitedFor) {
      return;
    }
    target.sent = null;
    boolean useful = sent.connection.isServerUseful(sent);
    if (useful) {
      queriesMade--;
    } else if (++target.connectionsLost >= CONNECTIONS_A_SERVER) {
      target.givenUp = true;
    }
    if (target != targets.current()) {
      return;
    }
    if (useful) {
      transmit(target);
    } else if (target.givenUp || targets.othersAreLeft(target)) {
      next();
    } else {
      waitFor(RECONNECT_NANOS << target.connectionsLost);
    }
  }

  /** Sends a changed query to the same server at once. */
  private void replace(SentQuery sent) {
    parts.events.add(ClientEvent.NEGOTIATED, sent.target.upstream.address);
    forget(sent);
    sent.target.sent = null;
    transmit(sent.target);
  }

  /** Stops awaiting the response to a query. */
  private void forget(SentQuery sent) {
    sent.end();
    sentQueries.remove(sent);
  }

  /**
   * Handles a packet that has the ID of a query.
   *
   * @return the event to report because the packet is dropped; null if there is none to report
   */
  ClientEvent received(SentQuery sent, ByteBuffer packet) {
    ResponseJudge judge = parts.judge;
    ResponseJudge.Verdict verdict = judge.judge(sent, packet);
    failures.unverified(judge.unverified());
    return switch (verdict) {
      case ANSWER -> finish(sent, packet);
      case STEP -> take(judge.step(), sent, packet);
      case DROPPED -> {
        attempts().dropped(sent, judge.dropped(), null);
        yield judge.dropped();
      }
      case MALFORMED -> malformed(sent, judge.fault());
      case REFUSED -> {
        // The server rejected the query's signature, and its own signature proves that it did.
        giveUp(sent, Result.UNVERIFIED, Detail.rcode(judge.view().rcodeValue()));
        yield null;
      }
    };
  }

  private ClientEvent take(NextStep step, SentQuery sent, ByteBuffer packet) {
    Target target = sent.target;
    if (step.action() == NextStep.Action.ANOTHER_SERVER) {
      target.upstream.learn(sent, parts.judge);
      anotherServer(sent, packet);
      return null;
    }
    if (!target.apply(step)) {
      return finish(sent, packet);
    }
    if (target.sent != sent) {
      // Another query has been sent to this server since.
      return null;
    }
    if (step.action() != NextStep.Action.ASK_WITH_COOKIE) {
      target.upstream.learn(sent, parts.judge);
    }
    target.taken(step.action());
    int rcode = parts.judge.view().rcodeValue();
    attempts().ended(sent, Result.NEGOTIATED, new Detail(rcode, step.action(), null, null));
    replace(sent);
    return null;
  }

  /** Gives up a query and its server. */
  private void giveUp(SentQuery sent, Result result, Detail detail) {
    attempts().ended(sent, result, detail);
    Target target = sent.target;
    target.givenUp = true;
    forget(sent);
    if (target.sent == sent) {
      target.sent = null;
    }
    if (target == targets.current()) {
      next();
    }
  }

  private void anotherServer(SentQuery sent, ByteBuffer packet) {
    if (!failures.hasFallback()) {
      long nanos = parts.loop.nanoTime() - sent.sentAt;
      failures.fallback(packet, delivery(sent, packet.remaining(), nanos));
    }
    giveUp(sent, Result.ANOTHER_SERVER, Detail.rcode(parts.judge.view().rcodeValue()));
  }

  /**
   * Handles a malformed message with the query's ID: it is dropped over UDP, and ends the use of
   * the server over TCP.
   */
  private ClientEvent malformed(SentQuery sent, WireFormatException fault) {
    if (!sent.stream) {
      attempts().dropped(sent, ClientEvent.DROPPED_MALFORMED, fault);
      return ClientEvent.DROPPED_MALFORMED;
    }
    failures.malformed(fault);
    parts.events.add(ClientEvent.DROPPED_MALFORMED, sent.target.upstream.address);
    giveUp(sent, Result.MALFORMED, new Detail(-1, null, null, fault));
    return null;
  }

  private ClientEvent finish(SentQuery sent, ByteBuffer packet) {
    T result;
    long nanos = parts.loop.nanoTime() - sent.sentAt;
    int octets = packet.remaining();
    try {
      result = reader.read(parts.judge.view(), () -> delivery(sent, octets, nanos));
    } catch (WireFormatException fault) {
      return malformed(sent, fault);
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return null;
    }
    sent.target.upstream.learn(sent, parts.judge, nanos);
    endAs(ClientEvent.ANSWERED);
    parts.completions.add(future, result);
    return null;
  }

  private Delivery delivery(SentQuery sent, int octets, long nanos) {
    int rcode = parts.judge.view().rcodeValue();
    List<QueryAttempt> all =
        attempts == null ? null : attempts.answered(sentQueries, sent, rcode, nanos);
    return new Delivery(sent, octets, nanos, rcode, parts.settings.nanoTime, all);
  }

  private RequestAttempts attempts() {
    if (attempts == null) {
      attempts = new RequestAttempts(parts, query);
    }
    return attempts;
  }

  private void finishWithFallback() {
    T result;
    try {
      MessageView view = parts.judge.view().wrap(failures.fallback());
      List<QueryAttempt> all = attempts().failed(sentQueries, DnsClientException.Reason.TIMEOUT);
      result = reader.read(view, () -> failures.fallbackDelivery().with(all));
    } catch (WireFormatException fault) {
      fail(
          new DnsClientException(
              DnsClientException.Reason.MALFORMED, "a malformed response", fault));
      return;
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return;
    }
    finished(result);
  }

  private void finished(T result) {
    endAs(ClientEvent.ANSWERED);
    future.finish(result);
  }

  void fail(Throwable reason) {
    if (ended) {
      parts.events.failed(reason, EventListener.UNKNOWN); // Its caller has a result.
      return;
    }
    if (reason instanceof DnsClientException known) {
      known.attempts(attempts().failed(sentQueries, known.reason()));
    }
    endAs(ClientEvent.FAILED);
    future.fail(reason);
  }

  /** Ends the request because the user completed or cancelled the future. */
  void cancelled() {
    if (ended) {
      return;
    }
    endAs(ClientEvent.CANCELLED);
  }

  private void endAs(ClientEvent how) {
    ended = true;
    stopWaiting();
    for (SentQuery sent : sentQueries) {
      sent.end();
    }
    sentQueries.clear();
    targets.end();
    parts.events.add(future.isDone() ? ClientEvent.CANCELLED : how, EventListener.UNKNOWN);
    all.ended(this);
  }
}
