package io.wiredns.core.server;

import io.wiredns.codec.edns.Cookie;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and verifies server cookies of version 1; RFC 9018 section 4.
 *
 * <pre>
 *   version 8 = 1 | reserved 24 | time 32 | hash 64
 * </pre>
 *
 * <p>The hash is SipHash-2-4 of the client cookie, the fields before the hash, and the client's
 * address. New cookies are made with the first secret, and a cookie made with any of the secrets is
 * valid, so that secrets can be replaced without interruption (RFC 9018 section 5). Immutable and
 * thread-safe.
 */
final class ServerCookies {
  /** The length of a client cookie and a server cookie of version 1 together. */
  static final int OCTETS = Cookie.CLIENT_OCTETS + 16;

  private static final int VERSION = 1;
  private static final int TIME_AT = Cookie.CLIENT_OCTETS + 4;
  private static final int HASH_AT = Cookie.CLIENT_OCTETS + 8;
  private static final int LONGEST_ADDRESS = 16;

  /**
   * The maximum age of a valid cookie, and the maximum time by which its timestamp may be in the
   * future; RFC 9018 section 4.3.
   */
  private static final int PAST_SECONDS = 3600;

  private static final int FUTURE_SECONDS = 300;

  private final List<SipHash> hashes = new ArrayList<>();

  ServerCookies(List<byte[]> secrets) {
    for (byte[] secret : secrets) {
      hashes.add(new SipHash(secret));
    }
  }

  /**
   * Returns a complete cookie: client cookie and server cookie.
   *
   * @param client an array that begins with the client cookie
   * @param now the time in seconds since 1970
   */
  byte[] make(byte[] client, InetAddress address, long now) {
    byte[] cookie = new byte[OCTETS];
    System.arraycopy(client, 0, cookie, 0, Cookie.CLIENT_OCTETS);
    BigEndian.put32(cookie, Cookie.CLIENT_OCTETS, VERSION << 24);
    BigEndian.put32(cookie, TIME_AT, (int) now);
    BigEndian.put64(cookie, HASH_AT, hash(hashes.get(0), cookie, address));
    return cookie;
  }

  /**
   * Returns whether a cookie was made by this server for this client, and is neither too old nor
   * from the future.
   *
   * @param cookie client cookie and server cookie, {@code length} octets together
   */
  boolean isGood(byte[] cookie, int length, InetAddress address, long now) {
    if (length != OCTETS || cookie[Cookie.CLIENT_OCTETS] != VERSION) {
      return false;
    }
    // Serial number arithmetic: the difference is right even if the 32 bits have wrapped around.
    int age = (int) now - BigEndian.get32(cookie, TIME_AT);
    if (age > PAST_SECONDS || age < -FUTURE_SECONDS) {
      return false;
    }
    long hash = BigEndian.get64(cookie, HASH_AT);
    boolean good = false;
    for (SipHash each : hashes) {
      good |= hash(each, cookie, address) == hash;
    }
    return good;
  }

  private static long hash(SipHash hash, byte[] cookie, InetAddress address) {
    byte[] input = new byte[HASH_AT + LONGEST_ADDRESS];
    System.arraycopy(cookie, 0, input, 0, HASH_AT);
    byte[] octets = address.getAddress();
    System.arraycopy(octets, 0, input, HASH_AT, octets.length);
    return Long.reverseBytes(hash.hash(input, HASH_AT + octets.length));
  }
}
