package io.wiredns.core.client;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.Timeout;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One request from the first query to its end: which server is asked when, how, and what its
 * responses lead to. All on the loop's thread.
 */
final class Exchange<T> {
  /** Queries of one request at one server in all ways together: no negotiation goes in circles. */
  private static final int LEGS_A_SERVER = 16;

  private static final int CONNECTIONS_A_SERVER = 3;
  private static final int STREAMS_A_SERVER = 2;

  /** What an unsigned response to a signed query may cause: to ask again, and no more. */
  private static final Set<NextStep.Action> NEEDS_NO_TRUST =
      EnumSet.of(
          NextStep.Action.ASK_OVER_TCP,
          NextStep.Action.ASK_WITH_COOKIE,
          NextStep.Action.ASK_WITH_LONGER_MAC);

  /** Where the opcode stands among the flags. */
  private static final int OPCODE = 0x7800;

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

  private Leg worseLeg;
  private long worseNanos;

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

  boolean ended() {
    return ended;
  }

  void start() {
    List<InetSocketAddress> servers =
        options.servers().isEmpty() ? parts.settings.servers() : options.servers();
    TsigKey key = options.key().orElse(parts.settings.key());
    List<Target> suspects = new ArrayList<>(0);
    for (InetSocketAddress server : servers) {
      Target target = new Target(parts.upstreams.of(server), options.stream(), key);
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
      } else {
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
      parts.encoder.finish(leg, socket.freeId());
      socket.add(leg);
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
    parts.events.add(ClientEvent.TIMED_OUT, target.upstream.address, leg == null ? -1 : leg.id);
    target.upstream.silent();
    if (leg != null && leg.stream) {
      // The connection may be at fault and not the server: once more on another one.
      target.out = ++target.silentStreams >= STREAMS_A_SERVER;
      target.leg = null;
      leg.connection.silentFor(leg);
    } else if (leg != null && target.transmissions >= parts.settings.tries()) {
      exhausted(target, leg);
    }
    if (!ended) {
      next();
    }
  }

  /** The same query has gone out often enough over UDP. */
  private void exhausted(Target target, Leg leg) {
    NextStep step = NextStep.afterTimeout(attempt(leg, 1));
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
      DnsClientException reason = reason();
      boolean reached = reason.reason() == DnsClientException.Reason.UNREACHABLE && target != null;
      fail(
          reached && legs.stream().anyMatch(leg -> leg.stream)
              ? new DnsClientException(
                  DnsClientException.Reason.TIMEOUT, reason.getMessage(), reason.getCause())
              : reason);
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
    if (targets.stream().anyMatch(other -> other != target && !other.out)) {
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
    if (!leg.connection.hasReceivedSince(leg.sentAt)
        && ++target.connectionsLost >= CONNECTIONS_A_SERVER) {
      target.out = true;
    }
    if (target == current) {
      if (target.out) {
        next();
      } else {
        go(target);
      }
    }
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
    MessageView view = parts.view;
    ResponseMatch.Asked asked = parts.match.question(leg, packet);
    if (asked == ResponseMatch.Asked.OTHER) {
      return ClientEvent.DROPPED_WRONG_QUESTION;
    }
    if (asked == ResponseMatch.Asked.OTHER_CASE && leg.mixedCase && !leg.stream) {
      return ClientEvent.DROPPED_WRONG_CASE;
    }
    if (!view.tryWrap(packet)) {
      return malformed(leg, view.failure());
    }
    boolean truncated = (view.flags() & Header.TC) != 0;
    boolean trusted = leg.signer == null;
    if (leg.signer != null && (leg.stream || !truncated)) {
      TsigResult result = leg.signer.verify(view, parts.settings.epochSeconds().getAsLong());
      trusted = result.isVerified();
      if (!trusted) {
        unverified = result;
      }
      if (result instanceof TsigResult.ServerError error) {
        if (error.authenticated()) {
          return signatureRefused(leg);
        }
      } else if (!trusted && !wantsCookie(leg, view, result)) {
        return ClientEvent.DROPPED_WRONG_SIGNATURE;
      }
    }
    ResponseMatch.Cookied cookied = ResponseMatch.Cookied.NONE;
    if (leg.clientCookie != null) {
      cookied = parts.match.cookie(leg, view);
      if (cookied == ResponseMatch.Cookied.WRONG
          || cookied == ResponseMatch.Cookied.NONE && leg.serverCookieSent) {
        return ClientEvent.DROPPED_WRONG_COOKIE;
      }
    }
    if (asked == ResponseMatch.Asked.UNCLEAR || !trusted || !isPlainAnswer(leg, view)) {
      return classified(leg, packet, cookied, trusted);
    }
    return finish(leg, packet, view, cookied);
  }

  /** A server may ask for its cookie before it looks at the signature; the classifier judges it. */
  private static boolean wantsCookie(Leg leg, MessageView view, TsigResult result) {
    return result instanceof TsigResult.Unsigned
        && leg.clientCookie != null
        && view.rcode() == io.wiredns.codec.code.Rcode.BADCOOKIE.value();
  }

  /**
   * Whether a response is one to use whatever else it says: data, or that the name is not there.
   */
  private boolean isPlainAnswer(Leg leg, MessageView view) {
    int flags = view.flags();
    int expected = query.flags() & OPCODE;
    if ((flags & (Header.QR | Header.TC | OPCODE)) != (Header.QR | expected) || expected != 0) {
      return false;
    }
    int rcode = view.rcode();
    if (rcode == 0) {
      int type = view.questionType(0);
      return view.count(Section.ANSWER) > 0
          && type != RecordType.IXFR.value()
          && type != RecordType.TKEY.value();
    }
    return rcode == io.wiredns.codec.code.Rcode.NXDOMAIN.value();
  }

  private void learnt(Leg leg, ResponseMatch.Cookied cookied) {
    Upstream upstream = leg.target.upstream;
    upstream.answered();
    if (leg.transmissions == 1) {
      upstream.measured(parts.loop.nanoTime() - leg.sentAt);
    }
    if (leg.clientCookie != null && leg.clientCookie.equals(upstream.clientCookie())) {
      if (cookied == ResponseMatch.Cookied.GOOD) {
        upstream.serverCookie(parts.match.serverCookie());
      } else if (leg.stream) {
        upstream.serverCookie(Octets.EMPTY);
      }
    }
  }

  private ClientEvent classified(
      Leg leg, ByteBuffer packet, ResponseMatch.Cookied cookied, boolean trusted) {
    MessageView view = parts.view;
    if (!parts.asked.tryWrap(leg.message())) {
      throw new AssertionError("a query that was written is malformed", parts.asked.failure());
    }
    Outcome outcome = parts.classifier.classify(parts.asked, view);
    if (outcome instanceof Outcome.Mismatch) {
      return ClientEvent.DROPPED_MISMATCH;
    }
    if (outcome instanceof Outcome.Malformed broken) {
      return malformed(leg, broken.fault());
    }
    NextStep step = NextStep.after(outcome, attempt(leg, 0));
    if (leg.target.hasTaken(step.action())) {
      step = NextStep.after(outcome, attempt(leg, 1));
    }
    if (!trusted && !NEEDS_NO_TRUST.contains(step.action())) {
      return ClientEvent.DROPPED_WRONG_SIGNATURE;
    }
    return take(step, leg, packet, cookied);
  }

  private ClientEvent take(
      NextStep step, Leg leg, ByteBuffer packet, ResponseMatch.Cookied cookied) {
    Target target = leg.target;
    switch (step.action()) {
      case WAIT -> {
        return ClientEvent.DROPPED_WRONG_SIGNATURE;
      }
      case ANOTHER_SERVER -> {
        learnt(leg, cookied);
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
        return finish(leg, packet, parts.view, cookied);
      }
    }
    if (target.leg != leg) {
      // Something else has been sent there since.
      return null;
    }
    if (step.action() != NextStep.Action.ASK_WITH_COOKIE) {
      learnt(leg, cookied);
    }
    target.take(step.action());
    replace(leg);
    return null;
  }

  /** The server's signature says that the query's is not good: that is its last word. */
  private ClientEvent signatureRefused(Leg leg) {
    leg.target.out = true;
    leg.end();
    legs.remove(leg);
    leg.target.leg = null;
    if (current == leg.target) {
      next();
    }
    return null;
  }

  private void anotherServer(Leg leg, ByteBuffer packet) {
    if (worse == null) {
      worse = new byte[packet.remaining()];
      packet.get(packet.position(), worse);
      worseLeg = leg;
      worseNanos = parts.loop.nanoTime() - leg.sentAt;
    } else {
      leg.end();
      legs.remove(leg);
    }
    Target target = leg.target;
    target.out = true;
    if (target.leg == leg) {
      target.leg = null;
    }
    if (target == current) {
      next();
    }
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
    leg.end();
    legs.remove(leg);
    leg.target.leg = null;
    leg.target.out = true;
    if (leg.target == current) {
      next();
    }
    return null;
  }

  private Attempt attempt(Leg leg, int repeats) {
    boolean cookie = leg.clientCookie != null;
    boolean subnet = false;
    boolean types = false;
    boolean others = false;
    if (edns != null && leg.ednsVersion >= 0 && !leg.target.withoutOptions) {
      Attempt.Options own = Attempt.of(query, Attempt.Transport.UDP).options();
      subnet = own.clientSubnet() && !leg.target.withoutSubnet;
      types = own.types();
      others = own.others();
    }
    return new Attempt(
        query.opcode(),
        query.questions().isEmpty() ? RecordType.ANY : query.questions().get(0).type(),
        leg.stream ? Attempt.Transport.STREAM : Attempt.Transport.UDP,
        leg.ednsVersion,
        leg.udpPayloadSize,
        new Attempt.Options(cookie, subnet, types, others),
        (query.flags() & Header.CD) != 0,
        leg.target.key == null ? 0 : leg.target.key.macOctets(),
        needsEdns,
        false,
        repeats);
  }

  private ClientEvent finish(
      Leg leg, ByteBuffer packet, MessageView view, ResponseMatch.Cookied cookied) {
    T result;
    long nanos = parts.loop.nanoTime() - leg.sentAt;
    int octets = packet.remaining();
    try {
      result = reader.read(view, () -> delivery(leg, octets, nanos));
    } catch (WireFormatException fault) {
      return malformed(leg, fault);
    } catch (RuntimeException | Error broken) {
      fail(broken);
      return null;
    }
    learnt(leg, cookied);
    finished(result);
    return null;
  }

  private static Delivery delivery(Leg leg, int octets, long nanos) {
    return new Delivery(
        leg.target.upstream.address, leg.stream, octets, nanos, Octets.of(leg.message()));
  }

  private void finishWorse() {
    T result;
    int octets = worse.length;
    try {
      parts.view.wrap(ByteBuffer.wrap(worse));
      result = reader.read(parts.view, () -> delivery(worseLeg, octets, worseNanos));
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
    parts.events.add(future.isDone() ? ClientEvent.CANCELLED : how, null, -1);
    client.ended(this);
  }
}
