package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Times of day as arguments of signing, and the array that signing returns. */
class TsigTimeTest {
  private static final byte[] QUERY = Message.query(1, Name.of("example"), RecordType.SOA).toWire();
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void anArrayIsSignedAsABufferIs() {
    ByteBuffer out = ByteBuffer.allocate(512).put(QUERY);
    assertTrue(new TsigClient(Signed.KEY).sign(out, 0, NOW));
    byte[] signed = new TsigClient(Signed.KEY).sign(QUERY, NOW);
    assertArrayEquals(Arrays.copyOf(out.array(), out.position()), signed);
    assertTrue(
        new TsigServer(TsigKeyRing.of(Signed.KEY))
            .verify(ByteBuffer.wrap(signed), NOW)
            .isVerified());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    TsigClient client = new TsigClient(Signed.KEY);
    byte[] large = new byte[65_500];
    assertThrows(BufferOverflowException.class, () -> client.sign(large, NOW));
    assertThrows(IllegalArgumentException.class, () -> client.sign(new byte[11], NOW));
    assertThrows(NullPointerException.class, () -> client.sign(QUERY, null));
  }

  @Test
  void timesBeforeTheEpochAndBeyond48BitsAreRefused() {
    TsigClient client = new TsigClient(Signed.KEY);
    for (long wrong : new long[] {-1, 1L << 48}) {
      Instant time = Instant.ofEpochSecond(wrong);
      assertThrows(IllegalArgumentException.class, () -> client.sign(QUERY, time));
    }
    assertEquals(Duration.ofMinutes(5), TsigClient.FUDGE);
    for (long wrong : new long[] {-1, 65_536}) {
      Duration fudge = Duration.ofSeconds(wrong);
      assertThrows(IllegalArgumentException.class, () -> new TsigClient(Signed.KEY, fudge));
    }
  }
}
