package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.internal.wire.Bytes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6Test {
  private static Ipv6 ipv6(String hex) {
    byte[] octets = Hex.of(hex);
    return new Ipv6(Bytes.i64(octets, 0), Bytes.i64(octets, 8));
  }

  // RFC 5952 sections 4 and 5; the results of inet_ntop of the C library, which BIND uses.
  @ParameterizedTest
  @CsvSource({
    "20010db8000000000000000000000001, 2001:db8::1",
    "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
    "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
    "20010000000000010000000000000001, 2001:0:0:1::1",
    "20010db80000000000000000abcdef01, 2001:db8::abcd:ef01",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "00000000000000000000000000000100, ::100",
    "00010000000000000000000000000000, 1::",
    "00000000000000010000000000000000, 0:0:0:1::",
    "00010000000100000001000000010000, 1:0:1:0:1:0:1:0",
    "ffffffffffffffffffffffffffffffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "00000000000000000000ffffc0000201, ::ffff:192.0.2.1",
    "000000000000000000000000c0000201, ::192.0.2.1",
    "0064ff9b0000000000000000c0000221, 64:ff9b::c000:221",
    "fe800000000000000000000000000000, fe80::",
    "00010002000300040005000600070000, 1:2:3:4:5:6:7:0",
    "00000002000300040005000600070008, 0:2:3:4:5:6:7:8",
    "00000000000300040005000600070008, ::3:4:5:6:7:8",
    "00010002000300040005000600000000, 1:2:3:4:5:6::",
    "00000000000100010000000100000000, ::1:1:0:1:0:0",
    "00000000000000000000ffff00000000, ::ffff:0.0.0.0",
    "000000000000000000000000c0a8fe01, ::192.168.254.1",
  })
  void textIsThatOfRfc5952(String hex, String text) throws UnknownHostException {
    assertEquals(text, ipv6(hex).toString());
    if (!text.startsWith("::ffff:")) {
      assertArrayEquals(Hex.of(hex), InetAddress.getByName(text).getAddress());
    }
  }

  @Test
  void javaNetAddressesGoBothWays() throws UnknownHostException {
    for (String hex :
        new String[] {
          "20010db8000000000000000000000001", "00000000000000000000ffffc0000201", "00".repeat(16)
        }) {
      Ipv6 address = ipv6(hex);
      Inet6Address java = address.toInetAddress();
      assertArrayEquals(Hex.of(hex), java.getAddress());
      assertEquals(address, Ipv6.of(java));
      assertArrayEquals(Hex.of(hex), address.toArray());
    }
    Inet6Address scoped = Inet6Address.getByAddress(null, Hex.of("fe80", "00".repeat(13), "01"), 3);
    assertEquals("fe80::1", Ipv6.of(scoped).toString());
  }

  @Test
  void theOrderIsUnsigned() {
    Ipv6 low = ipv6("7fff" + "ff".repeat(14));
    Ipv6 high = ipv6("8000" + "00".repeat(14));
    Ipv6 highest = ipv6("8000" + "00".repeat(6) + "80" + "00".repeat(7));
    assertTrue(low.compareTo(high) < 0);
    assertTrue(high.compareTo(highest) < 0);
    assertTrue(highest.compareTo(low) > 0);
    assertEquals(0, high.compareTo(ipv6("8000" + "00".repeat(14))));
  }
}
