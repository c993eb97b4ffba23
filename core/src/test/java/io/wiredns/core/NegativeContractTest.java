package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.NegativeArguments;
import io.wiredns.codec.Shared;
import io.wiredns.core.client.SourcePorts;
import io.wiredns.core.server.DnsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks that each public method refuses negative numbers and durations with the value. */
class NegativeContractTest {
  @Test
  @Timeout(60)
  void nothingTakesNegativeValues() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DnsServer server = DnsServer.builder().listen(any).start()) {
      int count =
          new NegativeArguments(Shared.root().resolve("core"))
              .sample(Duration.class, Duration.ofSeconds(1))
              .sample(SourcePorts.class, SourcePorts.pooled(1))
              .sample(DnsServer.class, server)
              .except("a grace below zero is none", "DnsServer.close")
              .check();
      assertTrue(count > 35, count + " arguments");
    }
  }
}
