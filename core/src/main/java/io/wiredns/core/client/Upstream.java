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

/** What a client knows of one server, and its sockets there. */
final class Upstream {
  /** Silences in a row that put a server behind the others. */
  private static final int SILENCES = 3;

  private static final long SUSPECT_NANOS = 30_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /** Beyond that a port or a connection has too few IDs left to guess. */
  private static final int MOST_IDS = 16_384;

  /** Ports of all servers together that are kept for later queries. */
  private static final int MOST_KEPT = 2_000;

  private static final long IDLE_NANOS = 5 * SECOND;

  final InetSocketAddress address;
  private final ClientParts parts;
  private final List<ClientUdpSocket> sockets = new ArrayList<>();

  /** Sockets that take no new queries and wait for the last responses. */
  private final Set<ClientUdpSocket> retired = new HashSet<>();

  private ClientConnection connection;
  private final List<ClientConnection> connections = new ArrayList<>();

  private final Octets clientCookie;
  private Octets serverCookie = Octets.EMPTY;
  private boolean lacksEdns;
  private long lacksEdnsUntil;
  private int silences;
  private long suspectUntil;

  /** Smoothed response time and its variation, RFC 6298; -1 if unknown. */
  private long smoothed = -1;

  private long variation;

  long lastUsed;

  /** Requests that are not over and may ask here: as long as there are any it is not forgotten. */
  int requests;

  Upstream(ClientParts parts, InetSocketAddress address) {
    this.parts = parts;
    this.address = address;
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

  /** Takes what the response that was judged last, to that query, tells of its server. */
  void learn(SentQuery sent, ResponseJudge judge) {
    silences = 0;
    if (sent.transmissions == 1 && !sent.stream) {
      measured(parts.loop.nanoTime() - sent.sentAt);
    }
    if (sent.clientCookie != null && sent.clientCookie.equals(clientCookie)) {
      if (judge.cookied() == ResponseMatch.Cookied.GOOD) {
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

  /** How long the first response is waited for. */
  long firstWait() {
    Duration first = parts.settings.firstWait;
    if (smoothed < 0) {
      return first.toNanos();
    }
    long wait = smoothed + 4 * variation;
    return Math.max(first.toNanos() / 4, Math.min(2 * first.toNanos(), wait));
  }

  /** A socket for one more query. */
  ClientUdpSocket socket() throws IOException {
    lastUsed = parts.loop.nanoTime();
    SourcePorts ports = parts.settings.sourcePorts;
    if (ports.isFresh()) {
      ClientUdpSocket socket = new ClientUdpSocket(parts, this);
      retired.add(socket);
      return socket;
    }
    if (sockets.size() < ports.sockets()) {
      ClientUdpSocket socket = new ClientUdpSocket(parts, this);
      // Where very many servers are asked, none keeps a port that it does not need.
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

  /** Takes no more queries there. */
  void retire(ClientUdpSocket socket) {
    if (sockets.remove(socket)) {
      if (socket.awaiting() == 0) {
        socket.close();
      } else {
        retired.add(socket);
      }
    }
  }

  /** Closes a socket that was made for one query, if nothing is awaited there after all. */
  void closeUnused(ClientUdpSocket socket) {
    if (socket.awaiting() == 0) {
      idle(socket);
    }
  }

  /** A socket awaits nothing any more. */
  void idle(ClientUdpSocket socket) {
    if (retired.remove(socket)) {
      socket.close();
    }
  }

  /** A connection for one more query. */
  ClientConnection connection() throws IOException {
    lastUsed = parts.loop.nanoTime();
    if (connection == null || connection.awaiting() >= MOST_IDS) {
      connection = new ClientConnection(parts, this);
      connections.add(connection);
    }
    return connection;
  }

  /** A connection takes no more queries. */
  void retire(ClientConnection slow) {
    if (connection == slow) {
      connection = null;
    }
  }

  /** A connection is over. */
  void gone(ClientConnection gone) {
    connections.remove(gone);
    retire(gone);
  }

  /** Closes sockets that nobody has used for long; whether nothing is open or wanted any more. */
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

  void close() {
    for (ClientUdpSocket socket : new ArrayList<>(sockets)) {
      socket.close();
    }
    for (ClientUdpSocket socket : new ArrayList<>(retired)) {
      socket.close();
    }
    sockets.clear();
    retired.clear();
    for (ClientConnection open : new ArrayList<>(connections)) {
      open.close(null);
    }
  }
}
