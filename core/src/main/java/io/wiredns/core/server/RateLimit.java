package io.wiredns.core.server;

/**
 * A limit on the rate of UDP responses to a source, which protects the owners of forged source
 * addresses.
 *
 * <p>A source is a network. Each network has an allowance of one second's responses, which refills
 * as time passes. Of the responses that exceed it, every {@code slip}-th is cut to question and OPT
 * with TC set, so that a genuine client retries over TCP; the others are dropped. Requests over
 * TCP, with a valid server cookie or with a TSIG key are not limited.
 *
 * <p>Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public final class RateLimit {
  private final int responsesPerSecond;
  private final int slip;
  private final int ipv4PrefixLength;
  private final int ipv6PrefixLength;
  private final int maxNetworks;

  private RateLimit(
      int responsesPerSecond,
      int slip,
      int ipv4PrefixLength,
      int ipv6PrefixLength,
      int maxNetworks) {
    this.responsesPerSecond = check("responses per second", responsesPerSecond, 1, 1_000_000);
    this.slip = check("slip", slip, 0, Integer.MAX_VALUE);
    this.ipv4PrefixLength = check("IPv4 prefix length", ipv4PrefixLength, 1, 32);
    this.ipv6PrefixLength = check("IPv6 prefix length", ipv6PrefixLength, 1, 64);
    this.maxNetworks = check("networks", maxNetworks, 16, 1 << 24);
  }

  private static int check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is not in " + least + ".." + most);
    }
    return value;
  }

  /**
   * Returns a limit for networks of 24 bits in IPv4 and 56 bits in IPv6, with slip 2 and a table of
   * 131,072 networks.
   *
   * @param responsesPerSecond the responses that a network may get in a second, 1 to 1,000,000
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public static RateLimit of(int responsesPerSecond) {
    return new RateLimit(responsesPerSecond, 2, 24, 56, 1 << 17);
  }

  /**
   * Returns the same limit with another slip.
   *
   * @param slip 1 cuts every response beyond the limit, 2 every second one and drops the others, 0
   *     drops all
   * @return the limit
   * @throws IllegalArgumentException if it is negative
   */
  public RateLimit withSlip(int slip) {
    return new RateLimit(responsesPerSecond, slip, ipv4PrefixLength, ipv6PrefixLength, maxNetworks);
  }

  /**
   * Returns the same limit with another IPv4 prefix length.
   *
   * @param bits the number of leading bits of an address that identify its network, 1 to 32
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public RateLimit withIpv4PrefixLength(int bits) {
    return new RateLimit(responsesPerSecond, slip, bits, ipv6PrefixLength, maxNetworks);
  }

  /**
   * Returns the same limit with another IPv6 prefix length.
   *
   * @param bits the number of leading bits of an address that identify its network, 1 to 64
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public RateLimit withIpv6PrefixLength(int bits) {
    return new RateLimit(responsesPerSecond, slip, ipv4PrefixLength, bits, maxNetworks);
  }

  /**
   * Returns the same limit with another table size.
   *
   * @param networks the size of the table, 16 to 16,777,216, rounded up to a power of two; an entry
   *     takes 16 octets
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public RateLimit withMaxNetworks(int networks) {
    return new RateLimit(responsesPerSecond, slip, ipv4PrefixLength, ipv6PrefixLength, networks);
  }

  int responsesPerSecond() {
    return responsesPerSecond;
  }

  int slip() {
    return slip;
  }

  int ipv4PrefixLength() {
    return ipv4PrefixLength;
  }

  int ipv6PrefixLength() {
    return ipv6PrefixLength;
  }

  int maxNetworks() {
    return maxNetworks;
  }

  @Override
  public String toString() {
    return responsesPerSecond
        + " responses a second to a network of /"
        + ipv4PrefixLength
        + " or /"
        + ipv6PrefixLength;
  }
}
