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

/** The open connections, limited in total and for each client address. Thread-safe. */
final class ConnectionTable {
  private final ServerSettings settings;
  private final Events<ServerEvent> counters;
  private final Set<ServerConnection> all = new LinkedHashSet<>();

  /** The number of connections of each key that {@link #counted} returns. */
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
    return all.size() >= settings.maxConnections ? ServerEvent.CONNECTION_LIMIT : null;
  }

  /**
   * Adds a connection. If the address already has the maximum number of connections, evicts the one
   * of them that has been idle for longest; otherwise, if the table is full, that of all
   * connections. If none is idle, the connection is not added.
   *
   * @return true if the connection was added; if false, the caller must close it
   */
  boolean enter(ServerConnection connection) {
    Object address = counted(connection.source().getAddress());
    ServerEvent refusal;
    ServerConnection idlest = null;
    synchronized (this) {
      refusal = refusal(address);
      if (refusal != null) {
        idlest = idlest(refusal == ServerEvent.ADDRESS_LIMIT ? address : null);
        if (idlest != null) {
          // Free its place now, although its loop closes it a little later.
          take(idlest);
          refusal = null;
        }
      }
      if (refusal == null) {
        all.add(connection);
        perAddress.merge(address, 1, Integer::sum);
      }
    }
    if (idlest != null) {
      idlest.evict();
    }
    if (refusal != null) {
      counters.add(refusal, connection.source());
    }
    return refusal == null;
  }

  /**
   * Evicts the connections that have been idle for longest.
   *
   * @param most the maximum number to evict
   * @return the number of evicted connections; 0 if none is idle
   */
  int evictIdle(int most) {
    List<ServerConnection> evicted = new ArrayList<>();
    synchronized (this) {
      for (int i = 0; i < most; i++) {
        ServerConnection idlest = idlest(null);
        if (idlest == null) {
          break;
        }
        take(idlest);
        evicted.add(idlest);
      }
    }
    evicted.forEach(ServerConnection::evict);
    return evicted.size();
  }

  /**
   * Returns the connection that has been idle for longest, of the given address or, for null, of
   * all; null if none is idle.
   */
  private ServerConnection idlest(Object address) {
    ServerConnection idlest = null;
    for (ServerConnection each : all) {
      if (each.isIdle()
          && (idlest == null || each.lastMessage() - idlest.lastMessage() < 0)
          && (address == null || address.equals(counted(each.source().getAddress())))) {
        idlest = each;
      }
    }
    return idlest;
  }

  void leave(ServerConnection connection) {
    synchronized (this) {
      take(connection);
    }
  }

  private void take(ServerConnection connection) {
    if (all.remove(connection)) {
      perAddress.computeIfPresent(
          counted(connection.source().getAddress()),
          (address, count) -> count > 1 ? count - 1 : null);
    }
  }

  synchronized boolean isEmpty() {
    return all.isEmpty();
  }

  synchronized int size() {
    return all.size();
  }

  synchronized List<ServerConnection> all() {
    return new ArrayList<>(all);
  }
}
