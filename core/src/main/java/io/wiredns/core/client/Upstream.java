package io.wiredns.core.client;

import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The state that a client keeps for one server, with the sockets and connections to that server.
 */
final class Upstream {
  /** The number of consecutive time-outs after which a server is tried last. */
  private static final int SILENCES = 3;

  private static final long SUSPECT_NANOS = 30_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /**
   * The maximum number of queries on a port; beyond it, too few IDs are free to be hard to guess.
   */
  private static final int MOST_IDS = 16_384;

  /** The maximum number of ports, of all servers together, that are kept for later queries. */
  private static final int MOST_KEPT = 2_000;

  private static final long IDLE_NANOS = 5 * SECOND;

  final InetSocketAddress address;
  private final ClientParts parts;
  private final List<ClientUdpSocket> sockets = new ArrayList<>();

  /** Sockets that accept no new queries and wait for their last responses. */
  private final Set<ClientUdpSocket> retired = new HashSet<>();

  final ConnectionPool connections;

  private final Octets clientCookie;
  private Octets serverCookie = Octets.EMPTY;

  /** The tails of queries over UDP and over TCP, or null. */
  private final QueryTail[] tails = new QueryTail[2];

  private boolean lacksEdns;
  private long lacksEdnsUntil;
  private int silences;
  private long suspectUntil;

  /** Smoothed response time and its variation, RFC 6298; -1 if unknown. */
  private long smoothed = -1;

  private long variation;

  long lastUsed;

  /**
   * The number of pending requests that may query this server; it is not forgotten while there are
   * any.
   */
  int requests;

  Upstream(ClientParts parts, InetSocketAddress address) {
    this.parts = parts;
    this.address = address;
    connections = new ConnectionPool(parts, this);
    clientCookie = Octets.of(parts.random.octets(Cookie.CLIENT_OCTETS));
  }

  Octets clientCookie() {
    return clientCookie;
  }

  Octets serverCookie() {
    return serverCookie;
  }

  void serverCookie(Octets cookie) {
    serverCookie = cookie;
  }

  QueryTail tail(boolean stream) {
    return tails[stream ? 1 : 0];
  }

  void tail(boolean stream, QueryTail tail) {
    tails[stream ? 1 : 0] = tail;
  }

  boolean lacksEdns() {
    if (lacksEdns && parts.loop.nanoTime() - lacksEdnsUntil >= 0) {
      lacksEdns = false;
    }
    return lacksEdns;
  }

  void rememberNoEdns(Duration time) {
    lacksEdns = true;
    lacksEdnsUntil = parts.loop.nanoTime() + time.toNanos();
  }

  boolean isSuspect() {
    return silences >= SILENCES && parts.loop.nanoTime() - suspectUntil < 0;
  }

  void silent() {
    silences++;
    suspectUntil = parts.loop.nanoTime() + SUSPECT_NANOS;
  }

  /**
   * Records the properties of the server that are seen from the response judged last, which answers
   * the given query.
   */
  void learn(SentQuery sent, ResponseJudge judge) {
    learn(sent, judge, parts.loop.nanoTime() - sent.sentAt);
  }

  /** Records the properties of the server, whose response has taken the given time. */
  void learn(SentQuery sent, ResponseJudge judge, long nanos) {
    silences = 0;
    if (sent.transmissions == 1 && !sent.stream) {
      measured(nanos);
    }
    if (sent.clientCookie != null && sent.clientCookie.equals(clientCookie)) {
      if (judge.cookieMatch() == ResponseMatch.CookieMatch.GOOD) {
        serverCookie = judge.match().serverCookie();
      } else if (sent.stream) {
        serverCookie = Octets.EMPTY;
      }
    }
  }

  private void measured(long nanos) {
    if (smoothed < 0) {
      smoothed = nanos;
      variation = nanos / 2;
    } else {
      variation += (Math.abs(smoothed - nanos) - variation) / 4;
      smoothed += (nanos - smoothed) / 8;
    }
  }

