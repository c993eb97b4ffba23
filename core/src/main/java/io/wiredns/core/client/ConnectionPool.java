package io.wiredns.core.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The TCP connections to one server, and the requests that wait for one. Learns how many queries
 * the server answers on a connection before it closes it, and how many connections it accepts at a
 * time. For the loop's thread.
 *
 * <p>If the server is not known to close connections, one connection is used for all queries.
 * Because many queries would be lost if the server closed it after the first response, only a few
 * are sent until the server has answered, but for a short time only.
 */
final class ConnectionPool {
  private static final int MOST_OPEN = 32;

  /** The number of queries in flight on a connection to a server that has not answered yet. */
  private static final int FIRST_BURST = 16;

  /** The number of further queries in flight for each response on the most useful connection. */
  private static final int GROWTH = 3;

  /** The time after which one more connection is tried than the server accepted before. */
  private static final long RAISE_NANOS = 100_000_000;

  /** The time for which the number of responses on a connection is remembered. */
  private static final long MEMORY_NANOS = 900_000_000_000L;

  static final int UNLIMITED = Integer.MAX_VALUE;

  private final ClientParts parts;
  private final Upstream upstream;
  private final List<ClientConnection> open = new ArrayList<>(1);
  private final Set<WaitingRequest> waiting = new LinkedHashSet<>();

  /** The number of queries that the server answers on a connection. */
  private int perConnection = UNLIMITED;

  /** The time at which that number is forgotten. */
  private long perConnectionUntil;

  /** The number of connections that the server accepts at a time. */
  private int mostOpen = MOST_OPEN;

  /** The time at which that number was changed last. */
  private long raisedAt;

  /** The largest number of responses on a connection. */
  private int mostAnswered;

  private int firstBurst = FIRST_BURST;
  private boolean burstIsOver;
  private boolean timing;
  private boolean raising;
  private boolean serving;

  ConnectionPool(ClientParts parts, Upstream upstream) {
    this.parts = parts;
    this.upstream = upstream;
  }

  /**
   * Returns a connection for one more query, or null if there is none now; the request then waits
   * in {@link #waiting}.
   *
   * @throws IOException if no connection can be opened
   */
  ClientConnection forQuery() throws IOException {
    ClientConnection connection = accepting();
    if (connection == null && mayOpen()) {
      try {
        connection = new ClientConnection(parts, upstream, perConnection());
      } catch (LocalShortageException shortage) {
        if (open.isEmpty()) {
          throw shortage;
        }
        return null; // Wait for one of those that are open.
      }
      open.add(connection);
    }
    return connection;
  }

  private ClientConnection accepting() {
    int most = burst();
    for (ClientConnection connection : open) {
      if (connection.isUsable() && connection.awaiting() < most) {
        return connection;
      }
    }
    return null;
  }

  /** Returns the number of queries that may be in flight on one connection. */
  private int burst() {
    return burstIsOver ? UNLIMITED : firstBurst + GROWTH * mostAnswered;
  }

  /** Returns whether a connection may be opened if none accepts a query. */
  private boolean mayOpen() {
    int room = mostOpen();
    for (ClientConnection connection : open) {
      if (connection.isUsable()) {
        return false; // It has as many queries in flight as the burst allows.
      }
      room -= connection.isRetired() ? 0 : 1;
    }
    return room > 0;
  }

  private int mostOpen() {
    if (mostOpen < MOST_OPEN && parts.loop.nanoTime() - raisedAt >= RAISE_NANOS) {
      mostOpen++;
      raisedAt = parts.loop.nanoTime();
    }
    return mostOpen;
  }

  private int perConnection() {
    if (perConnection != UNLIMITED && parts.loop.nanoTime() - perConnectionUntil >= 0) {
      perConnection = UNLIMITED;
    }
    return perConnection;
  }

  /** Returns the requests that wait until {@link #forQuery} has a connection for them. */
  Set<WaitingRequest> waiting() {
    if (!burstIsOver && !timing) {
      timing = true;
      parts.loop.schedule(parts.settings.burstWait.toNanos(), this::endBurst);
    }
    if (mostOpen < MOST_OPEN && !raising) {
      raising = true;
      parts.loop.schedule(RAISE_NANOS, this::tryOneMore);
    }
    return waiting;
  }

  private void tryOneMore() {
    raising = false;
    serve();
    if (!waiting.isEmpty()) {
      waiting(); // Starts the next wait.
    }
  }

  private void endBurst() {
    burstIsOver = true;
    serve();
  }

  /** Handles a change after which a connection may accept queries, or another may be opened. */
  void roomMade() {
    if (!waiting.isEmpty() && !serving) {
      serving = true;
      // Octets that were received with the last response are processed before, so that a closed
      // connection is noticed.
      parts.loop.execute(this::serve);
    }
  }

  private void serve() {
    serving = false;
    for (int i = waiting.size(); i > 0 && (accepting() != null || mayOpen()); i--) {
      WaitingRequest first = waiting.iterator().next();
      first.resume();
      if (waiting.contains(first)) {
        return; // No connection can be opened now.
      }
    }
  }

  /** Records the number of responses on an open connection. */
  void answered(int responses) {
    mostAnswered = Math.max(mostAnswered, responses);
  }

  /**
   * Records that the server closed a connection after some responses, with queries in flight. One
   * connection that broke early makes the limit half as large at most.
   */
  void closedAfter(int responses) {
    int known = perConnection == UNLIMITED ? mostAnswered : perConnection;
    perConnection = Math.max(responses, known / 2);
    mostAnswered = perConnection;
    perConnectionUntil = parts.loop.nanoTime() + MEMORY_NANOS;
  }

  /**
   * Records that the server closed a connection without a response. If others are open, it probably
   * accepts no more than these. Otherwise it may support fewer queries in flight.
   *
   * @return whether others are open
   */
  boolean refused(ClientConnection refused) {
    int others = 0;
    for (ClientConnection connection : open) {
      others += connection == refused || connection.isRetired() ? 0 : 1;
    }
    if (others == 0) {
      firstBurst = Math.max(1, firstBurst / 4);
      return false;
    }
    mostOpen = Math.min(mostOpen, others);
    raisedAt = parts.loop.nanoTime();
    return true;
  }

  /**
   * Returns the limit of a connection on which all queries were answered and that is still open.
   */
  int raised(int limit) {
    perConnection = Math.max(perConnection, limit > UNLIMITED / 2 ? UNLIMITED : 2 * limit);
    return perConnection;
  }

  /** Removes a connection that was closed. */
  void gone(ClientConnection connection) {
    open.remove(connection);
    roomMade();
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Closes the connections on which no response is awaited. */
  void closeIdle() {
    for (ClientConnection connection : new ArrayList<>(open)) {
      if (connection.awaiting() == 0) {
        connection.close(null);
      }
    }
  }

  void close() {
    for (ClientConnection connection : new ArrayList<>(open)) {
      connection.close(null);
    }
  }
}
