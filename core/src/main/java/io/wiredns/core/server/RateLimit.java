package io.wiredns.core.server;

/**
 * A limit on the rate of UDP responses to a source, which protects the owners of forged source
 * addresses.
 *
 * <p>A source is a network. A network has an allowance of one second's responses for each name for
 * which it gets answers. Four more allowances of this size are for all referrals, for all responses
 * that a name does not exist, for all responses that a name has no records of the type, and for all
 * errors; see {@link ServerExchange#limitBy}. Another allowance is for all responses together.
 * Allowances are renewed every second. Of the responses that exceed an allowance, every {@code
 * slip}-th is cut to question and OPT with TC set, so that a genuine client retries over TCP; the
 * others are dropped. Responses to requests over TCP, with a valid server cookie, with a TSIG key
 * or from a loopback address are not limited.
 *
 * <p>Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public final class RateLimit {
  private static final int STANDARD = 1_000;
  private static final int MOST = 1_000_000;

  /** The limit for all names together, as a multiple of the limit for one name. */
  private static final int NAMES = 10;

  private static final RateLimit OFF = new RateLimit(0, MOST, 0, 24, 56, 16);

  /** 0 if there is no limit. */
  private final int responsesPerSecond;

  private final int maxPerNetwork;
  private final int slip;
  private final int ipv4PrefixLength;
  private final int ipv6PrefixLength;
  private final int maxNetworks;

  private RateLimit(
      int responsesPerSecond,
      int maxPerNetwork,
      int slip,
      int ipv4PrefixLength,
      int ipv6PrefixLength,
      int maxNetworks) {
    this.responsesPerSecond = responsesPerSecond;
    this.maxPerNetwork = check("responses per network", maxPerNetwork, 1, MOST);
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
   * Returns the limit that a server has by default: 1,000 responses a second.
   *
   * @return the same as {@code of(1_000)}
   */
  public static RateLimit standard() {
    return of(STANDARD);
  }

  /**
   * Returns a value that sets no limit, for servers that are protected in another way. Its other
   * settings have no effect.
   *
   * @return a value with which every response is sent
   */
  public static RateLimit off() {
    return OFF;
  }

  /**
   * Returns a limit for networks of 24 bits in IPv4 and 56 bits in IPv6, with slip 2, a limit for
   * all names together that is ten times the limit for one name, but at most 1,000,000, and a table
   * of 131,072 entries.
   *
   * @param responsesPerSecond the responses about one name that a network may get in a second, 1 to
   *     1,000,000
   * @return the limit
   * @throws IllegalArgumentException if the number is out of range
   */
  public static RateLimit of(int responsesPerSecond) {
    check("responses per second", responsesPerSecond, 1, MOST);
    int all = Math.min(MOST, NAMES * responsesPerSecond);
    return new RateLimit(responsesPerSecond, all, 2, 24, 56, 1 << 17);
  }

  /**
   * Returns the same limit with another limit for all names together.
   *
   * @param responsesPerSecond the responses for all names together that a network may get in a
   *     second, 1 to 1,000,000
   * @return the limit
   * @throws IllegalArgumentException if the number is out of range
   */
  public RateLimit withMaxPerNetwork(int responsesPerSecond) {
    return new RateLimit(
        this.responsesPerSecond,
        responsesPerSecond,
        slip,
        ipv4PrefixLength,
        ipv6PrefixLength,
        maxNetworks);
  }

  /**
   * Returns the same limit with another slip.
   *
   * @param slip if 1 or more, every {@code slip}-th response beyond the limit is cut and the others
   *     are dropped; if 0, all are dropped
   * @return the limit
   * @throws IllegalArgumentException if the number is negative
   */
  public RateLimit withSlip(int slip) {
    return new RateLimit(
        responsesPerSecond, maxPerNetwork, slip, ipv4PrefixLength, ipv6PrefixLength, maxNetworks);
  }

  /**
   * Returns the same limit with another IPv4 prefix length.
   *
   * @param bits the number of leading bits of an address that identify its network, 1 to 32
   * @return the limit
   * @throws IllegalArgumentException if the number is out of range
   */
  public RateLimit withIpv4PrefixLength(int bits) {
    return new RateLimit(
        responsesPerSecond, maxPerNetwork, slip, bits, ipv6PrefixLength, maxNetworks);
  }

  /**
   * Returns the same limit with another IPv6 prefix length.
   *
   * @param bits the number of leading bits of an address that identify its network, 1 to 64
   * @return the limit
   * @throws IllegalArgumentException if the number is out of range
   */
  public RateLimit withIpv6PrefixLength(int bits) {
    return new RateLimit(
        responsesPerSecond, maxPerNetwork, slip, ipv4PrefixLength, bits, maxNetworks);
  }

  /**
   * Returns the same limit with another table size.
   *
   * @param networks the size of the table of names, 16 to 16,777,216, rounded up to a power of two;
   *     an entry needs 20 octets, including its part of the table of networks, which has a quarter
   *     of this size
   * @return the limit
   * @throws IllegalArgumentException if the number is out of range
   */
  public RateLimit withMaxNetworks(int networks) {
    return new RateLimit(
        responsesPerSecond, maxPerNetwork, slip, ipv4PrefixLength, ipv6PrefixLength, networks);
  }

  int responsesPerSecond() {
    return responsesPerSecond;
  }

  boolean isOff() {
    return responsesPerSecond == 0;
  }

  int maxPerNetwork() {
    return maxPerNetwork;
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
    if (isOff()) {
      return "no limit";
    }
    return responsesPerSecond
        + " responses a second about a name, and "
        + maxPerNetwork
        + " in total, to a network of /"
        + ipv4PrefixLength
        + " or /"
        + ipv6PrefixLength;
  }
}
