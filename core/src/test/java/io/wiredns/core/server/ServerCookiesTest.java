package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Octets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the vectors of RFC 9018 appendix A. */
class ServerCookiesTest {
  private static final String SECRET = "e5e973e5a6b2a43f48e7dc849e37bfcf";
  private static final long NOW = 1_559_731_985L;

  private static ServerCookies cookies(String... secrets) {
    return new ServerCookies(
        Arrays.stream(secrets).map(secret -> Octets.fromHex(secret).toArray()).toList());
  }

  private static byte[] octets(String hex) {
    return Octets.fromHex(hex).toArray();
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void learningANewServerCookie() throws UnknownHostException {
    byte[] cookie =
        cookies(SECRET).make(octets("2464c4abcf10c957"), address("198.51.100.100"), NOW);
    assertEquals("2464c4abcf10c957010000005cf79f111f8130c3eee29480", Octets.of(cookie).toHex());
  }

  @Test
  void theSameClientLearningAFreshServerCookie() throws UnknownHostException {
    byte[] cookie =
        cookies(SECRET).make(octets("2464c4abcf10c957"), address("198.51.100.100"), 1_559_734_385L);
    assertEquals("2464c4abcf10c957010000005cf7a871d4a564a1442aca77", Octets.of(cookie).toHex());
  }

  @Test
  void reservedOctetsAreHashedAsTheyCame() throws UnknownHostException {
    byte[] cookie = octets("fc93fc62807ddb8601abcdef5cf78f71a314227b6679ebf5");
    assertTrue(cookies(SECRET).isGood(cookie, 24, address("203.0.113.203"), 1_559_727_985L));
  }

  @Test
  void aRolledSecretOfAnIpv6Client() throws UnknownHostException {
    byte[] old = octets("22681ab97d52c298010000005cf7c57926556bd0934c72f8");
    InetAddress client = address("2001:db8:220:1:59de:d0f4:8769:82b8");
    ServerCookies both =
        cookies("445536bcd2513298075a5d379663c962", "dd3bdf9344b678b185a6f5cb60fca715");
    assertTrue(both.isGood(old, 24, client, 1_559_741_961L));
    assertEquals(
        "22681ab97d52c298010000005cf7c609a6bb79d16625507a",
        Octets.of(both.make(old, client, 1_559_741_961L)).toHex());
  }

  @Test
  void onlyWhatThisServerGaveThatClientLatelyIsGood() throws UnknownHostException {
    ServerCookies cookies = cookies(SECRET);
    InetAddress client = address("198.51.100.100");
    byte[] cookie = cookies.make(new byte[8], client, NOW);
    assertTrue(cookies.isGood(cookie, 24, client, NOW));
    assertTrue(cookies.isGood(cookie, 24, client, NOW + 3600));
    assertFalse(cookies.isGood(cookie, 24, client, NOW + 3601));
    assertTrue(cookies.isGood(cookie, 24, client, NOW - 300));
    assertFalse(cookies.isGood(cookie, 24, client, NOW - 301));
    assertFalse(cookies.isGood(cookie, 24, address("198.51.100.101"), NOW));
    assertFalse(cookies.isGood(cookie, 8, client, NOW), "the client's part alone");
    for (int i = 0; i < cookie.length; i++) {
      byte[] forged = cookie.clone();
      forged[i] ^= 1;
      assertFalse(cookies.isGood(forged, 24, client, NOW), "octet " + i);
    }
    byte[] other = new ServerCookies(List.of(new byte[16])).make(new byte[8], client, NOW);
    assertFalse(cookies.isGood(other, 24, client, NOW));
  }

  @Test
  void timeWrapsAround() throws UnknownHostException {
    ServerCookies cookies = cookies(SECRET);
    InetAddress client = address("198.51.100.100");
    byte[] cookie = cookies.make(new byte[8], client, 0xFFFF_FFF0L);
    assertTrue(cookies.isGood(cookie, 24, client, 0x1_0000_0010L));
  }
}
