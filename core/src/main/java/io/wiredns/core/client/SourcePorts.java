package io.wiredns.core.client;

/**
 * Where UDP queries come from; RFC 5452 section 9.2. Ports are drawn at random from 1024 to 65535,
 * and a socket takes packets of one server only.
 *
 * @param sockets the sockets a server that are open at once, one of them drawn for each query; 0
 *     for a socket of its own for each query
 * @param uses the queries after which a socket is replaced, 1 or more
 * @param seconds the time after which a socket is replaced, 1 or more
 * @since 0.1
 */
public record SourcePorts(int sockets, int uses, int seconds) {
  /**
   * A choice of ports.
   *
   * @param sockets 0 to 1000
   * @param uses 1 to 30000
   * @param seconds 1 to 86400
   * @throws IllegalArgumentException if a number is out of range
   */
  public SourcePorts {
    check("sockets", sockets, 0, 1_000);
    check("uses", uses, 1, 30_000);
    check("seconds", seconds, 1, 86_400);
  }

  private static void check(String what, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          "%d %s, not %d to %d".formatted(value, what, minimum, maximum));
    }
  }

  /**
   * A new port for each query: as unpredictable as can be, and for each a socket is made.
   *
   * @return the choice
   */
  public static SourcePorts fresh() {
    return new SourcePorts(0, 1, 1);
  }

  /**
   * A few ports a server, replaced all the time: still one of 64,512 to who does not see the
   * traffic, and many times cheaper.
   *
   * @param sockets 1 to 1000
   * @return the choice: each port for 500 queries or 30 seconds
   * @throws IllegalArgumentException if the number is out of range
   */
  public static SourcePorts pooled(int sockets) {
    check("sockets", sockets, 1, 1_000);
    return new SourcePorts(sockets, 500, 30);
  }

  boolean isFresh() {
    return sockets == 0;
  }
}
