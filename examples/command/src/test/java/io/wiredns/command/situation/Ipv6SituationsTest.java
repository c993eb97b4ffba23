package io.wiredns.command.situation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Map;

/** Checks what the commands tell of a server at ::1 in the situations of {@link Ipv6Situations}. */
class Ipv6SituationsTest extends SituationTable {
  @Override
  List<Situation> rows() {
    return Ipv6Situations.rows();
  }

  @Override
  Map<String, String> start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("::1"), 0);
    try (DatagramSocket probe = new DatagramSocket(any)) {
      return Map.of("probe", "" + probe.getLocalPort());
    } catch (SocketException none) {
      assumeTrue(false, "skipped: this host has no ::1");
      return Map.of();
    }
  }
}
