package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseNameTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 1.2.0.192.in-addr.arpa.",
    "255.0.10.99, 99.10.0.255.in-addr.arpa.",
    "2001:db8::567:89ab,"
        + " b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
  })
  void anAddressHasANameAndTheNameTheAddress(String address, String name)
      throws UnknownHostException {
    InetAddress inet = InetAddress.getByName(address);
    assertEquals(name, Name.reverse(inet).toString());
    assertEquals(Optional.of(inet), Name.of(name).inetAddress());
    assertEquals(Optional.of(inet), Name.of(name.toUpperCase(java.util.Locale.ROOT)).inetAddress());
  }

  @Test
  void aMappedAddressStaysOfSixteenOctets() throws UnknownHostException {
    byte[] octets = new byte[16];
    octets[10] = octets[11] = -1;
    Inet6Address mapped = Inet6Address.getByAddress(null, octets, -1);
    InetAddress read = Name.reverse(mapped).inetAddress().orElseThrow();
    assertInstanceOf(Inet6Address.class, read);
    assertEquals(mapped, read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "in-addr.arpa.",
        "ip6.arpa.",
        "2.0.192.in-addr.arpa.",
        "1.2.0.192.5.in-addr.arpa.",
        "1.2.0.256.in-addr.arpa.",
        "01.2.0.192.in-addr.arpa.",
        "x.2.0.192.in-addr.arpa.",
        "1.2.0.192.in-addr.example.",
        "1\\.2.0.192.in-addr.arpa.",
        "1.2.0.192xin-addr.arpa.",
        "8.b.d.0.1.0.0.2.ip6.arpa.",
        "g.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.",
      })
  void otherNamesHaveNone(String name) {
    assertEquals(Optional.empty(), Name.of(name).inetAddress());
  }
}
