package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Invalid calls of a server: the exceptions that they throw, and that they change nothing. */
class TsigServerCallsTest {
  private static final long NOW = Signed.NOW;

  private final TsigClient client = new TsigClient(Signed.KEY);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(Signed.KEY));

  private static TsigRule rule(TsigResult result) {
    return assertInstanceOf(TsigResult.Rejected.class, result).rule();
  }

  @Test
  void mistakesOfTheCaller() {
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    assertThrows(
        IllegalStateException.class, () -> server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertThrows(IllegalStateException.class, server::signatureOctets);
    assertThrows(
        IllegalArgumentException.class, () -> server.verify(out, Instant.ofEpochSecond(-1)));
    server.verify(ByteBuffer.allocate(3), Instant.ofEpochSecond(NOW));
    assertThrows(
        IllegalStateException.class, () -> server.writeError(out, Instant.ofEpochSecond(NOW)));
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    assertThrows(
        IllegalStateException.class, () -> server.signNext(out, 0, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalStateException.class, () -> server.writeError(out, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> server.signTruncating(out, 0, -1, Instant.ofEpochSecond(NOW)));
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalStateException.class, () -> server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TsigServer(TsigKeyRing.of(), Duration.ofSeconds(70_000)));
  }

  @Test
  void aRefusedCallLeavesTheRequestThatCameBefore() throws WireFormatException {
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    Octets mac = server.mac();
    int octets = server.signatureOctets();
    assertThrows(
        NullPointerException.class,
        () -> server.verify((ByteBuffer) null, Instant.ofEpochSecond(NOW)));
    assertThrows(
        NullPointerException.class,
        () -> server.verify((MessageView) null, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalStateException.class,
        () -> server.verify(new MessageView(), Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> server.verify(ByteBuffer.allocate(3), Instant.ofEpochSecond(-1)));
    assertEquals(mac, server.mac());
    assertEquals(octets, server.signatureOctets());
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertTrue(client.verify(Signed.read(out), Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void anErrorThatIsRefusedLeavesTheBufferAsItWas() throws WireFormatException {
    assertEquals(
        TsigRule.TIME,
        rule(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW + 1000))));
    ByteBuffer readOnly = ByteBuffer.allocate(512).asReadOnlyBuffer();
    assertThrows(
        IllegalArgumentException.class,
        () -> server.writeError(readOnly, Instant.ofEpochSecond(NOW)));
    assertEquals(0, readOnly.position());
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW + 1000)));
    int end = out.position();
    assertThrows(
        IllegalStateException.class,
        () -> server.writeError(out, Instant.ofEpochSecond(NOW + 1000)));
    assertEquals(end, out.position());
  }

  @Test
  void timesThatDoNotFit48BitsAreRefusedByEveryCall() throws WireFormatException {
    ByteBuffer request = Signed.request(client, NOW);
    MessageView view = new MessageView().wrap(request);
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    int length = out.position();
    for (long wrong : new long[] {-1, 1L << 48}) {
      assertThrows(
          IllegalArgumentException.class, () -> server.verify(view, Instant.ofEpochSecond(wrong)));
      assertTrue(server.verify(view, Instant.ofEpochSecond(NOW)).isVerified());
      assertThrows(
          IllegalArgumentException.class, () -> server.sign(out, 0, Instant.ofEpochSecond(wrong)));
      assertThrows(
          IllegalArgumentException.class,
          () -> server.signTruncating(out, 0, 512, Instant.ofEpochSecond(wrong)));
      assertEquals(TsigRule.TIME, rule(server.verify(request, Instant.ofEpochSecond(NOW + 1000))));
      assertThrows(
          IllegalArgumentException.class,
          () -> server.writeError(out, Instant.ofEpochSecond(wrong)));
      assertEquals(length, out.position());
    }
  }
}
