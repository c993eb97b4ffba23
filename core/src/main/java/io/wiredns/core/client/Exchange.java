package io.wiredns.core.client;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.Timeout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One request from the first query to its end: which server is asked when, how, and what its
 * responses lead to. All on the loop's thread.
 */
final class Exchange<T> {
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
  private final DnsClient client;
  final ExchangeFuture<T> future;

  private final List<Target> targets = new ArrayList<>(2);

  /** All queries whose responses would still be taken. */
  private final List<Leg> legs = new ArrayList<>(2);

  private int legsMade;
  private Target current;
  private Timeout deadline;
  private Timeout wait;
  private boolean ended;

  /** A response to fall back on when no server has a better one. */
  private byte[] worse;

  private Delivery worseDelivery;

  /** What went wrong last. */
  private IOException failure;

  private WireFormatException malformed;
  private TsigResult unverified;

  Exchange(
      DnsClient client,
      ClientParts parts,
      Message query,
      RequestOptions options,
      ResponseReader<T> reader,
      ExchangeFuture<T> future) {
    this.client = client;
    this.parts = parts;
    this.query = query;
    this.options = options;
    this.reader = reader;
    this.future = future;
    edns = query.edns().orElse(null);
    needsEdns = edns != null && edns.dnssecOk();
  }

  /** Starts the time that it may take. */
  void admitted() {
    long nanos = options.timeout().orElse(parts.settings.timeout()).toNanos();
    deadline = parts.loop.schedule(nanos, this::late);
  }

  void start() {
    List<InetSocketAddress> servers =
        options.servers().isEmpty() ? parts.settings.servers() : options.servers();
    TsigKey key = options.key().orElse(parts.settings.key());
    List<Target> suspects = new ArrayList<>(0);
    for (InetSocketAddress server : servers) {
      Target target = new Target(parts.upstreams.of(server), options.stream(), key);
      target.upstream.requests++;
      (target.upstream.isSuspect() ? suspects : targets).add(target);
    }
    targets.addAll(suspects);
    go(targets.get(0));
  }

