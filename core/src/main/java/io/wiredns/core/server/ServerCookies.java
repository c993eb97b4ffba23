package io.wiredns.core.server;

import io.wiredns.codec.edns.Cookie;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes and checks server cookies of version 1; RFC 9018 section 4.
 *
 * <pre>
 *   version 8 = 1 | reserved 24 | time 32 | SipHash-2-4 64 of: client cookie, those, client address
 * </pre>
 *
 * <p>The first secret makes cookies; all are tried when one is checked, so that secrets can be
 * changed without a break (RFC 9018 section 5). Immutable, for all threads.
 */
final class ServerCookies {
  /** The octets of a client's cookie and of ours. */
  static final int OCTETS = Cookie.CLIENT_OCTETS + 16;

  private static final int VERSION = 1;
  private static final int TIME_AT = Cookie.CLIENT_OCTETS + 4;
  private static final int HASH_AT = Cookie.CLIENT_OCTETS + 8;
  private static final int LONGEST_ADDRESS = 16;

  /** RFC 9018 section 4.3. */
  private static final int PAST_SECONDS = 3600;

  private static final int FUTURE_SECONDS = 300;

  private final List<SipHash> hashes = new ArrayList<>();

  ServerCookies(List<byte[]> secrets) {
    for (byte[] secret : secrets) {
      hashes.add(new SipHash(secret));
    }
  }

  /**
   * The whole cookie, client's part and ours.
   *
   * @param client begins with the client's part
   * @param now seconds since 1970
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
   * Whether a cookie is one of this server's for this client, and neither too old nor too new.
   *
   * @param cookie client's part and server's, {@code length} octets
   */
  boolean isGood(byte[] cookie, int length, InetAddress address, long now) {
    if (length != OCTETS || cookie[Cookie.CLIENT_OCTETS] != VERSION) {
      return false;
    }
    // Serial arithmetic: the difference counts, whatever the 32 bits have wrapped around.
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
