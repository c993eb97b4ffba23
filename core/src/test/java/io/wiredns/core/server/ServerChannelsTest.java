package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;

/** Checks which addresses the sockets of a server receive from. */
class ServerChannelsTest {
  private static final String IPV6_LOOPBACK = "::1";

  @Test
  void theIpv4WildcardIsIpv4OnlyOverBothTransports() throws IOException {
    assumeTrue(
        NetworkInterface.getByInetAddress(InetAddress.getByName(IPV6_LOOPBACK)) != null,
        "no IPv6 loopback");
    InetSocketAddress wildcard = new InetSocketAddress("0.0.0.0", 0);
    try (DnsServer ipv4 = DnsServer.builder().listen(wildcard).start()) {
      assertEquals("/0.0.0.0", ipv4.udpAddresses().get(0).getAddress().toString());
      assertEquals(ipv4.udpAddresses(), ipv4.tcpAddresses());
      // The same port of the other family is free.
      int port = ipv4.tcpAddresses().get(0).getPort();
      InetSocketAddress other = new InetSocketAddress(IPV6_LOOPBACK, port);
      try (DnsServer ipv6 = DnsServer.builder().listen(other).start()) {
        assertEquals(ipv6.udpAddresses(), ipv6.tcpAddresses());
      }
    }
  }
}
