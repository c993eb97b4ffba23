package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TruncationTest {
  private static final int PCAP_HEADER = 24;
  private static final int PCAPNG_HEADER = 28;

  @Test
  void reportsAPcapCutAnywhere() throws IOException {
    assertReported(HostileFileProperties.honestPcap(), PCAP_HEADER);
  }

  @Test
  void reportsAPcapngCutAnywhere() throws IOException {
    assertReported(HostileFileProperties.honestPcapng(), PCAPNG_HEADER);
  }

  private static void assertReported(byte[] file, int headerLength) throws IOException {
    Captures whole = Captures.read(file);
    assertTrue(whole.payloads().size() > 3);
    int ends = 0;
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      if (length < headerLength) {
        assertThrows(CaptureException.class, () -> Captures.readAnyhow(cut));
        continue;
      }
      Captures read = Captures.readAnyhow(cut);
      assertEquals(whole.messages().subList(0, read.messages().size()), read.messages());
      if (read.failure() == null) {
        ends++;
      } else {
        assertEquals(length, ((CaptureException) read.failure()).offset());
        assertNotNull(read.failure().getMessage());
      }
    }
    // A file seems complete only if it ends at the end of a packet or block.
    assertTrue(ends >= whole.counters().packetCount());
    assertTrue(ends <= whole.counters().packetCount() + 3);
  }
}
