package io.wiredns.core.client;

import java.time.Duration;
import java.util.Objects;

/**
 * Where UDP queries come from; RFC 5452 section 9.2. Ports are drawn at random from 1024 to 65535,
 * and a socket takes packets of one server only. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class SourcePorts {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final int sockets;
  private final int maxUses;
  private final Duration maxAge;

  private SourcePorts(int sockets, int maxUses, Duration maxAge) {
    this.sockets = sockets;
    this.maxUses = maxUses;
    this.maxAge = maxAge;
  }

  private static int check(String what, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          "%d %s, not %d to %d".formatted(value, what, minimum, maximum));
    }
    return value;
  }

  /**
   * A new port for each query: as unpredictable as can be, and for each a socket is made.
   *
   * @return the choice
   */
  public static SourcePorts fresh() {
    return new SourcePorts(0, 1, Duration.ofSeconds(1));
  }

  /**
   * A few ports a server, one of them drawn for each query, replaced all the time: still one of
   * 64,512 to who does not see the traffic, and many times cheaper.
   *
   * @param sockets how many are open at once, 1 to 1000
   * @return the choice: each port for 500 queries or 30 seconds
   * @throws IllegalArgumentException if the number is out of range
   */
  public static SourcePorts pooled(int sockets) {
    return new SourcePorts(check("sockets", sockets, 1, 1_000), 500, Duration.ofSeconds(30));
  }

  /**
   * The same with other lives of ports; without effect on {@link #fresh} ones.
   *
   * @param queries the queries after which a port is replaced, 1 to 30,000
   * @return the choice
   * @throws IllegalArgumentException if the number is out of range
   */
  public SourcePorts withMaxUses(int queries) {
    return new SourcePorts(sockets, check("uses", queries, 1, 30_000), maxAge);
  }

  /**
   * The same with other lives of ports; without effect on {@link #fresh} ones.
   *
   * @param age the time after which a port is replaced, above 0 and at most a day
   * @return the choice
   * @throws IllegalArgumentException if it is out of range
   */
  public SourcePorts withMaxAge(Duration age) {
    Objects.requireNonNull(age, "age");
    if (age.isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("an age of " + age + " is not above 0 and at most a day");
    }
    return new SourcePorts(sockets, maxUses, age);
  }

  boolean isFresh() {
    return sockets == 0;
  }

  int sockets() {
    return sockets;
  }

  int maxUses() {
    return isFresh() ? 1 : maxUses;
  }

  Duration maxAge() {
    return maxAge;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourcePorts ports
        && ports.sockets == sockets
        && ports.maxUses == maxUses
        && ports.maxAge.equals(maxAge);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sockets, maxUses, maxAge);
  }

  @Override
  public String toString() {
    return isFresh()
        ? "a port for each query"
        : "%d ports for %d queries or %s each".formatted(sockets, maxUses, maxAge);
  }
}
