package io.wiredns.core.server;

import io.wiredns.core.loop.Events;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The open connections, limited in total and for each client address. Thread-safe.
 *
 * <p>A connection that the table gives up, to make room, no longer counts; its loop closes it a
 * little later.
 */
final class ConnectionTable {
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;

  /** All connections that are not yet closed. */
  private final Set<ServerConnection> all = new LinkedHashSet<>();

  /** The number of connections that have not been given up. */
  private int count;

  /** The same for each key that {@link #counted} returns. */
  private final Map<Object, Integer> perAddress = new HashMap<>();

  ConnectionTable(ServerSettings settings, Events<ServerEvent> counters) {
    this.settings = settings;
    this.counters = counters;
  }

  /**
   * Returns the key under which an address is counted: an IPv4 address itself, but the first 64
   * bits of an IPv6 address, because a client usually controls the whole network (RFC 6177 section
   * 2).
   */
  static Object counted(InetAddress address) {
    return address instanceof Inet6Address
        ? (Object) BigEndian.get64(address.getAddress(), 0)
        : address;
  }

  /**
   * Returns the reason to refuse one more connection from this address, or null if it may be added.
   */
  private ServerEvent refusal(Object address) {
    if (perAddress.getOrDefault(address, 0) >= settings.maxConnectionsPerAddress) {
      return ServerEvent.ADDRESS_LIMIT;
    }
    return count >= settings.maxConnections ? ServerEvent.CONNECTION_LIMIT : null;
  }

  /**
   * Adds a connection. If the address already has the maximum number of connections, one of them
   * makes room; otherwise, if the table is full, one of all connections. If none can, the
   * connection is not added.
   *
   * @param now the time, as {@code nanoTime} of the loops
   * @return true if the connection was added; if false, the caller must close it
   */
  boolean enter(ServerConnection connection, long now) {
    Object address = counted(connection.source().getAddress());
    ServerEvent refusal;
    ServerConnection leaving = null;
    synchronized (this) {
      refusal = refusal(address);
      if (refusal != null) {
        leaving = leastActive(refusal == ServerEvent.ADDRESS_LIMIT ? address : null, now);
        if (leaving != null) {
          giveUp(leaving, ServerEvent.CONNECTION_EVICTED);
          refusal = null;
        }
      }
      if (refusal == null) {
        all.add(connection);
        count++;
        perAddress.merge(address, 1, Integer::sum);
      }
    }
    if (leaving != null) {
      leaving.closeGivenUp();
    }
    if (refusal != null) {
      counters.add(refusal, connection.source());
    }
    return refusal == null;
  }

  /**
   * Closes connections so that there are descriptors for others.
   *
   * @param most the maximum number to close
   * @param now the time, as {@code nanoTime} of the loops
   * @return the number of connections given up; 0 if all are active
   */
  int makeRoom(int most, long now) {
    List<ServerConnection> leaving = new ArrayList<>();
    synchronized (this) {
      for (int i = 0; i < most; i++) {
        ServerConnection each = leastActive(null, now);
        if (each == null) {
          break;
        }
        giveUp(each, ServerEvent.CONNECTION_EVICTED);
        leaving.add(each);
      }
    }
    leaving.forEach(ServerConnection::closeGivenUp);
    return leaving.size();
  }

  /**
   * Returns the connection that can best be closed, of the given address or, for null, of all: of
   * those that are idle, and those whose client has read nothing for more than a second, the one
   * without progress for the longest time. So a connection that was just accepted, and is idle,
   * stays if others block. Null if there is none.
   */
  private ServerConnection leastActive(Object address, long now) {
    long stuckNanos = settings.stuckTime.toNanos();
    ServerConnection least = null;
    for (ServerConnection each : all) {
      ConnectionActivity activity = each.activity;
      if (activity.givenUp() == null
          && (activity.isIdle() || activity.isStuck(now, stuckNanos))
          && (address == null || address.equals(counted(each.source().getAddress())))) {
        least = older(least, each);
      }
    }
    return least;
  }

  private static ServerConnection older(ServerConnection one, ServerConnection other) {
    return one == null || other.activity.lastProgress() - one.activity.lastProgress() < 0
        ? other
        : one;
  }

  /**
   * Closes the connection that holds most octets, of several the one without progress for the
   * longest time. Does nothing if the connections together, without those already given up, hold no
   * more than a number of octets.
   */
  void closeHolderOfMost(long budget) {
    ServerConnection most = giveUpHolderOfMost(budget);
    if (most != null) {
      most.closeGivenUp();
    }
  }

  private synchronized ServerConnection giveUpHolderOfMost(long budget) {
    long sum = 0;
    ServerConnection most = null;
    for (ServerConnection each : all) {
      if (each.activity.givenUp() == null) {
        sum += each.activity.heldOctets();
        most = moreHolding(most, each);
      }
    }
    if (sum <= budget) {
      return null;
    }
    giveUp(most, ServerEvent.BUFFER_LIMIT);
    return most;
  }

  private static ServerConnection moreHolding(ServerConnection one, ServerConnection other) {
    if (one == null || one.activity.heldOctets() < other.activity.heldOctets()) {
      return other;
    }
    return one.activity.heldOctets() > other.activity.heldOctets() ? one : older(one, other);
  }

  /** Closes a connection, which no longer counts. */
  void close(ServerConnection connection, ServerEvent why) {
    synchronized (this) {
      if (connection.activity.givenUp() == null && all.contains(connection)) {
        giveUp(connection, why);
      }
    }
    connection.closeGivenUp();
  }

  private void giveUp(ServerConnection connection, ServerEvent why) {
    connection.activity.giveUp(why);
    uncount(connection);
  }

  private void uncount(ServerConnection connection) {
    count--;
    perAddress.computeIfPresent(
        counted(connection.source().getAddress()), (address, each) -> each > 1 ? each - 1 : null);
  }

  /** Removes a connection that is closed. */
  synchronized void leave(ServerConnection connection) {
    if (all.remove(connection) && connection.activity.givenUp() == null) {
      uncount(connection);
    }
  }

  /** Returns whether all connections are closed. */
  synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  synchronized int size() {
    return count;
  }

  synchronized List<ServerConnection> all() {
    return new ArrayList<>(all);
  }
}
