package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.wiredns.codec.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Compares the number of messages in our captures with that of tshark. */
class RealCapturesTest {
  private static final Path CAPTURES = Shared.capture("");

  /** The second port is that of the only capture whose ports were not changed to 53. */
  private static final Set<Integer> PORTS = Set.of(53, 5301);

  @TestFactory
  Stream<DynamicTest> findsWhatTsharkFinds() throws IOException {
    List<String> lines = Files.readAllLines(CAPTURES.resolve("expected.tsv"));
    assertFalse(lines.isEmpty());
    return lines.stream()
        .map(line -> line.split("\t"))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> check(row[0], Long.parseLong(row[1]))));
  }

  private static void check(String file, long expected) throws IOException {
    long messages = 0;
    try (InputStream in = Files.newInputStream(CAPTURES.resolve(file));
        DnsCapture capture = DnsCapture.open(in, PORTS)) {
      while (capture.next() != null) {
        messages++;
      }
      long found = messages;
      CaptureCounters counters = capture.counters();
      assertAll(
          () -> assertEquals(expected, found),
          () -> assertEquals(found, counters.udpMessageCount() + counters.tcpMessageCount()),
          () -> assertEquals(0, counters.unknownLinkTypeCount()),
          () -> assertEquals(0, counters.malformedPacketCount()),
          () -> assertEquals(0, counters.truncatedPacketCount()),
          () -> assertEquals(0, counters.tcpGapCount()),
          () -> assertEquals(0, counters.tcpDroppedOctets()));
    }
  }
}
