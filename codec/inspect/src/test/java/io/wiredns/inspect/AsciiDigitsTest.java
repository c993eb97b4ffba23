package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.NumberText;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Digits are those that values write, with {@link TextWriter}. */
class AsciiDigitsTest {
  private final byte[] out = new byte[1_000];
  private final Random random = new Random(3);

  private String text(int end) {
    return new AsciiBuffer().ascii(java.util.Arrays.copyOfRange(out, 5, end)).toString();
  }

  @Test
  void ipv6() {
    byte[] octets = new byte[20];
    for (int round = 0; round < 50_000; round++) {
      for (int i = 2; i < 18; i++) {
        octets[i] =
            switch (random.nextInt(4)) {
              case 0 -> (byte) random.nextInt();
              case 1 -> (byte) (random.nextBoolean() ? 0xFF : 1);
              default -> 0;
            };
      }
      if (round % 4 == 0) {
        java.util.Arrays.fill(octets, 2, 2 + 2 * random.nextInt(9), (byte) 0);
      }
      long high = java.nio.ByteBuffer.wrap(octets).getLong(2);
      long low = java.nio.ByteBuffer.wrap(octets).getLong(10);
      assertEquals(
          new Ipv6(high, low).toString(), text(AsciiDigits.ipv6(out, 5, octets, 2)), "IPv6");
    }
  }

  @Test
  void times() {
    for (long seconds = 0; seconds < 1L << 32; seconds += 1 + random.nextInt(100_000)) {
      StringBuilder expected = new StringBuilder();
      new TextWriter(expected).u32("time", seconds, NumberText.TIMESTAMP);
      assertEquals(expected.toString(), text(AsciiDigits.time(out, 5, seconds)));
    }
    assertEquals("21060207062815", text(AsciiDigits.time(out, 5, 0xFFFF_FFFFL)));
  }

  @Test
  void base64AndBase32() {
    for (int length = 0; length < 300; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      assertEquals(
          Octets.of(octets).toBase64(), text(AsciiDigits.base64(out, 5, octets, 0, length)));
      if (length > 0) {
        StringBuilder expected = new StringBuilder();
        new TextWriter(expected).octets("hash", Octets.of(octets), OctetsText.BASE32HEX);
        assertEquals(expected.toString(), text(AsciiDigits.base32(out, 5, octets, 0, length)));
      }
    }
  }

  @Test
  void quotesAndBackslashesAreEscapedInPlace() {
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append("\"\\ab".charAt(random.nextInt(4)));
      }
      AsciiBuffer buffer = new AsciiBuffer().append("\\").append(text);
      Rfc8427Members.escapeFrom(1, buffer);
      String escaped = text.toString().replace("\\", "\\\\").replace("\"", "\\\"");
      assertEquals("\\" + escaped, buffer.toString());
    }
  }
}