  /** Sends to a server: for the first time there, or the same once more, or what is changed. */
  private void go(Target target) {
    if (current != null && current != target) {
      parts.events.add(ClientEvent.NEXT_SERVER, target.upstream.address, -1);
    }
    current = target;
    Leg leg = target.leg;
    try {
      if (leg == null) {
        leg = open(target);
        if (leg == null) {
          next();
          return;
        }
      } else if (!leg.stream) {
        parts.events.add(ClientEvent.RETRANSMITTED, target.upstream.address, leg.id);
      }
    } catch (IOException refused) {
      failure = refused;
      parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address, -1);
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
      parts.events.add(ClientEvent.SENT_UDP, target.upstream.address, leg.id);
      leg.socket.send(leg);
    }
    waitFor(leg);
  }

  /** Makes a query and gives it a place where its response is awaited; null if there is none. */
  private Leg open(Target target) throws IOException {
    if (legsMade++ >= LEGS_A_SERVER * targets.size()) {
      target.out = true;
      return null;
    }
    Leg leg = parts.encoder.encode(this, target);
    if (!leg.stream && parts.encoder.octets() > parts.settings.udpPayloadSize()) {
      target.stream = true;
      leg = parts.encoder.encode(this, target);
    }
    Upstream upstream = target.upstream;
    if (leg.stream) {
      TcpConnection connection = upstream.connection();
      parts.encoder.finish(leg, connection.freeId());
      if (!connection.add(leg)) {
        leg.frame.release();
        failure = new IOException(upstream.address + " does not read what is sent");
        target.out = true;
        return null;
      }
      parts.events.add(ClientEvent.SENT_TCP, upstream.address, leg.id);
    } else {
      UdpSocket socket = upstream.socket();
      try {
        parts.encoder.finish(leg, socket.freeId());
        socket.add(leg);
      } finally {
        upstream.closeUnused(socket);
      }
    }
    target.leg = leg;
    legs.add(leg);
    return leg;
  }

  private void waitFor(Leg leg) {
    long nanos;
    if (leg.stream) {
      nanos = parts.settings.streamWait().toNanos();
    } else {
      int doubled = Math.min(20, leg.transmissions - 1);
      long longest = parts.settings.longestWait().toNanos();
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
    Target target = current;
    Leg leg = target.leg;
    if (leg == null) {
      // Not silence but the pause after a lost connection is over.
      next();
      return;
    }
    parts.events.add(ClientEvent.TIMED_OUT, target.upstream.address, leg.id);
    target.upstream.silent();
    if (leg.stream) {
      // The connection may be at fault and not the server: once more on another one.
      target.out = ++target.silentStreams >= STREAMS_A_SERVER;
      target.leg = null;
      leg.connection.silentFor(leg);
    } else if (target.transmissions >= parts.settings.tries()) {
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
    parts.events.add(ClientEvent.NEGOTIATED, target.upstream.address, leg.id);
    // The response to what went out before may still come.
    target.leg = null;
  }

  /** Goes to the next server that is left, which may be the same. */
  private void next() {
    int from = targets.indexOf(current);
    for (int i = 1; i <= targets.size(); i++) {
      Target target = targets.get((from + i) % targets.size());
      if (!target.out) {
        go(target);
        return;
      }
    }
    end();
  }

  /** Nobody is left to ask. */
  private void end() {
    if (worse != null) {
      finishWorse();
      return;
    }
    fail(reason());
  }

  private DnsClientException reason() {
    String what = query.questions().isEmpty() ? "" : " for " + query.questions().get(0);
    if (unverified != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNVERIFIED,
          "no verified response" + what + ": " + unverified,
          failure);
    }
    if (malformed != null) {
      return new DnsClientException(
          DnsClientException.Reason.MALFORMED, "a malformed response" + what, malformed);
    }
    if (failure != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNREACHABLE,
          "no server can be reached" + what + ": " + failure.getMessage(),
          failure);
    }
    return new DnsClientException(
        DnsClientException.Reason.TIMEOUT, "no response in time" + what, null);
  }

  private void late() {
    if (ended) {
      return;
    }
    if (worse != null) {
      finishWorse();
    } else {
      Target target = current;
      if (target != null) {
        target.upstream.silent();
      }
      fail(reason());
    }
  }

  /** The system says that a query has not reached its server. */
  void unreachable(Leg leg, IOException refused) {
    if (ended || leg.ended) {
      return;
    }
    failure = refused;
    Target target = leg.target;
    parts.events.add(ClientEvent.UNREACHABLE, target.upstream.address, leg.id);
    if (target != current) {
      return;
    }
    if (othersAreLeft(target)) {
      if (target.transmissions >= parts.settings.tries()) {
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
    failure = cause == null ? new IOException("the connection was closed") : cause;
    if (!waitedFor) {
      return;
    }
    target.leg = null;
    // A connection that brought others their responses meanwhile speaks for the server.
    boolean useful = leg.connection.hasReceivedSince(leg.sentAt);
    if (!useful && ++target.connectionsLost >= CONNECTIONS_A_SERVER) {
      target.out = true;
    }
    if (target != current) {
      return;
    }
    if (useful || target.out || othersAreLeft(target)) {
      if (useful) {
        go(target);
      } else {
        next();
      }
    } else {
      waitFor(RECONNECT_NANOS << target.connectionsLost);
    }
  }

  private boolean othersAreLeft(Target target) {
    return targets.stream().anyMatch(other -> other != target && !other.out);
  }

  /** Asks the same server in another way, at once. */
  private void replace(Leg leg) {
    parts.events.add(ClientEvent.NEGOTIATED, leg.target.upstream.address, leg.id);
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
      unverified = judge.unverified();
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

  /** What a response tells of its server. */
  private void learnt(Leg leg) {
    Upstream upstream = leg.target.upstream;
    upstream.answered();
    if (leg.transmissions == 1 && !leg.stream) {
      upstream.measured(parts.loop.nanoTime() - leg.sentAt);
    }
    if (leg.clientCookie != null && leg.clientCookie.equals(upstream.clientCookie())) {
      if (parts.judge.cookied() == ResponseMatch.Cookied.GOOD) {
        upstream.serverCookie(parts.judge.match().serverCookie());
      } else if (leg.stream) {
        upstream.serverCookie(Octets.EMPTY);
      }
    }
  }

  private ClientEvent take(NextStep step, Leg leg, ByteBuffer packet) {
    Target target = leg.target;
    switch (step.action()) {
      case ANOTHER_SERVER -> {
        learnt(leg);
        anotherServer(leg, packet);
        return null;
      }
      case ASK_OVER_TCP -> target.stream = true;
      case ASK_WITHOUT_EDNS -> {
        target.withoutEdns = true;
        if (step.seconds() > 0) {
          target.upstream.rememberNoEdns(step.seconds());
        }
      }
      case ASK_WITHOUT_OPTIONS -> target.withoutOptions = true;
      case ASK_WITHOUT_ECS -> target.withoutSubnet = true;
      case ASK_WITH_VERSION -> target.ednsVersion = (int) step.number().orElseThrow();
      case ASK_WITH_COOKIE -> target.upstream.serverCookie(step.cookie().orElseThrow());
      case ASK_WITH_LONGER_MAC ->
          target.key = target.key.withMacOctets(target.key.algorithm().macOctets());
      default -> {
        return finish(leg, packet);
      }
    }
    if (target.leg != leg) {
      // Something else has been sent there since.
      return null;
    }
    if (step.action() != NextStep.Action.ASK_WITH_COOKIE) {
      learnt(leg);
    }
    target.take(step.action());
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
    if (target == current) {
      next();
    }
  }

  private void anotherServer(Leg leg, ByteBuffer packet) {
    if (worse == null) {
      worse = new byte[packet.remaining()];
      packet.get(packet.position(), worse);
      worseDelivery = delivery(leg, worse.length, parts.loop.nanoTime() - leg.sentAt);
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
    malformed = fault;
    parts.events.add(ClientEvent.DROPPED_MALFORMED, leg.target.upstream.address, leg.id);
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
    learnt(leg);
    finished(result);
    return null;
  }

  private static Delivery delivery(Leg leg, int octets, long nanos) {
    return new Delivery(
        leg.target.upstream.address, leg.stream, octets, nanos, Octets.of(leg.message()));
  }

  private void finishWorse() {
    T result;
    try {
      MessageView view = parts.judge.view().wrap(ByteBuffer.wrap(worse));
      result = reader.read(view, () -> worseDelivery);
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
    for (Target target : targets) {
      target.upstream.requests--;
    }
    parts.events.add(future.isDone() ? ClientEvent.CANCELLED : how, null, -1);
    client.ended(this);
  }
}
