package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The offsets of TSIG errors, and the responses that a server writes for them. */
class TsigErrorTest {
  private static final long NOW = Signed.NOW;
  private static final int TIME_TO_MAC = 6 + 2 + 2;

  private final TsigKey key = Signed.KEY;

  private static TsigResult.Rejected rejected(TsigResult result) {
    return assertInstanceOf(TsigResult.Rejected.class, result);
  }

  /** The index of the time in a signed message. */
  private static int timeAt(ByteBuffer signed, TsigKey key) throws WireFormatException {
    MessageView view = new MessageView().wrap(signed);
    return view.tsig().typeOffset() + 10 + key.algorithm().name().length();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hmac-sha1", "hmac-sha256", "hmac-sha512"})
  void aMacThatIsWrongInAnyOneOctetIsRefused(String algorithm) throws WireFormatException {
    TsigKey key = Signed.key("key.test", TsigAlgorithm.parse(algorithm));
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    byte[] good = Signed.request(new TsigClient(key), NOW).array();
    int mac = timeAt(ByteBuffer.wrap(good), key) + TIME_TO_MAC;
    assertTrue(server.verify(ByteBuffer.wrap(good), Instant.ofEpochSecond(NOW)).isVerified());
    for (int i = 0; i < key.macOctets(); i++) {
      byte[] bad = good.clone();
      bad[mac + i] ^= 0x10;
      TsigResult.Rejected result =
          rejected(server.verify(ByteBuffer.wrap(bad), Instant.ofEpochSecond(NOW)));
      assertEquals(TsigRule.MAC, result.rule(), "octet " + i);
      assertEquals(mac, result.offset());
    }
  }

  @Test
  void aMacOfAWrongSizeIsShownAtItsSize() throws WireFormatException {
    TsigKey cut = TsigKey.parse("hmac-sha256-128:key.test:" + base64());
    ByteBuffer request = Signed.request(new TsigClient(cut), NOW);
    int size = timeAt(request, cut) + 8;
    TsigResult.Rejected shorter =
        rejected(new TsigServer(TsigKeyRing.of(key)).verify(request, Instant.ofEpochSecond(NOW)));
    assertEquals(TsigRule.TRUNCATION, shorter.rule());
    assertEquals(size, shorter.offset());
    assertEquals(16, Bytes.u16(request.array(), size));

    byte[] octets = request.array();
    int rdlength = size - 8 - key.algorithm().name().length() - 2;
    byte[] short9 = new byte[octets.length - 7];
    System.arraycopy(octets, 0, short9, 0, size + 2 + 9);
    System.arraycopy(octets, size + 2 + 16, short9, size + 2 + 9, 6);
    Bytes.put16(short9, size, 9);
    Bytes.put16(short9, rdlength, Bytes.u16(short9, rdlength) - 7);
    TsigResult.Rejected none =
        rejected(
            new TsigServer(TsigKeyRing.of(key))
                .verify(ByteBuffer.wrap(short9), Instant.ofEpochSecond(NOW)));
    assertEquals(TsigRule.MAC_TOO_SHORT, none.rule());
    assertEquals(size, none.offset());
  }

  private static String base64() {
    return Base64.getEncoder().encodeToString("a secret that is long enough".getBytes());
  }

  @Test
  void badTimeSaysAClockOf48BitsAndTheClientsFudge() throws WireFormatException {
    long now = 0xFEDC_1234_5678L;
    TsigServer server = new TsigServer(TsigKeyRing.of(key), Duration.ofSeconds(17));
    TsigClient client = new TsigClient(key);
    server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(now));
    ByteBuffer out = ByteBuffer.allocate(600);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(now)));
    ByteBuffer response = Signed.read(out);
    Tsig tsig = Signed.tsig(response);
    assertEquals(TsigError.BADTIME, tsig.error());
    assertEquals(NOW, tsig.timeSigned());
    assertEquals(TsigClient.FUDGE.toSeconds(), tsig.fudge());
    TsigResult.ServerError error =
        assertInstanceOf(
            TsigResult.ServerError.class, client.verify(response, Instant.ofEpochSecond(NOW)));
    assertEquals(Optional.of(Instant.ofEpochSecond(now)), error.serverTime());
    assertEquals(TsigError.BADTIME.value(), Bytes.u16(response.array(), error.offset()));
  }

  @Test
  void anErrorWithoutMacHoldsNothingOfTheSignatureBefore() throws WireFormatException {
    TsigKey other = Signed.key("a.much.longer.name.of.a.key.test", TsigAlgorithm.HMAC_SHA512);
    TsigServer server = new TsigServer(TsigKeyRing.of(other));
    for (int label = 1; label < 60; label++) {
      TsigKey unknown = Signed.key("k".repeat(label), TsigAlgorithm.HMAC_SHA256);
      server.verify(Signed.request(new TsigClient(other), NOW), Instant.ofEpochSecond(NOW));
      assertTrue(
          server.sign(Signed.buffer(Signed.response("good")), 0, Instant.ofEpochSecond(NOW)));
      server.verify(Signed.request(new TsigClient(unknown), NOW), Instant.ofEpochSecond(NOW));
      ByteBuffer out = ByteBuffer.allocate(600);
      assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW)));
      MessageView view = new MessageView().wrap(Signed.read(out));
      assertEquals(0, view.tsig().ttl());
      Tsig tsig = (Tsig) view.tsig().rdata();
      assertEquals(TsigError.BADKEY, tsig.error());
      assertEquals(Octets.EMPTY, tsig.mac());
      assertEquals(Octets.EMPTY, tsig.otherData());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000})
  void anErrorTakesTheRoomThatItNeedsAndNoOctetLess(long late) throws WireFormatException {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    // The error for an unknown key is unsigned, the error for a wrong time is signed.
    TsigKey used = late > 0 ? key : Signed.key("unknown.test", TsigAlgorithm.HMAC_SHA256);
    ByteBuffer request = Signed.request(new TsigClient(used), NOW);
    server.verify(request, Instant.ofEpochSecond(NOW + late));
    ByteBuffer out = ByteBuffer.allocate(600);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW)));
    int octets = out.position();
    for (int room = 0; room < octets; room++) {
      ByteBuffer tight = ByteBuffer.allocate(room + 3).position(3);
      server.verify(request, Instant.ofEpochSecond(NOW + late));
      assertFalse(server.writeError(tight, Instant.ofEpochSecond(NOW)), "room " + room);
      assertEquals(3, tight.position());
    }
    server.verify(request, Instant.ofEpochSecond(NOW + late));
    ByteBuffer exact = ByteBuffer.allocate(octets);
    assertTrue(server.writeError(exact, Instant.ofEpochSecond(NOW)));
    assertArrayEquals(Arrays.copyOf(out.array(), octets), exact.array());
  }

  @Test
  void aFurtherMessageOfAStreamThatDoesNotFitIsNotSigned() {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    server.verify(Signed.request(new TsigClient(key), NOW), Instant.ofEpochSecond(NOW));
    assertTrue(server.sign(Signed.buffer(Signed.response("one")), 0, Instant.ofEpochSecond(NOW)));
    ByteBuffer full = Signed.buffer(Signed.response("two"));
    full.limit(full.position() + 10);
    assertFalse(server.signNext(full, 0, Instant.ofEpochSecond(NOW)));
    ByteBuffer readOnly = Signed.buffer(Signed.response("two")).asReadOnlyBuffer();
    assertThrows(
        IllegalArgumentException.class,
        () -> server.signNext(readOnly, 0, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> server.signTruncating(readOnly, 0, 512, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void aTimeBeyond48BitsIsRefusedInEveryForm() throws WireFormatException {
    long never = 1L << 48;
    TsigClient client = new TsigClient(key);
    ByteBuffer request = Signed.request(client, NOW);
    MessageView view = new MessageView().wrap(request);
    assertThrows(
        IllegalArgumentException.class, () -> client.verify(view, Instant.ofEpochSecond(never)));
    assertThrows(
        IllegalArgumentException.class, () -> client.verify(request, Instant.ofEpochSecond(never)));
    TsigClient idle = new TsigClient(key);
    assertThrows(IllegalStateException.class, () -> idle.verify(view, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalStateException.class, () -> idle.verifyNext(view, Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalStateException.class, () -> idle.verifyNext(request, Instant.ofEpochSecond(NOW)));

    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    server.verify(request, Instant.ofEpochSecond(NOW));
    ByteBuffer first = Signed.buffer(Signed.response("one"));
    server.sign(first, 0, Instant.ofEpochSecond(NOW));
    assertTrue(client.verify(Signed.read(first), Instant.ofEpochSecond(NOW)).isVerified());
    assertThrows(
        IllegalArgumentException.class,
        () -> client.verifyNext(view, Instant.ofEpochSecond(never)));
    assertThrows(
        IllegalArgumentException.class,
        () -> client.verifyNext(request, Instant.ofEpochSecond(never)));
  }

  @Test
  void theMacOfARequestThatIsNotGoodIsEmptyWhateverCameBefore() {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    server.verify(Signed.request(new TsigClient(key), NOW), Instant.ofEpochSecond(NOW));
    assertEquals(32, server.mac().length());
    TsigKey unknown = Signed.key("unknown.test", TsigAlgorithm.HMAC_SHA256);
    server.verify(Signed.request(new TsigClient(unknown), NOW), Instant.ofEpochSecond(NOW));
    assertEquals(Octets.EMPTY, server.mac());
  }

  @Test
  void aStreamLeftInTheMiddleIsNotInTheNextRequest() {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    TsigClient client = new TsigClient(key);
    server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW));
    ByteBuffer first = Signed.buffer(Signed.response("one"));
    server.sign(first, 0, Instant.ofEpochSecond(NOW));
    assertTrue(client.verify(Signed.read(first), Instant.ofEpochSecond(NOW)).isVerified());
    client.verifyNext(
        Signed.read(Signed.buffer(Signed.response("two"))), Instant.ofEpochSecond(NOW));
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void aHeaderThatCountsMoreThanComesIsAnsweredFromTheHeader() throws WireFormatException {
    byte[] header = Arrays.copyOf(Written.octets(Signed.query()), 12);
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    assertEquals(
        TsigRule.MESSAGE,
        rejected(server.verify(ByteBuffer.wrap(header), Instant.ofEpochSecond(NOW))).rule());
    ByteBuffer out = ByteBuffer.allocate(12);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW)));
    assertEquals(Rcode.FORMERR, Message.parse(out.flip()).rcode());
  }

  @Test
  void namesOfTheLongestLabelsAndOctetsAreReadAsAnyOther() throws WireFormatException {
    String label = "a".repeat(63);
    Name longest = Name.of(String.join(".", label, label, label, "b".repeat(61)));
    assertEquals(255, longest.length());
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    Tsig t = Signed.tsig(Signed.request(new TsigClient(key), NOW));
    Tsig odd =
        new Tsig(
            longest, t.timeSigned(), t.fudge(), t.mac(), t.originalId(), t.error(), t.otherData());
    Message request =
        Signed.query().toBuilder()
            .additional(new ResourceRecord(key.name(), RecordClass.ANY, 0, odd))
            .build();
    TsigResult result =
        server.verify(ByteBuffer.wrap(Written.octets(request)), Instant.ofEpochSecond(NOW));
    assertEquals(TsigRule.ALGORITHM, rejected(result).rule());
  }
}
