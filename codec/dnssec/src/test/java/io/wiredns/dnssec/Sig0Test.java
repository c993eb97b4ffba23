package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.Sig;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class Sig0Test {
  private static final long NOW = 1_750_000_000L;
  private static final Name HOST = Name.of("Host.test");
  private static final Signers.Signer SIGNER = Signers.of("Host.test", DnssecAlgorithm.ED25519);
  private static final Message QUERY = Message.query(5, Name.of("www.test"), RecordType.A);

  static List<DnssecAlgorithm> algorithms() {
    return SigningKey.algorithms();
  }

  private static ByteBuffer buffer(Message message) {
    ByteBuffer out = ByteBuffer.allocate(1000);
    message.write(out);
    return out;
  }

  private static byte[] octets(ByteBuffer written) {
    return Arrays.copyOf(written.array(), written.position());
  }

  private static byte[] request(Signers.Signer signer) throws NoSuchAlgorithmException {
    ByteBuffer out = buffer(QUERY);
    assertTrue(
        Sig0.sign(
            out,
            0,
            signer.forMessages(),
            Instant.ofEpochSecond(NOW - 300),
            Instant.ofEpochSecond(NOW + 300)));
    return octets(out);
  }

  private static SignatureRule rule(SignatureResult result) {
    return assertInstanceOf(SignatureResult.Rejected.class, result).rule();
  }

  private static SignatureResult verify(byte[] message, Key key, long now) {
    return Sig0.verify(ByteBuffer.wrap(message), HOST, key, Instant.ofEpochSecond(now));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void aRequestAndTheResponseToIt(DnssecAlgorithm algorithm) throws NoSuchAlgorithmException {
    Signers.Signer client = Signers.of("Host.test", algorithm);
    Signers.Signer server = Signers.of("server.test", algorithm);
    byte[] request = request(client);
    assertTrue(verify(request, client.key(), NOW).isVerified());
    Message answer =
        Message.responseTo(QUERY)
            .answer(new ResourceRecord(Name.of("www.test"), 5, new A(1)))
            .build();
    ByteBuffer out = buffer(answer);
    assertTrue(
        Sig0.sign(
            out,
            0,
            server.forMessages(),
            Instant.ofEpochSecond(NOW),
            Instant.ofEpochSecond(NOW + 9),
            ByteBuffer.wrap(request)));
    ByteBuffer response = ByteBuffer.wrap(octets(out));
    Name name = Name.of("server.test");
    assertTrue(
        Sig0.verify(
                response, name, server.key(), Instant.ofEpochSecond(NOW), ByteBuffer.wrap(request))
            .isVerified());
    assertEquals(
        SignatureRule.SIGNATURE,
        rule(Sig0.verify(response, name, server.key(), Instant.ofEpochSecond(NOW))));
    request[1] ^= 1;
    assertEquals(
        SignatureRule.SIGNATURE,
        rule(
            Sig0.verify(
                response,
                name,
                server.key(),
                Instant.ofEpochSecond(NOW),
                ByteBuffer.wrap(request))));
  }

  @Test
  void aFurtherMessageOfAStreamIsSignedWithTheOneBeforeIt() throws Exception {
    byte[] first = request(SIGNER);
    ByteBuffer out = buffer(QUERY);
    int length = out.position();
    assertTrue(
        Sig0.signNext(
            out,
            0,
            SIGNER.forMessages(),
            Instant.ofEpochSecond(NOW),
            Instant.ofEpochSecond(NOW + 9),
            ByteBuffer.wrap(first)));
    ByteBuffer second = ByteBuffer.wrap(octets(out));
    ByteBuffer previous = ByteBuffer.wrap(first);
    assertTrue(
        Sig0.verifyNext(second, HOST, SIGNER.key(), Instant.ofEpochSecond(NOW), previous)
            .isVerified());
    // RFC 2931 section 3.1: RDATA | message without SIG(0) | previous message.
    Sig sig = (Sig) Message.parse(second).additionals().get(0).rdata();
    int rdata = length + 11;
    int signatureAt = second.limit() - sig.signature().length();
    byte[] message = Arrays.copyOf(second.array(), length);
    message[11] = 0;
    Signature platform = Signature.getInstance("Ed25519");
    platform.initVerify(SIGNER.pair().getPublic());
    platform.update(second.array(), rdata, signatureAt - rdata);
    platform.update(message);
    platform.update(first);
    assertTrue(platform.verify(sig.signature().toArray()));
    assertEquals(SignatureRule.SIGNATURE, rule(verify(second.array(), SIGNER.key(), NOW)));
    first[first.length - 1] ^= 1;
    assertEquals(
        SignatureRule.SIGNATURE,
        rule(Sig0.verifyNext(second, HOST, SIGNER.key(), Instant.ofEpochSecond(NOW), previous)));
  }

  @Test
  void theRecordIsAsTheRfcSays() throws NoSuchAlgorithmException, WireFormatException {
    byte[] request = request(SIGNER);
    Message message = Message.parse(ByteBuffer.wrap(request));
    ResourceRecord record = message.additionals().get(0);
    assertEquals(Name.ROOT, record.name());
    assertEquals(RecordClass.ANY, record.recordClass());
    assertEquals(0, record.ttl());
    Sig sig = (Sig) record.rdata();
    assertEquals(RecordType.of(0), sig.typeCovered());
    assertEquals(0, sig.labels());
    assertEquals(0, sig.originalTtl());
    assertEquals(HOST, sig.signer());
    assertEquals(SIGNER.forMessages().keyTag(), sig.keyTag());
    MessageView view = new MessageView().wrap(ByteBuffer.wrap(request));
    assertEquals(octets(buffer(QUERY)).length, Sig0.record(view).orElseThrow().offset());
  }

  @Test
  void noBitCanChange() throws NoSuchAlgorithmException {
    byte[] request = request(SIGNER);
    MessageView view = new MessageView();
    assertTrue(view.tryWrap(ByteBuffer.wrap(request)));
    int frame = Sig0.record(view).orElseThrow().offset();
    for (int bit = 0; bit < 8 * request.length; bit++) {
      byte[] other = request.clone();
      other[bit / 8] ^= (byte) (0x80 >>> bit % 8);
      boolean verified = verify(other, SIGNER.key(), NOW).isVerified();
      // Class and TTL of the record are not signed, and neither is the case of the signer's name.
      int at = bit / 8 - frame;
      boolean letter = at >= 29 && at < 39 && bit % 8 == 2 && Character.isLetter(other[bit / 8]);
      boolean free = at >= 3 && at < 9 || letter;
      assertEquals(free, verified, "bit " + bit);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "signer, SIGNER",
    "algorithm, ALGORITHM",
    "tag, KEY_TAG",
    "flags, KEY_USE",
    "protocol, KEY_USE",
    "early, INCEPTION",
    "late, EXPIRATION",
    "cut, MESSAGE"
  })
  void whatIsWrongIsNamed(String what, SignatureRule rule) throws NoSuchAlgorithmException {
    byte[] request = request(SIGNER);
    Octets octets = SIGNER.key().publicKey();
    Key key =
        switch (what) {
          case "algorithm" -> new Key(0x200, 3, DnssecAlgorithm.ECDSAP256SHA256, octets);
          case "tag" -> new Key(0x201, 3, DnssecAlgorithm.ED25519, octets);
          case "flags" -> new Key(0x8200, 3, DnssecAlgorithm.ED25519, octets);
          case "protocol" -> new Key(0x200, 1, DnssecAlgorithm.ED25519, octets);
          default -> SIGNER.key();
        };
    long now = what.equals("early") ? NOW - 301 : what.equals("late") ? NOW + 301 : NOW;
    byte[] message = what.equals("cut") ? Arrays.copyOf(request, request.length - 1) : request;
    Name owner = what.equals("signer") ? Name.of("other.test") : HOST;
    assertEquals(
        rule, rule(Sig0.verify(ByteBuffer.wrap(message), owner, key, Instant.ofEpochSecond(now))));
  }

  @Test
  void aMessageWithoutOneIsUnsigned() {
    assertEquals(new SignatureResult.Unsigned(), verify(octets(buffer(QUERY)), SIGNER.key(), NOW));
  }

  /** RFC 2931 section 3.1: a message has SIG(0) or TSIG, because each must be the last record. */
  @Test
  void aMessageHasSig0OrTsigAndNotBoth() throws NoSuchAlgorithmException {
    TsigClient client =
        new TsigClient(
            TsigKey.ofBase64(Name.of("k"), TsigAlgorithm.HMAC_SHA256, "c2VjcmV0c2VjcmV0"));
    ByteBuffer tsigLast = ByteBuffer.allocate(1000).put(request(SIGNER));
    assertTrue(client.sign(tsigLast, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(new SignatureResult.Unsigned(), verify(octets(tsigLast), SIGNER.key(), NOW));
    ByteBuffer sigLast = buffer(QUERY);
    assertTrue(client.sign(sigLast, 0, Instant.ofEpochSecond(NOW)));
    assertTrue(
        Sig0.sign(
            sigLast,
            0,
            SIGNER.forMessages(),
            Instant.ofEpochSecond(NOW),
            Instant.ofEpochSecond(NOW + 9)));
    assertEquals(SignatureRule.MESSAGE, rule(verify(octets(sigLast), SIGNER.key(), NOW)));
  }

  @Test
  void withoutRoomNothingChanges() throws NoSuchAlgorithmException {
    byte[] query = octets(buffer(QUERY));
    int size = request(SIGNER).length;
    ByteBuffer out = ByteBuffer.allocate(size - 1).put(query);
    byte[] before = out.array().clone();
    assertFalse(
        Sig0.sign(
            out, 0, SIGNER.forMessages(), Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW)));
    assertArrayEquals(before, out.array());
    assertEquals(query.length, out.position());
    assertTrue(
        Sig0.sign(
            ByteBuffer.allocate(size).put(query),
            0,
            SIGNER.forMessages(),
            Instant.ofEpochSecond(NOW),
            Instant.ofEpochSecond(NOW)));
  }

  @Test
  void mistakesOfTheCaller() {
    SigningKey key = SIGNER.forMessages();
    ByteBuffer out = buffer(QUERY);
    assertThrows(
        IllegalArgumentException.class,
        () -> Sig0.sign(out, 0, key, Instant.ofEpochSecond(NOW + 1), Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Sig0.sign(out, -1, key, Instant.ofEpochSecond(NOW), Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Sig0.sign(
                out,
                out.position() - 3,
                key,
                Instant.ofEpochSecond(NOW),
                Instant.ofEpochSecond(NOW)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Sig0.sign(
                out.asReadOnlyBuffer(),
                0,
                key,
                Instant.ofEpochSecond(NOW),
                Instant.ofEpochSecond(NOW)));
  }
}
