package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Ports;
import io.wiredns.codec.ServerConfig;
import io.wiredns.codec.ZoneTools;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a transfer from Debian's PowerDNS; skipped if it is not installed. */
class PowerDnsTransferTest {
  private static final Name ZONE = Name.of("power.test");

  @Test
  void aZoneIsTheOneThatDigGets() throws IOException {
    try (Daemons daemons = Daemons.of("pdns_server", "dig")) {
      StringBuilder zone =
          new StringBuilder("$ORIGIN power.test.\n$TTL 300\n@ SOA ns hm 9 7200 3600 1209600 60\n");
      zone.append("@ NS ns\nns A 127.0.0.1\n");
      for (int i = 0; i < 3000; i++) {
        zone.append("h%d TXT \"host %d\"%n".formatted(i, i));
      }
      daemons.write("power.zone", zone.toString());
      int port = Ports.reserve();
      ServerConfig.of(ServerConfig.Program.POWERDNS, port)
          .options("allow-axfr-ips=127.0.0.0/8\n")
          .zones("zone \"power.test\" { type master; file \"@DIR@/power.zone\"; };\n")
          .run(daemons, "power.test");
      List<ResourceRecord> records = new ArrayList<>();
      try (ZoneTransfer transfer =
          ZoneTransfer.builder(new InetSocketAddress("127.0.0.1", port), TransferRequest.axfr(ZONE))
              .open()) {
        while (transfer.hasNext()) {
          var batch = transfer.next();
          records.addAll(batch.records());
        }
        assertTrue(transfer.messageCount() > 1, transfer.messageCount() + " messages");
      }
      assertEquals(3003, records.size());
      Differences.assertSameElements(
          new HashSet<>(ZoneTools.dig(port, "power.test", "AXFR")),
          new HashSet<>(records),
          "records of the zone");
    }
  }
}
