package io.wiredns.core.server;

import java.net.InetAddress;

/**
 * The places of a connection in the {@link TransferTable}, and how much its client has read lately.
 * Thread-safe.
 */
final class TransferPlace {
  private static final int SLOTS = 6;

  /** The key under which the client's address is counted. */
  final Object address;

  final ConnectionActivity activity;
  private final long slotNanos;
  private final Runnable close;
  private final Runnable decided;

  /** The number of transfers, and when there was first one; only the table uses these. */
  int transfers;

  long since;

  /** The octets of the last periods, each at its number modulo the length. */
  private final long[] octets = new long[SLOTS];

  private long slot;

  /**
   * Creates a place without transfers.
   *
   * @param windowNanos the time for which octets count as recent
   * @param close closes the connection as a slow reader
   * @param decided tells the connection that a transfer need not wait longer
   */
  TransferPlace(
      InetAddress client,
      ConnectionActivity activity,
      long windowNanos,
      Runnable close,
      Runnable decided) {
    address = ConnectionTable.counted(client);
    this.activity = activity;
    this.close = close;
    this.decided = decided;
    slotNanos = Math.max(1, windowNanos / (SLOTS - 1));
  }

  /** Counts octets that the socket has accepted, because the client reads. */
  synchronized void read(int count, long now) {
    forgetOld(now);
    octets[index(slot)] += count;
  }

  /**
   * Returns the octets that were read within the window, or up to a fifth of its length earlier.
   */
  synchronized long recent(long now) {
    forgetOld(now);
    long sum = 0;
    for (long each : octets) {
      sum += each;
    }
    return sum;
  }

  private void forgetOld(long now) {
    long current = Math.floorDiv(now, slotNanos);
    for (long next = Math.max(slot + 1, current - SLOTS + 1); next <= current; next++) {
      octets[index(next)] = 0;
    }
    slot = current;
  }

  private static int index(long slot) {
    return Math.floorMod(slot, SLOTS);
  }

  void close() {
    close.run();
  }

  void decided() {
    decided.run();
  }
}
