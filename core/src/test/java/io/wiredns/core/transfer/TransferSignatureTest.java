package io.wiredns.core.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Checks that a signed transfer returns no records that are not verified. */
class TransferSignatureTest {
  private static final TsigKey KEY =
      TsigKey.parse("hmac-sha256:transfer.key:dHJhbnNmZXItdGVzdC1rZXktdHJhbnNmZXI=");

  private final TsigClient client = new TsigClient(KEY);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(KEY));
  private final TransferDecoder decoder;

  TransferSignatureTest() {
    ByteBuffer query = ByteBuffer.allocate(512);
    Streams.axfr().query(Streams.ID).write(query);
    assertTrue(client.sign(query, 0, Instant.ofEpochSecond(0)));
    assertTrue(server.verify(query.flip(), Instant.ofEpochSecond(0)).isVerified());
    decoder = TransferDecoder.builder(Streams.axfr(), Streams.ID).tsig(client).build();
  }

  /** Returns the signed messages of a notation, except those whose index is in the list. */
  private List<ByteBuffer> signed(String notation, List<Integer> unsigned) {
    List<ByteBuffer> signed = new ArrayList<>();
    for (MessageBuilder message : Streams.messages(Streams.axfr(), notation)) {
      ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
      message.build().write(out);
      int index = signed.size();
      if (!unsigned.contains(index)) {
        assertTrue(
            index == 0
                ? server.sign(out, 0, Instant.ofEpochSecond(0))
                : server.signNext(out, 0, Instant.ofEpochSecond(0)));
      }
      signed.add(out.flip());
    }
    return signed;
  }

  @Test
  void everySignedMessageComesOut() throws TransferException {
    List<String> batches = new ArrayList<>();
    Streams.run(decoder, signed("S5 a|b|c S5", List.of()), batches);
    assertEquals(List.of("ZONE 5 @1 [S5, a]", "ZONE 5 @2 [b]", "ZONE 5 @3 [c]"), batches);
    assertTrue(decoder.isComplete());
  }

  @Test
  void aCallWithWrongArgumentsCanBeMadeAgain() throws TransferException {
    List<ByteBuffer> messages = signed("S5 a S5", List.of());
    assertThrows(NullPointerException.class, () -> decoder.take(null, Instant.EPOCH));
    assertThrows(
        IllegalArgumentException.class,
        () -> decoder.take(messages.get(0), Instant.ofEpochSecond(-1)));
    assertEquals(0, decoder.messageCount());
    assertEquals(0, decoder.receivedOctets());
    List<String> batches = new ArrayList<>();
    Streams.run(decoder, messages, batches);
    assertEquals(List.of("ZONE 5 @1 [S5, a]"), batches);
    assertTrue(decoder.isComplete());
  }

  private TransferException fails(List<ByteBuffer> messages, List<String> batches) {
    TransferException failure =
        assertThrows(TransferException.class, () -> Streams.run(decoder, messages, batches));
    assertFalse(decoder.isComplete());
    return failure;
  }

  @Test
  void anUnsignedFirstMessageIsRefused() {
    List<ByteBuffer> plain = new ArrayList<>();
    for (MessageBuilder message : Streams.messages(Streams.axfr(), "S5 a S5")) {
      plain.add(Written.buffer(message.build()));
    }
    TransferException failure = fails(plain, new ArrayList<>());
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertEquals(1, failure.messageNumber());
    assertTrue(failure.rcode().isEmpty());
  }

  @Test
  void anUnsignedRefusalSaysItsRcodeToo() {
    MessageBuilder refusal = Streams.messages(Streams.axfr(), "").get(0).rcode(Rcode.REFUSED);
    TransferException failure = fails(List.of(Written.buffer(refusal.build())), new ArrayList<>());
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertEquals(Rcode.REFUSED, failure.rcode().orElseThrow());
  }

  @Test
  void aChangedMessageIsRefused() throws WireFormatException {
    List<ByteBuffer> messages = signed("S5 a|b|c S5", List.of());
    ByteBuffer second = messages.get(1);
    int text = new MessageView().wrap(second).record(0).rdataOffset() + 1;
    second.put(text, (byte) (second.get(text) ^ 1));
    List<String> batches = new ArrayList<>();
    TransferException failure = fails(messages, batches);
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertEquals(2, failure.messageNumber());
    assertEquals(List.of("ZONE 5 @1 [S5, a]"), batches);
  }

  @Test
  void messagesInAnotherOrderAreRefused() {
    List<ByteBuffer> messages = new ArrayList<>(signed("S5 a|b|c|d S5", List.of()));
    messages.add(1, messages.remove(2));
    assertEquals(TransferFault.SIGNATURE, fails(messages, new ArrayList<>()).fault());
  }

  /**
   * Returns the message with a TSIG that also covers the messages before it; RFC 8945 section
   * 5.3.1.
   */
  private ByteBuffer signedWith(List<ByteBuffer> before, Message last)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("transfer-test-key-transfer".getBytes(US_ASCII), "HmacSHA256"));
    byte[] prior = server.mac().toArray();
    mac.update(new byte[] {0, (byte) prior.length});
    mac.update(prior);
    for (ByteBuffer message : before) {
      mac.update(message.duplicate());
    }
    mac.update(Written.buffer(last));
    mac.update(new byte[] {0, 0, 0, 0, 0, 0, 300 >> 8, 300 & 0xFF});
    Tsig tsig =
        new Tsig(
            KEY.algorithm().name(),
            0,
            300,
            Octets.of(mac.doFinal()),
            last.id(),
            TsigError.NOERROR,
            Octets.EMPTY);
    return Written.buffer(
        last.toBuilder()
            .additional(new ResourceRecord(KEY.name(), RecordClass.ANY, 0, tsig))
            .build());
  }

  @Test
  void unsignedMessagesComeOutWithTheOneThatSignsThem()
      throws TransferException, GeneralSecurityException {
    List<ByteBuffer> messages = new ArrayList<>(signed("S5 a|b c|d", List.of(1, 2)));
    Message last = Streams.messages(Streams.axfr(), "e S5").get(0).build();
    messages.add(signedWith(messages.subList(1, 3), last));
    List<String> batches = new ArrayList<>();
    Streams.run(decoder, messages.subList(0, 3), batches);
    assertEquals(List.of("ZONE 5 @1 [S5, a]"), batches);
    Streams.run(decoder, messages.subList(3, 4), batches);
    assertEquals(
        List.of("ZONE 5 @1 [S5, a]", "ZONE 5 @2 [b, c]", "ZONE 5 @3 [d]", "ZONE 5 @4 [e]"),
        batches);
    assertTrue(decoder.isComplete());
  }

  @Test
  void anEndThatIsSignedForLaterHasNothingAfterIt() throws GeneralSecurityException {
    List<ByteBuffer> messages = new ArrayList<>(signed("S5 a|b S5", List.of(1)));
    Message last = Streams.messages(Streams.axfr(), "c").get(0).build();
    messages.add(signedWith(messages.subList(1, 2), last));
    TransferException failure = fails(messages, new ArrayList<>());
    assertEquals(TransferFault.AFTER_END, failure.fault());
    assertEquals(3, failure.messageNumber());
  }

  /** An unsigned message is verified only if the server included it in the next signature. */
  @Test
  void anUnsignedMessageComesOutOnlyWhenItIsVouchedFor() throws TransferException {
    List<ByteBuffer> messages = signed("S5 a|b|c S5", List.of(1));
    decoder.take(messages.get(0), Instant.EPOCH);
    assertEquals("ZONE 5 @1 [S5, a]", Streams.text(decoder.poll().orElseThrow()));
    assertEquals(Optional.empty(), decoder.poll());
    decoder.take(messages.get(1), Instant.EPOCH);
    assertEquals(Optional.empty(), decoder.poll());
    // The server did not include the unsigned message in its signature, because an attacker
    // inserted it.
    TransferException failure =
        assertThrows(TransferException.class, () -> decoder.take(messages.get(2), Instant.EPOCH));
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertEquals(3, failure.messageNumber());
  }

  @Test
  void anUnsignedEndIsNoEnd() throws TransferException {
    List<ByteBuffer> messages = signed("S5 a|b S5", List.of(1));
    List<String> batches = new ArrayList<>();
    Streams.run(decoder, messages, batches);
    assertFalse(decoder.isComplete());
    TransferException failure = decoder.closedEarly();
    assertEquals(TransferFault.CLOSED_EARLY, failure.fault());
    assertTrue(failure.getMessage().contains("the last 1 are not verified"), "" + failure);
  }

  @Test
  void aHundredUnsignedMessagesInARowAreTooMany() {
    Message plain = Streams.messages(Streams.axfr(), "b").get(0).build();
    List<ByteBuffer> messages = new ArrayList<>(signed("S5 a", List.of()));
    for (int i = 0; i < 100; i++) {
      messages.add(Written.buffer(plain));
    }
    TransferException failure = fails(messages, new ArrayList<>());
    assertEquals(TransferFault.SIGNATURE, failure.fault());
    assertEquals(101, failure.messageNumber());
  }
}
