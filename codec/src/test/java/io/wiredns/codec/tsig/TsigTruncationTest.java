package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.WriteResult;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Responses that are too long together with their signatures; RFC 8945 section 5.3. */
class TsigTruncationTest {
  private static final long NOW = Signed.NOW;

  private final TsigKey key = Signed.KEY;
  private final TsigClient client = new TsigClient(key);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(key));

  private static Message big() {
    var builder = Message.responseTo(Signed.query());
    for (int i = 0; i < 20; i++) {
      builder.answer(
          new ResourceRecord(Name.of("n" + i + ".example"), 60, Txt.of("0123456789".repeat(4))));
    }
    return builder.authoritative(true).rcode(Rcode.NXDOMAIN).build();
  }

  @Test
  void whatDoesNotFitIsCutToTheQuestion() throws WireFormatException {
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer out = ByteBuffer.allocateDirect(4000).position(5);
    new MessageWriter().write(big(), out);
    int whole = out.position() - 5;
    assertFalse(server.signTruncating(out, 5, 60, Instant.ofEpochSecond(NOW)));
    assertEquals(5 + whole, out.position());
    assertEquals(big(), Message.parse(out.duplicate().flip().position(5)));
    assertTrue(
        server.signTruncating(
            out, 5, whole + server.signatureOctets() - 1, Instant.ofEpochSecond(NOW)));
    assertEquals(4000, out.limit());
    ByteBuffer cut = out.flip().position(5);
    Message message = Message.parse(cut);
    assertTrue(message.isTruncated());
    assertEquals(Rcode.NOERROR, message.rcode());
    assertEquals(0, message.answers().size());
    assertEquals(Signed.query().questions(), message.questions());
    assertTrue(client.verify(cut, Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void whatFitsIsNotCut() throws WireFormatException {
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer out = ByteBuffer.allocate(4000);
    new MessageWriter().write(big(), out);
    assertTrue(
        server.signTruncating(
            out, 0, out.position() + server.signatureOctets(), Instant.ofEpochSecond(NOW)));
    Message message = Message.parse(out.flip());
    assertFalse(message.isTruncated());
    assertEquals(20, message.answers().size());
    assertTrue(client.verify(out, Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void roomReservedIsEnoughForTruncationAtARecord() throws WireFormatException {
    for (int limit = 200; limit < 1500; limit++) {
      assertTrue(
          server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
      ByteBuffer out = ByteBuffer.allocate(limit);
      WriteResult result =
          new MessageWriter().writeTruncated(big(), out, limit - server.signatureOctets());
      assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
      Message message = Message.parse(out.flip());
      assertEquals(result == WriteResult.TRUNCATED, message.isTruncated());
      assertTrue(client.verify(out, Instant.ofEpochSecond(NOW)).isVerified());
    }
  }

  @Test
  void aLimitWithoutRoomForTheQuestionTakesNothing() {
    assertTrue(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    int length = out.position();
    byte[] before = out.array().clone();
    for (int limit = 0; limit <= 12; limit++) {
      assertFalse(
          server.signTruncating(out, 0, limit, Instant.ofEpochSecond(NOW)), "limit " + limit);
      assertEquals(length, out.position());
      assertEquals(Octets.of(before), Octets.of(out.array()));
    }
    assertTrue(server.signTruncating(out, 0, 512, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void whereNoSignatureIsDueTheLimitIsTheMessages() throws WireFormatException {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    server.verify(Signed.read(Signed.buffer(Signed.query())), Instant.ofEpochSecond(NOW));
    ByteBuffer whole = Signed.buffer(Signed.response("an answer"));
    int octets = whole.position();
    assertTrue(server.signTruncating(whole, 0, octets, Instant.ofEpochSecond(NOW)));
    assertEquals(octets, whole.position());

    int question = Signed.buffer(Signed.query()).position();
    server.verify(Signed.read(Signed.buffer(Signed.query())), Instant.ofEpochSecond(NOW));
    ByteBuffer cut = Signed.buffer(Signed.response("an answer"));
    assertTrue(server.signTruncating(cut, 0, question, Instant.ofEpochSecond(NOW)));
    assertEquals(question, cut.position());
    assertTrue(Message.parse(Signed.read(cut)).isTruncated());
  }

  @Test
  void aMessageWithoutRecordsThatDoesNotFitWithItsSignatureIsLeft() {
    TsigServer server = new TsigServer(TsigKeyRing.of(key));
    server.verify(Signed.request(new TsigClient(key), NOW), Instant.ofEpochSecond(NOW));
    ByteBuffer out = Signed.buffer(Message.responseTo(Signed.query()).build());
    int octets = out.position();
    assertFalse(server.signTruncating(out, 0, octets + 5, Instant.ofEpochSecond(NOW)));
    assertEquals(octets, out.position());
  }
}