  /** Returns the first wait for a UDP response, in nanoseconds. */
  long firstWait() {
    Duration first = parts.settings.firstWait;
    if (smoothed < 0) {
      return first.toNanos();
    }
    long wait = smoothed + 4 * variation;
    return Math.max(first.toNanos() / 4, Math.min(2 * first.toNanos(), wait));
  }

  /** Returns a socket for one more query. */
  ClientUdpSocket socket() throws IOException {
    lastUsed = parts.loop.turnTime();
    SourcePorts ports = parts.settings.sourcePorts;
    if (ports.isFresh()) {
      ClientUdpSocket socket = new ClientUdpSocket(parts, this);
      retired.add(socket);
      return socket;
    }
    if (sockets.size() < ports.sockets()) {
      ClientUdpSocket socket;
      try {
        socket = new ClientUdpSocket(parts, this);
      } catch (LocalShortageException shortage) {
        return oneOfTheOthers(shortage);
      }
      // If very many servers are in use, do not keep the port after its query.
      if (parts.openPorts > MOST_KEPT) {
        retired.add(socket);
      } else {
        sockets.add(socket);
      }
      return socket;
    }
    ClientUdpSocket socket = sockets.get(parts.random.below(sockets.size()));
    if (socket.uses >= ports.maxUses()
        || socket.awaiting() >= MOST_IDS
        || lastUsed - socket.opened > ports.maxAge().toNanos()) {
      retire(socket);
      socket = new ClientUdpSocket(parts, this);
      sockets.add(socket);
    }
    return socket;
  }

  private ClientUdpSocket oneOfTheOthers(LocalShortageException shortage)
      throws LocalShortageException {
    for (ClientUdpSocket socket : sockets) {
      if (socket.awaiting() < MOST_IDS) {
        return socket;
      }
    }
    throw shortage;
  }

  /** Stops using a socket for new queries. */
  void retire(ClientUdpSocket socket) {
    if (sockets.remove(socket)) {
      if (socket.awaiting() == 0) {
        socket.close();
      } else {
        retired.add(socket);
      }
    }
  }

  /**
   * Closes a socket if it is retired and awaits no response, because its query could not be added.
   */
  void closeUnused(ClientUdpSocket socket) {
    if (socket.awaiting() == 0) {
      idle(socket);
    }
  }

  /** Closes a retired socket that no longer awaits a response. */
  void idle(ClientUdpSocket socket) {
    if (retired.remove(socket)) {
      socket.close();
    }
  }

  /** Returns a connection for one more query, or null if the request must wait for one. */
  ClientConnection connection() throws IOException {
    lastUsed = parts.loop.nanoTime();
    return connections.forQuery();
  }

  /** Closes idle and old sockets; returns whether the server can be forgotten. */
  boolean sweep(long now) {
    long most = parts.settings.sourcePorts.maxAge().toNanos();
    for (ClientUdpSocket socket : new ArrayList<>(sockets)) {
      boolean idle = socket.awaiting() == 0 && now - lastUsed > IDLE_NANOS;
      if (idle || now - socket.opened > most) {
        retire(socket);
      }
    }
    return requests == 0 && sockets.isEmpty() && retired.isEmpty() && connections.isEmpty();
  }

  /** Closes the sockets and connections on which no response is awaited. */
  void closeIdle() {
    for (ClientUdpSocket socket : new ArrayList<>(sockets)) {
      if (socket.awaiting() == 0) {
        retire(socket);
      }
    }
    connections.closeIdle();
  }

  void close() {
    for (ClientUdpSocket socket : new ArrayList<>(sockets)) {
      socket.close();
    }
    for (ClientUdpSocket socket : new ArrayList<>(retired)) {
      socket.close();
    }
    sockets.clear();
    retired.clear();
    connections.close();
  }
}
