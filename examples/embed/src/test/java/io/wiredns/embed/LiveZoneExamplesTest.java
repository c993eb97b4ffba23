package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.ZoneServers;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs the programs that change and copy zones with servers of Debian. */
class LiveZoneExamplesTest {
  private static final TsigKey KEY = TsigKey.parse(ZoneServers.KEY);
  private static final Name HOST = Name.of("mine.notify.test");

  @Test
  void aHostMovesAndTheMirrorsFollow() throws IOException {
    try (ZoneServers servers = ZoneServers.start();
        DnsClient client = DnsClient.builder().build()) {
      InetSocketAddress primary =
          new InetSocketAddress("127.0.0.1", servers.port(ZoneServers.Server.BIND));
      Name zone = Name.of("notify.test");
      ZoneMirror mirror = new ZoneMirror(primary, zone, Optional.empty());
      assertTrue(mirror.refresh());
      assertFalse(mirror.refresh());
      assertTrue(mirror.toText().startsWith("notify.test. 300 IN SOA "), mirror.toText());
      assertFalse(mirror.toText().contains("mine."));

      DynamicHost host = new DynamicHost(client, primary, zone, KEY);
      assertFalse(host.move(HOST, 0xC0000201));
      assertTrue(host.claim(HOST, 0xC0000201));
      assertFalse(host.claim(HOST, 0xC0000202));
      assertTrue(mirror.refresh());
      assertTrue(mirror.toText().contains("mine.notify.test. 60 IN A 192.0.2.1\n"));
      assertTrue(host.move(HOST, 0xC0000203));
      assertTrue(mirror.refresh());
      assertTrue(mirror.toText().contains("mine.notify.test. 60 IN A 192.0.2.3\n"));
      assertFalse(mirror.toText().contains("mine.notify.test. 60 IN A 192.0.2.1\n"));

      List<InetSocketAddress> others =
          List.of(
              new InetSocketAddress("127.0.0.1", servers.port(ZoneServers.Server.KNOT)),
              new InetSocketAddress("127.0.0.1", servers.port(ZoneServers.Server.NSD)));
      assertEquals(2, host.tell(others));
    }
  }
}
