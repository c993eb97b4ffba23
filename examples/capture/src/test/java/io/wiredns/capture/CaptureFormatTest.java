package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureFormatTest {
  private static boolean looksLike(byte[] octets) {
    return CaptureFormat.isCapture(octets, octets.length);
  }

  @Test
  void knowsEveryMagic() {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertTrue(looksLike(new PcapWriter(order, PcapWriter.MICROSECONDS, 1).octets()));
      assertTrue(looksLike(new PcapWriter(order, PcapWriter.NANOSECONDS, 1).octets()));
      assertTrue(looksLike(new PcapngWriter(order).octets()));
    }
  }

  @Test
  void makesDoWithFewOctets() {
    byte[] file = new PcapngWriter(ByteOrder.BIG_ENDIAN).octets();
    assertTrue(CaptureFormat.isCapture(file, 4));
    assertFalse(CaptureFormat.isCapture(file, 3));
    assertFalse(looksLike(new byte[0]));
  }

  @Test
  void knowsTextAndMessagesForWhatTheyAre() {
    assertFalse(looksLike("\n\r\r\nexample. IN A".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(looksLike("example.com. IN A".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(looksLike(Packets.query(1, 40)));
    assertFalse(looksLike(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0}));
  }
}
