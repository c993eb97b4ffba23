package io.wiredns.core.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.SecureRandom;

/**
 * The remaining allowance of each network under its {@link RateLimit}, in a hash table of fixed
 * size. Networks that collide share one entry and its allowance, so that a collision never grants a
 * network more responses. Thread-safe.
 */
final class ResponseRates {
  /** The actions for a response. */
  enum Verdict {
    SEND,
    SLIP,
    DROP
  }

  private static final int STRIPES = 64;
  private static final long MILLI = 1_000_000;

  private final RateLimit limit;
  private final long seed = new SecureRandom().nextLong() | 1;
  private final int mask;
  private final Object[] locks = new Object[STRIPES];

  /** The time of each entry's last update, in milliseconds of {@link System#nanoTime}. */
  private final long[] times;

  /** The allowance that each entry has left, in thousandths of a response; never negative. */
  private final int[] left;

  /** The number of responses beyond the allowance, of which every {@code slip}-th is cut. */
  private final int[] beyond;

  ResponseRates(RateLimit limit, long nowNanos) {
    this.limit = limit;
    int size = Integer.highestOneBit(limit.maxNetworks() - 1) << 1;
    mask = size - 1;
    times = new long[size];
    left = new int[size];
    beyond = new int[size];
    java.util.Arrays.fill(times, nowNanos / MILLI);
    java.util.Arrays.fill(left, limit.responsesPerSecond() * 1000);
    for (int i = 0; i < STRIPES; i++) {
      locks[i] = new Object();
    }
  }

  Verdict ask(InetAddress source, long nowNanos) {
    long hash = (network(source) ^ seed) * 0x9E3779B97F4A7C15L;
    int at = (int) ((hash ^ hash >>> 29) * seed >>> 33) & mask;
    long now = nowNanos / MILLI;
    synchronized (locks[at & STRIPES - 1]) {
      long passed = Math.max(0, Math.min(1000, now - times[at]));
      times[at] = Math.max(times[at], now);
      int most = limit.responsesPerSecond() * 1000;
      left[at] = (int) Math.min(most, left[at] + passed * limit.responsesPerSecond());
      if (left[at] >= 1000) {
        left[at] -= 1000;
        return Verdict.SEND;
      }
      boolean slips = limit.slip() > 0 && ++beyond[at] % limit.slip() == 0;
      return slips ? Verdict.SLIP : Verdict.DROP;
    }
  }

  private long network(InetAddress source) {
    if (source instanceof Inet4Address) {
      // The hash code of an IPv4 address is the address itself; getAddress() would allocate an
      // array.
      return (source.hashCode() & -1 << 32 - limit.ipv4PrefixLength()) & 0xFFFFFFFFL;
    }
    return BigEndian.get64(source.getAddress(), 0) & -1L << 64 - limit.ipv6PrefixLength()
        | 1L << 63;
  }
}
