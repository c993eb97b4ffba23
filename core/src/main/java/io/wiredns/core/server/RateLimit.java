package io.wiredns.core.server;

/**
 * How many responses over UDP a source may get: protection of those whose addresses are forged.
 *
 * <p>A source is a network. Each may have as many responses as a second allows, and gathers that
 * allowance again as time goes by. Of the responses beyond it every {@code slip}-th is cut to
 * question and OPT with TC, so that a real client goes on over TCP; the others are dropped. Who
 * shows a good cookie, and who comes over TCP, is not limited.
 *
 * @param responsesPerSecond the allowance, 1 to 1,000,000
 * @param slip 1 cuts all, 2 every other, 0 none
 * @param ipv4PrefixLength the bits of an IPv4 address that make the network, 1 to 32
 * @param ipv6PrefixLength the bits of an IPv6 address that make the network, 1 to 64
 * @param networks how many networks are remembered, 16 to 16,777,216; one takes 16 octets
 * @since 0.1
 */
public record RateLimit(
    int responsesPerSecond, int slip, int ipv4PrefixLength, int ipv6PrefixLength, int networks) {
  /**
   * The limit of its parts.
   *
   * @param responsesPerSecond the allowance
   * @param slip which of the responses beyond it are cut
   * @param ipv4PrefixLength the bits of an IPv4 network
   * @param ipv6PrefixLength the bits of an IPv6 network
   * @param networks how many are remembered
   * @throws IllegalArgumentException if one is out of range
   */
  public RateLimit {
    check("responses per second", responsesPerSecond, 1, 1_000_000);
    check("slip", slip, 0, Integer.MAX_VALUE);
    check("IPv4 prefix length", ipv4PrefixLength, 1, 32);
    check("IPv6 prefix length", ipv6PrefixLength, 1, 64);
    check("networks", networks, 16, 1 << 24);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is not in " + least + ".." + most);
    }
  }

  /**
   * A limit for networks of 24 bits of IPv4 and 56 of IPv6, which cuts every other response.
   *
   * @param responsesPerSecond the allowance
   * @return the limit
   * @throws IllegalArgumentException if it is out of range
   */
  public static RateLimit of(int responsesPerSecond) {
    return new RateLimit(responsesPerSecond, 2, 24, 56, 1 << 17);
  }
}
