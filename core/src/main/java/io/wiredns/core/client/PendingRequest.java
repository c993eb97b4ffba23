package io.wiredns.core.client;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.Timeout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One request from the first query to its end: which server is asked when, how, and what its
 * responses lead to. All on the loop's thread.
 */
final class PendingRequest<T> {
  /** Queries of one request at one server in all ways together: no negotiation goes in circles. */
  private static final int LEGS_A_SERVER = 16;

  private static final int CONNECTIONS_A_SERVER = 5;

  /** Half of the pause before the second connection; it doubles with each. */
  private static final long RECONNECT_NANOS = 10_000_000;

  private static final int STREAMS_A_SERVER = 2;

  final Message query;
  final Edns edns;
  final boolean needsEdns;
  private final RequestOptions options;
  private final ResponseReader<T> reader;
  private final ClientParts parts;
  private final ClientRequests all;
  final RequestFuture<T> future;

  private final Targets targets = new Targets();
  private final RequestFindings findings = new RequestFindings();

  /** All queries whose responses would still be taken. */
  private final List<Leg> legs = new ArrayList<>(2);

  private int legsMade;
  private Timeout deadline;
  private Timeout wait;
  private boolean ended;

  PendingRequest(
      ClientRequests all,
      ClientParts parts,
      Message query,
      RequestOptions options,
      ResponseReader<T> reader,
      RequestFuture<T> future) {
    this.all = all;
    this.parts = parts;
    this.query = query;
    this.options = options;
    this.reader = reader;
    this.future = future;
    edns = query.edns().orElse(null);
    needsEdns = edns != null && edns.isDnssecOk();
  }

  /** Starts the time that it may take. */
  void admitted() {
    long nanos = options.timeout().orElse(parts.settings.timeout).toNanos();
    deadline = parts.loop.schedule(nanos, this::late);
  }

  void start() {
    List<InetSocketAddress> servers =
        options.servers().isEmpty() ? parts.settings.servers : options.servers();
    TsigKey key = options.key().orElse(parts.settings.key);
    targets.begin(parts.upstreams, servers, options.transport() == Transport.TCP, key);
    go(targets.first());
  }

