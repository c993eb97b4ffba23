package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.FieldOctets;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TsigClientTest {
  private static final long NOW = Signed.NOW;

  private final TsigClient client = new TsigClient(Signed.KEY);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(Signed.KEY));

  @BeforeEach
  void ask() {
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
  }

  private static ByteBuffer sign(TsigServer server, Message message) {
    ByteBuffer out = Signed.buffer(message);
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    return Signed.read(out);
  }

  private ByteBuffer next(String text) {
    ByteBuffer out = Signed.buffer(Signed.response(text));
    assertTrue(server.signNext(out, 0, Instant.ofEpochSecond(NOW)));
    return Signed.read(out);
  }

  private static ByteBuffer plain(String text) {
    return ByteBuffer.wrap(Written.octets(Signed.response(text)));
  }

  private static TsigRule rule(TsigResult result) {
    return assertInstanceOf(TsigResult.Rejected.class, result).rule();
  }

  @Test
  void aBadResponseIsNoneAndTheGoodOneIsTakenAfterIt() {
    Message refused = Message.responseTo(Signed.query()).rcode(Rcode.NOTAUTH).build();
    assertEquals(
        new TsigResult.Unsigned(),
        client.verify(ByteBuffer.wrap(Written.octets(refused)), Instant.ofEpochSecond(NOW)));
    ByteBuffer good = sign(server, Signed.response("good"));
    ByteBuffer forged = ByteBuffer.wrap(good.array().clone());
    forged.put(14, (byte) (forged.get(14) ^ 1));
    assertEquals(TsigRule.MAC, rule(client.verify(forged, Instant.ofEpochSecond(NOW))));
    assertEquals(
        TsigRule.MESSAGE, rule(client.verify(ByteBuffer.allocate(7), Instant.ofEpochSecond(NOW))));
    assertTrue(client.verify(good, Instant.ofEpochSecond(NOW)).isVerified());
    assertTrue(client.isComplete());
  }

  @Test
  void theResponseToAnotherRequestIsRejected() {
    ByteBuffer response = sign(server, Signed.response("good"));
    Signed.request(client, NOW + 1);
    assertEquals(TsigRule.MAC, rule(client.verify(response, Instant.ofEpochSecond(NOW))));
  }

  @Test
  void anotherKeyAndAnotherAlgorithmAreNamedWithTheirPlaces() throws WireFormatException {
    ByteBuffer response = sign(server, Signed.response("good"));
    MessageView view = new MessageView().wrap(response);
    TsigClient other = new TsigClient(Signed.key("other.test", TsigAlgorithm.HMAC_SHA256));
    other.await(client.mac());
    assertEquals(
        new TsigResult.Rejected(
            TsigRule.KEY, view.tsig().offset(), "the key is key.test., not other.test."),
        other.verify(response, Instant.ofEpochSecond(NOW)));
    other = new TsigClient(Signed.key("key.test", TsigAlgorithm.HMAC_SHA512));
    other.await(client.mac());
    assertEquals(
        new TsigResult.Rejected(
            TsigRule.ALGORITHM,
            view.tsig().rdataOffset(),
            "the algorithm is hmac-sha256., that of the key is hmac-sha512"),
        other.verify(response, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void theClocksMayDifferByTheFudgeAndNoMore() throws WireFormatException {
    ByteBuffer response = sign(server, Signed.response("good"));
    int timeAt = new MessageView().wrap(response).tsig().rdataOffset() + 13;
    TsigResult late = client.verify(response, Instant.ofEpochSecond(NOW + 301));
    assertEquals(
        new TsigResult.Rejected(
            TsigRule.TIME,
            timeAt,
            "signed at 1700000000, it is 1700000301: 301 seconds ago, the fudge is 300"),
        late);
    assertEquals(TsigRule.TIME, rule(client.verify(response, Instant.ofEpochSecond(NOW - 301))));
    assertEquals(TsigRule.TIME, rule(client.verify(response, Instant.ofEpochSecond(0))));
    assertEquals(
        TsigRule.TIME, rule(client.verify(response, Instant.ofEpochSecond((1L << 48) - 1))));
    assertTrue(client.verify(response, Instant.ofEpochSecond(NOW + 300)).isVerified());
  }

  @Test
  void macsCutShortAreTakenAsTheKeySays() {
    TsigKey cut = Signed.KEY.withMacOctets(20);
    TsigClient whole = new TsigClient(Signed.KEY);
    TsigClient lenient = new TsigClient(cut);
    TsigServer cutter = new TsigServer(TsigKeyRing.of(cut));
    ByteBuffer request = Signed.request(lenient, NOW);
    assertTrue(cutter.verify(request, Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer response = sign(cutter, Signed.response("cut"));
    whole.await(lenient.mac());
    assertEquals(TsigRule.TRUNCATION, rule(whole.verify(response, Instant.ofEpochSecond(NOW))));
    assertTrue(lenient.verify(response, Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void aServerWithAnotherClockIsBelievedWhenItsErrorIsSigned() {
    TsigServer ahead = new TsigServer(TsigKeyRing.of(Signed.KEY));
    ByteBuffer request = Signed.request(client, NOW);
    assertEquals(TsigRule.TIME, rule(ahead.verify(request, Instant.ofEpochSecond(NOW + 4000))));
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(ahead.writeError(out, Instant.ofEpochSecond(NOW + 4000)));
    TsigResult.ServerError error =
        assertInstanceOf(
            TsigResult.ServerError.class,
            client.verify(Signed.read(out), Instant.ofEpochSecond(NOW + 1)));
    assertEquals(TsigError.BADTIME, error.error());
    assertTrue(error.authenticated());
    assertEquals(Optional.of(Instant.ofEpochSecond(NOW + 4000)), error.serverTime());
    assertEquals(Optional.of(Duration.ofSeconds(4000)), error.clockDifference());
    // The next attempt uses the server's clock and succeeds.
    long corrected = NOW + 2 + error.clockDifference().orElseThrow().toSeconds();
    assertTrue(
        ahead
            .verify(Signed.request(client, corrected), Instant.ofEpochSecond(NOW + 4002))
            .isVerified());
  }

  @Test
  void anUnsignedErrorIsNotBelieved() {
    TsigServer strange = new TsigServer(TsigKeyRing.of());
    assertEquals(
        TsigRule.KEY,
        rule(strange.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW))));
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(strange.writeError(out, Instant.ofEpochSecond(NOW)));
    TsigResult.ServerError error =
        assertInstanceOf(
            TsigResult.ServerError.class,
            client.verify(Signed.read(out), Instant.ofEpochSecond(NOW)));
    assertEquals(TsigError.BADKEY, error.error());
    assertFalse(error.authenticated());
    assertFalse(error.isVerified());
    assertEquals(Optional.empty(), error.serverTime());
  }

  @Test
  void aStreamMayHave99MessagesUnsignedInARow() {
    assertTrue(
        client
            .verify(sign(server, Signed.response("first")), Instant.ofEpochSecond(NOW))
            .isVerified());
    assertTrue(client.isComplete());
    assertTrue(client.verifyNext(next("second"), Instant.ofEpochSecond(NOW)).isVerified());
    for (int i = 1; i <= 99; i++) {
      assertEquals(
          new TsigResult.Pending(i), client.verifyNext(plain("p" + i), Instant.ofEpochSecond(NOW)));
      assertFalse(client.isComplete());
    }
    TsigResult hundredth = client.verifyNext(plain("p100"), Instant.ofEpochSecond(NOW));
    assertEquals(TsigRule.UNSIGNED_RUN, rule(hundredth));
    assertFalse(client.isComplete());
    assertEquals(TsigRule.MAC, rule(client.verifyNext(plain("p101"), Instant.ofEpochSecond(NOW))));
  }

  /** A server that signs only some messages, as old servers did. */
  @Test
  void unsignedMessagesAreCoveredByTheNextSignature() throws Exception {
    Octets requestMac = client.mac();
    ByteBuffer first = sign(server, Signed.response("first"));
    byte[] a = Written.octets(Signed.response("a"));
    byte[] b = Written.octets(Signed.response("b"));
    byte[] c = Written.octets(Signed.response("c"));
    Mac mac = Signed.KEY.mac();
    mac.update(new byte[] {0, 32});
    mac.update(Signed.tsig(first).mac().toArray());
    mac.update(a);
    mac.update(b);
    mac.update(c);
    byte[] timers = new byte[8];
    Bytes.put32(timers, 2, (int) NOW);
    Bytes.put16(timers, 6, 300);
    mac.update(timers);
    ByteBuffer last = ByteBuffer.wrap(tsigAfter(c, mac.doFinal()));
    for (int changed = -1; changed < 2; changed++) {
      client.await(requestMac);
      assertTrue(client.verify(first, Instant.ofEpochSecond(NOW)).isVerified());
      ByteBuffer one = ByteBuffer.wrap(a.clone());
      ByteBuffer two = ByteBuffer.wrap(b.clone());
      if (changed >= 0) {
        ByteBuffer target = changed == 0 ? one : two;
        target.put(20, (byte) (target.get(20) ^ 0x20));
      }
      assertEquals(new TsigResult.Pending(1), client.verifyNext(one, Instant.ofEpochSecond(NOW)));
      assertEquals(new TsigResult.Pending(2), client.verifyNext(two, Instant.ofEpochSecond(NOW)));
      TsigResult result = client.verifyNext(last, Instant.ofEpochSecond(NOW));
      assertEquals(changed < 0, result.isVerified());
      assertEquals(changed < 0, client.isComplete());
    }
  }

  private static byte[] tsigAfter(byte[] message, byte[] mac) {
    Tsig tsig =
        new Tsig(
            TsigAlgorithm.HMAC_SHA256.name(),
            NOW,
            300,
            Octets.of(mac),
            4711,
            TsigError.NOERROR,
            Octets.EMPTY);
    byte[] name = Name.of("key.test").toWire().toArray();
    byte[] rdata = FieldOctets.canonical(WireLimits.MESSAGE_OCTETS).of(tsig::write).toArray();
    ByteBuffer out = ByteBuffer.allocate(message.length + name.length + 10 + rdata.length);
    out.put(message).put(name).putShort((short) 250).putShort((short) 255).putInt(0);
    out.putShort((short) rdata.length).put(rdata);
    out.putShort(10, (short) (Bytes.u16(message, 10) + 1));
    return out.array();
  }

  @Test
  void aStreamThatMissesOrSwapsAMessageIsRejected() {
    ByteBuffer first = sign(server, Signed.response("first"));
    ByteBuffer second = next("second");
    ByteBuffer third = next("third");
    assertTrue(client.verify(first, Instant.ofEpochSecond(NOW)).isVerified());
    assertEquals(TsigRule.MAC, rule(client.verifyNext(third, Instant.ofEpochSecond(NOW))));
    // The stream has ended; all later messages are rejected.
    assertEquals(TsigRule.MAC, rule(client.verifyNext(second, Instant.ofEpochSecond(NOW))));
    assertFalse(client.isComplete());
  }

  @Test
  void theFirstMessageOfAStreamMustBeSigned() {
    assertEquals(
        new TsigResult.Unsigned(), client.verify(plain("first"), Instant.ofEpochSecond(NOW)));
    assertFalse(client.isComplete());
    assertThrows(
        IllegalStateException.class,
        () -> client.verifyNext(plain("x"), Instant.ofEpochSecond(NOW)));
  }

  @Test
  void theSizeIsKnownBeforeAndNothingHappensWithoutRoom() {
    byte[] message = Written.octets(Signed.query());
    ByteBuffer out = ByteBuffer.allocate(message.length + client.signatureOctets() - 1);
    out.put(message);
    byte[] before = out.array().clone();
    assertFalse(client.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(message.length, out.position());
    assertArrayEquals(before, out.array());
    assertThrows(
        IllegalStateException.class, () -> client.verify(plain("x"), Instant.ofEpochSecond(NOW)));
    ByteBuffer room = ByteBuffer.allocate(out.capacity() + 1).put(message);
    assertTrue(client.sign(room, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(0, room.remaining());
  }

  @Test
  void aMessageNeverGrowsOver65535Octets() {
    byte[] message = Arrays.copyOf(Written.octets(Signed.query()), 65_535);
    ByteBuffer out = ByteBuffer.allocate(70_000).put(message);
    assertFalse(client.sign(out, 0, Instant.ofEpochSecond(NOW)));
    ByteBuffer full = ByteBuffer.allocate(512).put(Written.octets(Signed.query()));
    full.putShort(10, (short) 0xFFFF);
    assertFalse(client.sign(full, 0, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void buffersOfAllKindsGetTheSameOctets() {
    byte[] expected = Signed.request(client, NOW).array();
    byte[] message = Written.octets(Signed.query());
    ByteBuffer direct = ByteBuffer.allocateDirect(1000).order(ByteOrder.LITTLE_ENDIAN);
    direct.position(7).put(message);
    assertTrue(client.sign(direct, 7, Instant.ofEpochSecond(NOW)));
    byte[] signed = new byte[expected.length];
    direct.get(7, signed);
    assertEquals(7 + expected.length, direct.position());
    assertArrayEquals(expected, signed);
    ByteBuffer slice = ByteBuffer.allocate(1000).position(100).slice().put(message);
    assertTrue(client.sign(slice, 0, Instant.ofEpochSecond(NOW)));
    slice.get(0, signed);
    assertArrayEquals(expected, signed);
    ByteBuffer request = direct.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip().position(7);
    assertTrue(server.verify(request.asReadOnlyBuffer(), Instant.ofEpochSecond(NOW)).isVerified());
    assertEquals(7, request.position());
  }

  @Test
  void mistakesOfTheCaller() {
    ByteBuffer out = Signed.buffer(Signed.query());
    assertThrows(
        IllegalArgumentException.class, () -> client.sign(out, -1, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.sign(out, out.position() - 11, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class, () -> client.sign(out, 0, Instant.ofEpochSecond(-1)));
    assertThrows(
        IllegalArgumentException.class, () -> client.sign(out, 0, Instant.ofEpochSecond(1L << 48)));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.sign(out.asReadOnlyBuffer(), 0, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new TsigClient(Signed.KEY, Duration.ofSeconds(65_536)));
    assertThrows(
        IllegalArgumentException.class, () -> new TsigClient(Signed.KEY, Duration.ofSeconds(-1)));
    assertThrows(IllegalArgumentException.class, () -> client.await(Octets.fromHex("00")));
    TsigClient idle = new TsigClient(Signed.KEY);
    assertThrows(
        IllegalStateException.class, () -> idle.verify(plain("x"), Instant.ofEpochSecond(NOW)));
    ByteBuffer good = sign(server, Signed.response("good"));
    assertTrue(client.verify(good, Instant.ofEpochSecond(NOW)).isVerified());
    assertThrows(
        IllegalStateException.class, () -> client.verify(good, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void aMessageMayHave65535OctetsWithItsSignatureWhereverItStarts() {
    int most = 65_535 - client.signatureOctets();
    byte[] message = Arrays.copyOf(Written.octets(Signed.query()), most);
    ByteBuffer out = ByteBuffer.allocate(80_000).position(100).put(message);
    assertTrue(client.sign(out, 100, Instant.ofEpochSecond(NOW)));
    assertEquals(100 + 65_535, out.position());
    ByteBuffer longer = ByteBuffer.allocate(80_000).position(100).put(message).put((byte) 0);
    assertFalse(client.sign(longer, 100, Instant.ofEpochSecond(NOW)));
    longer.position(100 + 65_536);
    assertEquals(
        "a message of 65536 octets exceeds 65535",
        assertThrows(
                IllegalArgumentException.class,
                () -> client.sign(longer, 100, Instant.ofEpochSecond(NOW)))
            .getMessage());
  }

  @Test
  void theCountOfRecordsGrowsBeyond255() {
    ByteBuffer out = ByteBuffer.allocate(512).put(Written.octets(Signed.query()));
    out.putShort(10, (short) 0x12FF);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(0x1300, out.getShort(10));
  }

  @Test
  void theKeyIsTheOneGiven() {
    assertSame(Signed.KEY, client.key());
  }

  @Test
  void whatMustComeFirstIsSaid() {
    TsigClient idle = new TsigClient(Signed.KEY);
    assertTrue(
        assertThrows(
                IllegalStateException.class,
                () -> idle.verify(plain("x"), Instant.ofEpochSecond(NOW)))
            .getMessage()
            .contains("no request has been signed"));
    for (long wrong : new long[] {-1, 1L << 48}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> client.verify(plain("x"), Instant.ofEpochSecond(wrong)));
      assertThrows(
          IllegalArgumentException.class,
          () -> client.verifyNext(plain("x"), Instant.ofEpochSecond(wrong)));
    }
  }
}
