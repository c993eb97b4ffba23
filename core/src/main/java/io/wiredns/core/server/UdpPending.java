package io.wiredns.core.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Counts and limits the UDP requests that are pending with the handler. Thread-safe. */
final class UdpPending {
  private final int maxRequests;
  private final long maxOctets;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong octets = new AtomicLong();

  UdpPending(ServerSettings settings) {
    maxRequests = settings.maxUdpInFlight;
    maxOctets = settings.maxUdpOctets;
  }

  /**
   * Counts a request of {@code length} octets; returns false if there are too many or too large.
   */
  boolean enter(int length) {
    if (requests.incrementAndGet() > maxRequests) {
      requests.decrementAndGet();
      return false;
    }
    if (octets.addAndGet(length) > maxOctets) {
      octets.addAndGet(-length);
      requests.decrementAndGet();
      return false;
    }
    return true;
  }

  /** Reverses {@link #enter}; returns true if none is pending any more. */
  boolean leave(int length) {
    octets.addAndGet(-length);
    return requests.decrementAndGet() == 0;
  }

  boolean isEmpty() {
    return requests.get() == 0;
  }
}
