package io.wiredns.examples.capture;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredns.codec.Shared;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets as a capture file: messages, or the exception that names the octet. */
class CaptureFuzzTest {
  private static final int SEED_OCTETS = 4_000;

  static Stream<byte[]> captures() {
    return Stream.of(
            "bind.pcap",
            "cooked-sll.pcap",
            "cooked-sll2.pcap",
            "highport.pcap",
            "mixed.pcapng",
            "rawip.pcap",
            "transfer.pcap.gz",
            "dnssec.pcapng.xz")
        .map(CaptureFuzzTest::start);
  }

  /** The first packets: a capture that ends within one is input like any other. */
  private static byte[] start(String name) {
    try {
      byte[] all = Files.readAllBytes(Shared.capture(name));
      return Arrays.copyOf(all, Math.min(all.length, SEED_OCTETS));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @MethodSource("captures")
  @FuzzTest
  void capture(byte[] input) {
    long messages = 0;
    DnsCapture capture = null;
    try (ByteArrayInputStream in = new ByteArrayInputStream(input)) {
      capture = DnsCapture.open(in, Set.of(53, 5301));
      for (DnsPayload payload = capture.next(); payload != null; payload = capture.next()) {
        assertNotNull(payload.octets());
        messages++;
      }
    } catch (IOException damaged) {
      assertNotNull(damaged.getMessage());
    }
    if (capture != null) {
      CaptureCounters counters = capture.counters();
      assertTrue(messages <= counters.dnsUdp() + counters.dnsTcp());
    }
  }
}
