package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredns.codec.Shared;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads any octets as a capture file: the result must be messages, or an exception that states the
 * offset.
 */
class CaptureFuzzTest {
  private static final int SEED_OCTETS = 4_000;

  static Stream<byte[]> captures() {
    return Stream.concat(real(), crafted());
  }

  private static Stream<byte[]> real() {
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

  /** Returns the crafted inputs that are short enough: compressed, truncated, contradictory. */
  private static Stream<byte[]> crafted() {
    return CraftedInputs.rows().stream().map(CaptureFuzzTest::octets).filter(Objects::nonNull);
  }

  private static byte[] octets(CraftedInputs.Row row) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try {
      row.input().write(new Bounded(octets));
      return octets.toByteArray();
    } catch (IOException tooLong) {
      return null;
    }
  }

  /** Refuses more octets than a seed may have. */
  private static final class Bounded extends FilterOutputStream {
    private int left = SEED_OCTETS;

    Bounded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int start, int length) throws IOException {
      left -= length;
      if (left < 0) {
        throw new IOException("too long for a seed");
      }
      out.write(octets, start, length);
    }
  }

  /** Returns the first packets; a capture that ends inside a packet is valid input here. */
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
      assertTrue(messages <= counters.udpMessageCount() + counters.tcpMessageCount());
    }
  }
}
