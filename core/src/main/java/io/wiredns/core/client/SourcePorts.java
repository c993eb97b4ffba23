package io.wiredns.core.client;

import java.time.Duration;
import java.util.Objects;

/**
 * The choice of source ports for UDP queries; RFC 5452 section 9.2. Ports are chosen at random from
 * 1024 to 65535, and a socket receives packets from one server only. Immutable, and may be shared
 * among threads.
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
          "%s %d is not in %d..%d".formatted(what, value, minimum, maximum));
    }
    return value;
  }

  /**
   * Returns the choice of a new port for each query. This is least predictable, but opens a socket
   * for each query.
   *
   * @return the choice
   */
  public static SourcePorts fresh() {
    return new SourcePorts(0, 1, Duration.ofSeconds(1));
  }

  /**
   * Returns the choice of a few ports for each server, of which each query uses a random one, and
   * which are replaced regularly. An attacker who does not see the traffic must still guess one of
   * 64,512 ports, and this choice is many times cheaper than {@link #fresh}.
   *
   * @param sockets the number of ports that are used for new queries to one server, 1 to 1000;
   *     replaced ports stay open until their last queries end
   * @return the choice; each port is replaced after 500 queries or 30 seconds
   * @throws IllegalArgumentException if the number is out of range
   */
  public static SourcePorts pooled(int sockets) {
    return new SourcePorts(check("sockets", sockets, 1, 1_000), 500, Duration.ofSeconds(30));
  }

  /**
   * Returns the same choice with another maximum of queries per port; no effect on {@link #fresh}.
   *
   * @param queries the queries after which a port is replaced, 1 to 30,000
   * @return the choice
   * @throws IllegalArgumentException if the number is out of range
   */
  public SourcePorts withMaxUses(int queries) {
    return new SourcePorts(sockets, check("uses", queries, 1, 30_000), maxAge);
  }

  /**
   * Returns the same choice with another maximum age of ports; no effect on {@link #fresh}.
   *
   * @param age the time after which a port is replaced, above 0 and at most a day
   * @return the choice
   * @throws IllegalArgumentException if the age is out of range
   */
  public SourcePorts withMaxAge(Duration age) {
    Objects.requireNonNull(age, "age");
    if (age.isNegative() || age.isZero() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "maximum age " + age + " is not greater than 0 and at most a day");
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
