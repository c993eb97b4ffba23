package io.wiredns.core.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredns.core.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests callers on virtual threads; skipped on a JDK without them. */
@Timeout(120)
class VirtualThreadTest {
  @BeforeAll
  static void needsVirtualThreads() {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21 or later: skipped");
  }

  private static String callers(String how) throws IOException, InterruptedException {
    ProcessBuilder program =
        ChildJvm.of(
            VirtualCallers.class,
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    program.command().add(how);
    Process process = program.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    List<String> lines = text.strip().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void callersThatWaitLeaveTheirCarrierToOthers(String how)
      throws IOException, InterruptedException {
    assertEquals(VirtualCallers.GOOD, callers(how));
  }

  @Test
  void theTestWouldSeeAPinnedCarrier() throws IOException, InterruptedException {
    assertNotEquals(VirtualCallers.GOOD, callers("control"));
  }
}
