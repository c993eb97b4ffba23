package io.wiredns.core.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** The zone transfers in progress, limited in total and for each client address. Thread-safe. */
final class TransferTable {
  private final ServerSettings settings;

  /** The number of transfers of each key that {@link ConnectionTable#counted} returns. */
  private final Map<Object, Integer> perAddress = new HashMap<>();

  private int count;

  TransferTable(ServerSettings settings) {
    this.settings = settings;
  }

  /** Counts one more transfer; returns false if there are too many. */
  synchronized boolean enter(InetAddress client) {
    Object address = ConnectionTable.counted(client);
    if (count >= settings.maxTransfers
        || perAddress.getOrDefault(address, 0) >= settings.maxTransfersPerAddress) {
      return false;
    }
    perAddress.merge(address, 1, Integer::sum);
    count++;
    return true;
  }

  /** Reverses {@link #enter}. */
  synchronized void leave(InetAddress client) {
    perAddress.computeIfPresent(
        ConnectionTable.counted(client), (address, each) -> each > 1 ? each - 1 : null);
    count--;
  }

  synchronized int count() {
    return count;
  }
}