  /** Sends to a server: for the first time there, or the same once more, or what is changed. */
  private void go(Target target) {
    Target before = targets.current();
    if (before != null && before != target) {
      parts.events.add(ClientEvent.NEXT_SERVER, target.upstream.address);
    }
    targets.current(target);
    Leg leg = target.leg;
    try {
      if (leg == null) {
        leg = open(target);
        if (leg == null) {
          next();
          return;
        }
      } else if (!leg.stream) {
        parts.events.add(ClientEvent.RETRANSMITTED, target.upstream.address);
      }
    } catch (IOException refused) {
      findings.failure(refused);
      parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address);
      target.out = true;
      next();
      return;
    } catch (IllegalArgumentException | IllegalStateException unsendable) {
      // Too long with what was added, or the key is destroyed.
      fail(unsendable);
      return;
    }
    target.transmissions++;
    leg.transmissions++;
    leg.sentAt = parts.loop.nanoTime();
    if (!leg.stream) {
      parts.events.add(ClientEvent.SENT_UDP, target.upstream.address);
      leg.socket.send(leg);
    }
    waitFor(leg);
  }

  /** Makes a query and sends it over a connection; null if no query can be sent to the target. */
  private Leg open(Target target) throws IOException {
    if (legsMade++ >= LEGS_A_SERVER * targets.size()) {
      target.out = true;
      return null;
    }
    Leg leg = parts.dispatch.open(this, target);
    if (leg == null) {
      findings.failure(new IOException(target.upstream.address + " does not read what is sent"));
      target.out = true;
      return null;
    }
    target.leg = leg;
    legs.add(leg);
    return leg;
  }

  private void waitFor(Leg leg) {
    long nanos;
    if (leg.stream) {
      nanos = parts.settings.tcpWait.toNanos();
    } else {
      int doubled = Math.min(20, leg.transmissions - 1);
      long longest = parts.settings.maxWait.toNanos();
      nanos = Math.min(longest, leg.target.upstream.firstWait() << doubled);
      // Between three and five quarters of it.
      nanos = nanos / 4 * 3 + (nanos >>> 17) * parts.random.next16();
    }
    waitFor(nanos);
  }

  private void waitFor(long nanos) {
    if (wait != null) {
      wait.cancel();
    }
    wait = parts.loop.schedule(nanos, this::silence);
  }

  /** No response in time. */
  private void silence() {
    Target target = targets.current();
    Leg leg = target.leg;
    if (leg == null) {
      // Not silence but the pause after a lost connection is over.
      next();
      return;
    }
    parts.events.add(ClientEvent.TIMED_OUT, target.upstream.address);
    target.upstream.silent();
    if (leg.stream) {
      // The connection may be at fault and not the server: once more on another one.
      target.out = ++target.silentStreams >= STREAMS_A_SERVER;
      target.leg = null;
      leg.connection.silentFor(leg);
    } else if (target.transmissions >= parts.settings.maxTries) {
      exhausted(target, leg);
    }
    if (!ended) {
      next();
    }
  }

  /** The same query has gone out often enough over UDP. */
  private void exhausted(Target target, Leg leg) {
    NextStep step = NextStep.afterTimeout(ResponseJudge.attempt(leg, 1));
    switch (step.action()) {
      case ASK_WITH_SIZE -> target.udpPayloadSize = (int) step.number().orElseThrow();
      case ASK_OVER_TCP -> target.stream = true;
      default -> {
        target.out = true;
        return;
      }
    }
    parts.events.add(ClientEvent.NEGOTIATED, target.upstream.address);
    // The response to what went out before may still come.
    target.leg = null;
  }

  /** Goes to the next server that is left, which may be the same. */
  private void next() {
    Target target = targets.next();
    if (target != null) {
      go(target);
    } else {
      end();
    }
  }

  /** Nobody is left to ask, or no time. */
  private void end() {
    if (findings.hasWorse()) {
      finishWorse();
    } else {
      fail(findings.reason(query));
    }
  }

  private void late() {
    if (ended) {
      return;
    }
    if (!findings.hasWorse() && targets.current() != null) {
      targets.current().upstream.silent();
    }
    end();
  }

  /** The system says that a query has not reached its server. */
  void unreachable(Leg leg, IOException refused) {
    if (ended || leg.ended) {
      return;
    }
    findings.failure(refused);
    Target target = leg.target;
    parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address);
    if (target != targets.current()) {
      return;
    }
    if (targets.othersAreLeft(target)) {
      if (target.transmissions >= parts.settings.maxTries) {
        target.out = true;
      }
      next();
    } else {
      // Anybody can say so, and the server may be about to start: again, but soon.
      waitFor(Math.min(target.upstream.firstWait(), 50_000_000L << target.transmissions));
    }
  }

  /** Too many wrong packets come to the port of this query. */
  void attacked(Leg leg) {
    if (!ended && !leg.ended && leg.target.leg == leg) {
      leg.target.stream = true;
      replace(leg);
    }
  }

  void connectionLost(Leg leg, IOException cause) {
    leg.end();
    legs.remove(leg);
    if (ended) {
      return;
    }
    Target target = leg.target;
    boolean waitedFor = target.leg == leg;
    findings.failure(cause == null ? new IOException("the connection was closed") : cause);
    if (!waitedFor) {
      return;
    }
    target.leg = null;
    // A connection that brought others their responses meanwhile speaks for the server.
    boolean useful = leg.connection.hasReceivedSince(leg.sentAt);
    if (!useful && ++target.connectionsLost >= CONNECTIONS_A_SERVER) {
      target.out = true;
    }
    if (target != targets.current()) {
      return;
    }
    if (useful || target.out || targets.othersAreLeft(target)) {
      if (useful) {
        go(target);
      } else {
        next();
      }
    } else {
      waitFor(RECONNECT_NANOS << target.connectionsLost);
    }
  }

  /** Asks the same server in another way, at once. */
  private void replace(Leg leg) {
    parts.events.add(ClientEvent.NEGOTIATED, leg.target.upstream.address);
    leg.end();
    legs.remove(leg);
    leg.target.leg = null;
    go(leg.target);
  }

  /**
   * Takes a packet that has the ID of a query.
   *
   * @return null if it was used, or else why it is dropped
   */
  ClientEvent received(Leg leg, ByteBuffer packet) {
    ResponseJudge judge = parts.judge;
    ResponseJudge.Verdict verdict = judge.judge(leg, packet);
    if (judge.unverified() != null) {
      findings.unverified(judge.unverified());
    }
    return switch (verdict) {
      case ANSWER -> finish(leg, packet);
      case STEP -> take(judge.step(), leg, packet);
      case DROPPED -> judge.dropped();
      case MALFORMED -> malformed(leg, judge.fault());
      case REFUSED -> {
        // The server's signature says that the query's is not good: that is its last word.
        giveUp(leg);
        yield null;
      }
    };
  }

  private ClientEvent take(NextStep step, Leg leg, ByteBuffer packet) {
    Target target = leg.target;
    if (step.action() == NextStep.Action.ANOTHER_SERVER) {
      target.upstream.learn(leg, parts.judge);
      anotherServer(leg, packet);
      return null;
    }
    if (!target.apply(step)) {
      return finish(leg, packet);
    }
    if (target.leg != leg) {
      // Something else has been sent there since.
      return null;
    }
    if (step.action() != NextStep.Action.ASK_WITH_COOKIE) {
      target.upstream.learn(leg, parts.judge);
    }
    target.taken(step.action());
    replace(leg);
    return null;
  }

  /** Nothing more comes of a query, nor of its server. */
  private void giveUp(Leg leg) {
    Target target = leg.target;
    target.out = true;
    leg.end();
    legs.remove(leg);
    if (target.leg == leg) {
      target.leg = null;
    }
    if (target == targets.current()) {
      next();
    }
  }

  private void anotherServer(Leg leg, ByteBuffer packet) {
    if (!findings.hasWorse()) {
      long nanos = parts.loop.nanoTime() - leg.sentAt;
      findings.worse(packet, delivery(leg, packet.remaining(), nanos));
    }
    giveUp(leg);
  }

  /**
   * A malformed message that has the query's ID: nothing over UDP, the end of a server over TCP.
   */
  private ClientEvent malformed(Leg leg, WireFormatException fault) {
    if (!leg.stream) {
      return ClientEvent.DROPPED_MALFORMED;
    }
    findings.malformed(fault);
    parts.events.add(ClientEvent.DROPPED_MALFORMED, leg.target.upstream.address);
    giveUp(leg);
    return null;
  }

  private ClientEvent finish(Leg leg, ByteBuffer packet) {
    T result;
    long nanos = parts.loop.nanoTime() - leg.sentAt;
    int octets = packet.remaining();
    try {
      result = reader.read(parts.judge.view(), () -> delivery(leg, octets, nanos));
    } catch (WireFormatException fault) {
      return malformed(leg, fault);
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return null;
    }
    leg.target.upstream.learn(leg, parts.judge);
    finished(result);
    return null;
  }

  private static Delivery delivery(Leg leg, int octets, long nanos) {
    return new Delivery(
        leg.target.upstream.address,
        leg.stream ? Transport.TCP : Transport.UDP,
        octets,
        Duration.ofNanos(nanos),
        Octets.of(leg.message()));
  }

  private void finishWorse() {
    T result;
    try {
      MessageView view = parts.judge.view().wrap(findings.worse());
      result = reader.read(view, findings::worseDelivery);
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
    over(ClientEvent.ANSWERED);
    future.finish(result);
  }

  void fail(Throwable reason) {
    if (ended) {
      return;
    }
    over(ClientEvent.FAILED);
    future.fail(reason);
  }

  /** The user wants no result any more. */
  void cancelled() {
    if (ended) {
      return;
    }
    over(ClientEvent.CANCELLED);
  }

  private void over(ClientEvent how) {
    ended = true;
    if (deadline != null) {
      deadline.cancel();
    }
    if (wait != null) {
      wait.cancel();
    }
    for (Leg leg : legs) {
      leg.end();
    }
    legs.clear();
    targets.end();
    parts.events.add(future.isDone() ? ClientEvent.CANCELLED : how, EventListener.UNKNOWN);
    all.ended(this);
  }
}
