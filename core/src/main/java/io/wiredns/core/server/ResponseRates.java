package io.wiredns.core.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The used part of each network's allowances under a {@link RateLimit}: one for each kind of
 * response and name, and one for all responses. They are kept in hash tables of fixed size. Keys
 * that collide share one allowance, so that a collision never grants a network more responses.
 * Thread-safe.
 */
final class ResponseRates {
  /** The actions for a response: send it, cut it to its question and set TC, or drop it. */
  enum Verdict {
    SEND,
    SLIP,
    DROP
  }

  /** The kinds of responses, each of which has its own allowance. */
  enum Kind {
    ANSWER,
    NODATA,
    REFERRAL,
    NXDOMAIN,
    ERROR
  }

  private static final int STRIPES = 64;
  private static final long MILLI = 1_000_000;

  /** A second in milliseconds. */
  private static final long SECOND = 1_000;

  /** An odd number whose bits look random, from the golden ratio. */
  private static final long MIXER = 0x9E3779B97F4A7C15L;

  /**
   * The size of the table of names divided by that of the table of networks, of which there are
   * fewer.
   */
  private static final int NAMES_OF_A_NETWORK = 4;

  private final RateLimit limit;
  private final long seed;
  private final Allowances ofNames;
  private final Allowances ofNetworks;

  ResponseRates(RateLimit limit, long nowNanos) {
    this(limit, nowNanos, new SecureRandom().nextLong());
  }

  /** Creates tables in which the seed decides which keys collide. */
  ResponseRates(RateLimit limit, long nowNanos, long seed) {
    this.limit = limit;
    this.seed = seed | 1;
    int size = Integer.highestOneBit(limit.maxNetworks() - 1) << 1;
    ofNames = new Allowances(size, limit.responsesPerSecond(), limit.slip(), nowNanos);
    ofNetworks =
        new Allowances(size / NAMES_OF_A_NETWORK, limit.maxPerNetwork(), limit.slip(), nowNanos);
  }

  /**
   * Counts a response against its allowances, and returns whether it must be sent, cut or dropped.
   *
   * @param name the hash of the name by which responses of this kind are told apart; 0 for none
   */
  Verdict ask(InetAddress source, Kind kind, int name, long nowNanos) {
    long network = (network(source) ^ seed) * MIXER;
    long key = (network ^ network >>> 32 ^ ((long) name << 3 | kind.ordinal())) * MIXER;
    // A response that exceeds its name's allowance does not count for the network: a flood of one
    // name leaves the allowance of all names to the others.
    Verdict verdict = ofNames.take(index(key), nowNanos / MILLI);
    return verdict == Verdict.SEND ? ofNetworks.take(index(network), nowNanos / MILLI) : verdict;
  }

  private int index(long hash) {
    return (int) ((hash ^ hash >>> 29) * seed >>> 33);
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

  /** A table of allowances. */
  private static final class Allowances {
    private final int rate;
    private final int slip;
    private final int mask;
    private final Object[] locks = new Object[STRIPES];

    /** The start of each entry's present second, in milliseconds of {@link System#nanoTime}. */
    private final long[] starts;

    /** The number of responses in this second, at most the rate. */
    private final int[] used;

    /** The number of responses beyond the allowance, of which every {@code slip}-th is cut. */
    private final int[] beyond;

    Allowances(int size, int rate, int slip, long nowNanos) {
      this.rate = rate;
      this.slip = slip;
      mask = size - 1;
      starts = new long[size];
      used = new int[size];
      beyond = new int[size];
      // A second before now: the first response of each begins a second.
      Arrays.fill(starts, nowNanos / MILLI - SECOND);
      Arrays.setAll(locks, i -> new Object());
    }

    Verdict take(int hash, long now) {
      int at = hash & mask;
      synchronized (locks[at & STRIPES - 1]) {
        if (now - starts[at] >= SECOND) {
          starts[at] = now;
          used[at] = 0;
        }
        if (used[at] < rate) {
          used[at]++;
          return Verdict.SEND;
        }
        return slip > 0 && ++beyond[at] % slip == 0 ? Verdict.SLIP : Verdict.DROP;
      }
    }
  }
}
