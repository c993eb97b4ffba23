package io.wiredns.core.server;

/**
 * How many responses over UDP a source may get: protection of those whose addresses are forged.
 *
 * <p>A source is a network. Each may have as many responses as a second allows, and gathers that
 * allowance again as time goes by. Of the responses beyond it every {@code slip}-th is cut to
 * question and OPT with TC, so that a real client goes on over TCP; the others are dropped. Who
 * shows a good cookie, and who comes over TCP, is not limited.
 *
 * <p>Immutable; may be shared among threads.
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
   * A limit for networks of 24 bits of IPv4 and 56 of IPv6, which cuts every other response and
   * remembers 131,072 networks.
   *
   * @param responsesPerSecond the allowance, 1 to 1,000,000
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public static RateLimit of(int responsesPerSecond) {
    return new RateLimit(responsesPerSecond, 2, 24, 56, 1 << 17);
  }

  /**
   * The same with another share of cut responses.
   *
   * @param slip 1 cuts all, 2 every other, 0 none
   * @return the limit
   * @throws IllegalArgumentException if it is negative
   */
  public RateLimit withSlip(int slip) {
    return new RateLimit(responsesPerSecond, slip, ipv4PrefixLength, ipv6PrefixLength, maxNetworks);
  }

  /**
   * The same with other networks of IPv4.
   *
   * @param bits the bits of an address that make the network, 1 to 32
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public RateLimit withIpv4PrefixLength(int bits) {
    return new RateLimit(responsesPerSecond, slip, bits, ipv6PrefixLength, maxNetworks);
  }

  /**
   * The same with other networks of IPv6.
   *
   * @param bits the bits of an address that make the network, 1 to 64
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public RateLimit withIpv6PrefixLength(int bits) {
    return new RateLimit(responsesPerSecond, slip, ipv4PrefixLength, bits, maxNetworks);
  }

  /**
   * The same with another memory.
   *
   * @param networks how many networks are remembered, 16 to 16,777,216; one takes 16 octets
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
