package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks that ports of tests are reserved: no other test and no client has them. */
class PortsTest {
  @Test
  void portsAreNotThoseThatTheSystemChooses() throws IOException {
    Path range = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    assumeTrue(Files.exists(range), "skipped: this system does not tell its range of ports");
    int first = Integer.parseInt(Files.readAllLines(range).get(0).trim().split("\\s+")[0]);
    assertTrue(Ports.LAST < first, "the system chooses ports from " + first + " on");
    for (int i = 0; i < 50; i++) {
      assertTrue(Ports.reserve() < first);
    }
  }

  @Test
  void noPortIsReservedTwice() throws IOException {
    Set<Integer> ports = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      ports.add(Ports.reserve());
    }
    assertEquals(300, ports.size());
  }
}
