package io.wiredns.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1#53 TCP",
    "2001:db8:0:0:0:0:0:1, 2001:db8::1#53 TCP",
    "0:0:0:0:0:0:0:1, ::1#53 TCP",
  })
  void serversHaveAnAddressAPortAndATransport(String address, String text) throws Exception {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(address), 53);
    assertEquals(text, Voice.server(server, Transport.TCP));
  }

  @Test
  void serversHaveNoHostNameAndNoSlash() throws Exception {
    InetAddress named = InetAddress.getByAddress("ns.example", new byte[] {(byte) 192, 0, 2, 1});
    assertEquals("192.0.2.1#5300", Voice.server(new InetSocketAddress(named, 5300)));
    assertEquals(
        "ns.example#53", Voice.server(InetSocketAddress.createUnresolved("ns.example", 53)));
  }

  @Test
  void keysHaveTheirAlgorithm() {
    TsigKey key = TsigKey.of(Name.of("key.example"), TsigAlgorithm.HMAC_SHA256, new byte[32]);
    assertEquals("key.example. (hmac-sha256)", Voice.key(key));
  }

  @Test
  void timesAreInUtcWithoutAFraction() {
    assertEquals("2026-11-22T12:00:00Z", Voice.time(Instant.parse("2026-11-22T12:00:00.987654Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "7, 7 ms",
    "9999, 9999 ms",
    "10000, 10.0 s",
    "18060, 18.1 s",
    "3600000, 3600.0 s",
  })
  void durationsAreInMillisecondsBelowTenSeconds(long millis, String text) {
    assertEquals(text, Voice.duration(Duration.ofMillis(millis)));
  }
}
