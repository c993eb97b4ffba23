package io.wiredns.core.server;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The zone transfers in progress, limited in total and for each client address. At the limit, a
 * transfer whose client reads next to nothing is closed for a new one. Thread-safe.
 */
final class TransferTable {
  /** A client that reads fewer octets within the window may lose its transfer. */
  private static final int LEAST_OCTETS = 64 * 1024;

  private final ServerSettings settings;

  /** The connections that have transfers. */
  private final Set<TransferPlace> places = new LinkedHashSet<>();

  /** The number of transfers of each key that {@link ConnectionTable#counted} returns. */
  private final Map<Object, Integer> perAddress = new HashMap<>();

  private int count;

  TransferTable(ServerSettings settings) {
    this.settings = settings;
  }

  /**
   * Counts one more transfer of a connection. If there are too many, closes the connection with the
   * slowest one, of the same address if that address has too many.
   *
   * @param now the time, as {@code nanoTime} of the loops
   * @return false if there are too many, and none is slow
   */
  boolean enter(TransferPlace place, long now) {
    TransferPlace slowest = null;
    synchronized (this) {
      Object address = ConnectionTable.counted(place.client);
      boolean addressIsFull =
          perAddress.getOrDefault(address, 0) >= settings.maxTransfersPerAddress;
      if (addressIsFull || count >= settings.maxTransfers) {
        slowest = slowest(addressIsFull ? address : null, place, now);
        if (slowest == null) {
          return false;
        }
        remove(slowest, slowest.transfers);
      }
      if (place.transfers == 0) {
        place.since = now;
        places.add(place);
      }
      place.transfers++;
      perAddress.merge(address, 1, Integer::sum);
      count++;
    }
    if (slowest != null) {
      slowest.close();
    }
    return true;
  }

  /**
   * Returns the connection whose client has read least, of the given address or, for null, of all;
   * null if each has read enough or has begun too recently.
   */
  private TransferPlace slowest(Object address, TransferPlace asking, long now) {
    TransferPlace slowest = null;
    long least = LEAST_OCTETS;
    for (TransferPlace each : places) {
      if (each != asking
          && now - each.since >= settings.transferWindow.toNanos()
          && (address == null || address.equals(ConnectionTable.counted(each.client)))
          && each.recent(now) < least) {
        slowest = each;
        least = each.recent(now);
      }
    }
    return slowest;
  }

  /** Reverses {@link #enter}; has no effect if the connection lost its transfers to another. */
  synchronized void leave(TransferPlace place) {
    if (place.transfers > 0) {
      remove(place, 1);
    }
  }

  private void remove(TransferPlace place, int transfers) {
    place.transfers -= transfers;
    count -= transfers;
    if (place.transfers == 0) {
      places.remove(place);
    }
    perAddress.computeIfPresent(
        ConnectionTable.counted(place.client),
        (address, each) -> each > transfers ? each - transfers : null);
  }

  synchronized int count() {
    return count;
  }
}
