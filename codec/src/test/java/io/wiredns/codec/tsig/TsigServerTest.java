package io.wiredns.codec.tsig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Header;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TsigServerTest {
  private static final long NOW = Signed.NOW;

  private final TsigKey key = Signed.KEY;
  private final TsigClient client = new TsigClient(key);
  private final TsigServer server = new TsigServer(TsigKeyRing.of(key));

  private static TsigRule rule(TsigResult result) {
    return assertInstanceOf(TsigResult.Rejected.class, result).rule();
  }

  /** The signed query with other values in its TSIG. */
  private ByteBuffer request(TsigChange change) throws WireFormatException {
    Message signed = Message.parse(Signed.request(client, NOW));
    ResourceRecord record = signed.additionals().get(0);
    Message changed =
        Signed.query().toBuilder()
            .additional(
                new ResourceRecord(
                    record.name(),
                    record.recordClass(),
                    record.ttl(),
                    change.apply((Tsig) record.rdata())))
            .build();
    return ByteBuffer.wrap(Written.octets(changed));
  }

  private interface TsigChange {
    Tsig apply(Tsig tsig);
  }

  private static Tsig with(Tsig t, Octets mac, long time) {
    return new Tsig(t.algorithm(), time, t.fudge(), mac, t.originalId(), t.error(), t.otherData());
  }

  private static Octets cut(Tsig tsig, int octets) {
    return Octets.of(Arrays.copyOf(tsig.mac().toArray(), octets));
  }

  private Message error(long now) throws WireFormatException {
    ByteBuffer out = ByteBuffer.allocate(600).position(3);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(now)));
    return Message.parse(out.flip().position(3));
  }

  @Test
  void keyThenMacThenTimeThenTruncation() throws WireFormatException {
    TsigServer other = new TsigServer(TsigKeyRing.of(Signed.key("other", key.algorithm())));
    // Everything is wrong at first; the faults are then repaired one by one.
    ByteBuffer all = request(t -> with(t, Octets.of(new byte[16]), 5));
    assertEquals(TsigRule.KEY, rule(other.verify(all, Instant.ofEpochSecond(NOW))));
    assertEquals(TsigRule.MAC, rule(server.verify(all, Instant.ofEpochSecond(NOW))));
    TsigClient cutting = new TsigClient(key.withMacOctets(16));
    ByteBuffer late = Signed.request(cutting, NOW - 301);
    assertEquals(TsigRule.TIME, rule(server.verify(late, Instant.ofEpochSecond(NOW))));
    assertEquals(TsigRule.TRUNCATION, rule(server.verify(late, Instant.ofEpochSecond(NOW - 1))));
    TsigServer lenient = new TsigServer(TsigKeyRing.of(key.withMacOctets(16)));
    assertTrue(lenient.verify(late, Instant.ofEpochSecond(NOW - 1)).isVerified());
  }

  @Test
  void badKeyIsAnsweredWithoutAMac() throws WireFormatException {
    TsigClient stranger = new TsigClient(Signed.key("Stranger.test", TsigAlgorithm.HMAC_SHA512));
    TsigResult.Rejected rejected =
        (TsigResult.Rejected)
            server.verify(Signed.request(stranger, NOW), Instant.ofEpochSecond(NOW));
    assertEquals(TsigRule.KEY, rejected.rule());
    assertEquals(TsigError.BADKEY, rejected.error());
    assertEquals("the key stranger.test. is not known", rejected.detail());
    int size = server.signatureOctets();
    Message error = error(NOW + 7);
    assertEquals(Rcode.NOTAUTH, error.rcode());
    assertEquals(4711, error.id());
    assertEquals(Signed.query().questions(), error.questions());
    ResourceRecord record = error.additionals().get(0);
    assertEquals(Name.of("stranger.test"), record.name());
    assertEquals(
        new Tsig(
            Name.of("hmac-sha512"), NOW, 300, Octets.EMPTY, 4711, TsigError.BADKEY, Octets.EMPTY),
        record.rdata());
    assertEquals(Written.octets(Signed.query()).length + size, Written.octets(error).length);
  }

  @Test
  void aKnownKeyWithAnotherAlgorithmIsBadKeyToo() {
    TsigClient other = new TsigClient(Signed.key("key.test", TsigAlgorithm.HMAC_SHA512));
    TsigResult.Rejected rejected =
        (TsigResult.Rejected) server.verify(Signed.request(other, NOW), Instant.ofEpochSecond(NOW));
    assertEquals(TsigRule.ALGORITHM, rejected.rule());
    assertEquals(TsigError.BADKEY, rejected.error());
    assertEquals(
        "the algorithm is hmac-sha512., that of the key is hmac-sha256", rejected.detail());
  }

  @Test
  void badSigIsAnsweredWithoutAMac() throws WireFormatException {
    ByteBuffer request = request(t -> with(t, Octets.of(new byte[32]), t.timeSigned()));
    assertEquals(TsigRule.MAC, rule(server.verify(request, Instant.ofEpochSecond(NOW))));
    Tsig tsig = (Tsig) error(NOW).additionals().get(0).rdata();
    assertEquals(TsigError.BADSIG, tsig.error());
    assertEquals(Octets.EMPTY, tsig.mac());
  }

  @Test
  void badTimeIsSignedWithTheClientsTimeAndSaysTheServers() throws WireFormatException {
    assertEquals(
        TsigRule.TIME,
        rule(server.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW + 500))));
    int size = server.signatureOctets();
    Message error = error(NOW + 501);
    Tsig tsig = (Tsig) error.additionals().get(0).rdata();
    assertEquals(TsigError.BADTIME, tsig.error());
    assertEquals(NOW, tsig.timeSigned());
    assertEquals(300, tsig.fudge());
    assertEquals(32, tsig.mac().length());
    assertEquals("%012x".formatted(NOW + 501), tsig.otherData().toHex());
    assertEquals(Rcode.NOTAUTH, error.rcode());
    assertEquals(Written.octets(Signed.query()).length + size, Written.octets(error).length);
  }

  @Test
  void badTruncIsSignedAndAsLongAsTheKeySays() throws WireFormatException {
    TsigClient cutting = new TsigClient(key.withMacOctets(16));
    assertEquals(
        TsigRule.TRUNCATION,
        rule(server.verify(Signed.request(cutting, NOW), Instant.ofEpochSecond(NOW))));
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW)));
    Tsig tsig = Signed.tsig(Signed.read(out));
    assertEquals(TsigError.BADTRUNC, tsig.error());
    assertEquals(32, tsig.mac().length());
    assertEquals(Octets.EMPTY, tsig.otherData());
    TsigResult.ServerError error =
        (TsigResult.ServerError) cutting.verify(Signed.read(out), Instant.ofEpochSecond(NOW));
    assertTrue(error.authenticated());
    assertEquals(TsigError.BADTRUNC, error.error());
  }

  /** Invalid MAC lengths, with the rules that they break; RFC 8945 section 5.2.2.1. */
  static List<Object[]> sizes() {
    return List.of(
        new Object[] {0, TsigRule.MAC_TOO_SHORT},
        new Object[] {1, TsigRule.MAC_TOO_SHORT},
        new Object[] {15, TsigRule.MAC_TOO_SHORT},
        new Object[] {16, TsigRule.TRUNCATION},
        new Object[] {31, TsigRule.TRUNCATION},
        new Object[] {33, TsigRule.MAC_TOO_LONG},
        new Object[] {65_000, TsigRule.MAC_TOO_LONG});
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void aMacOfAnotherLength(int octets, TsigRule rule) throws WireFormatException {
    TsigResult result =
        server.verify(request(t -> with(t, cut(t, octets), NOW)), Instant.ofEpochSecond(NOW));
    assertEquals(rule, rule(result));
    Message error = error(NOW);
    boolean formErr = rule != TsigRule.TRUNCATION;
    assertEquals(formErr ? Rcode.FORMERR : Rcode.NOTAUTH, error.rcode());
    assertEquals(formErr ? 0 : 1, error.additionals().size());
    assertEquals(Signed.query().questions(), error.questions());
  }

  /** Messages whose TSIG is invalid as a record. */
  enum Malformed {
    TWICE(TsigRule.MESSAGE),
    NOT_LAST(TsigRule.MESSAGE),
    IN_ANSWER(TsigRule.MESSAGE),
    CLASS_IN(TsigRule.MESSAGE),
    OTHER_LENGTH(TsigRule.RECORD),
    MAC_LENGTH(TsigRule.RECORD),
    ALGORITHM_POINTER(TsigRule.RECORD),
    TRAILING(TsigRule.RECORD);

    private final TsigRule rule;

    Malformed(TsigRule rule) {
      this.rule = rule;
    }

    byte[] of(byte[] signed) throws WireFormatException {
      byte[] m = signed.clone();
      int start = Signed.unsigned(signed).length;
      int tsigOctets = m.length - start;
      int fixed = start + 10; // after key.test.
      int rdata = fixed + 10;
      switch (this) {
        case TWICE -> {
          m = Arrays.copyOf(m, m.length + tsigOctets);
          System.arraycopy(signed, start, m, signed.length, tsigOctets);
          m[11] = 2;
        }
        case NOT_LAST -> {
          m = Arrays.copyOf(m, m.length + 11);
          m[signed.length + 2] = 1;
          m[11] = 2;
        }
        case IN_ANSWER -> {
          m[7] = 1;
          m[11] = 0;
        }
        case CLASS_IN -> {
          m[fixed + 2] = 0;
          m[fixed + 3] = 1;
        }
        case OTHER_LENGTH -> m[m.length - 1] = 1;
        case MAC_LENGTH -> m[rdata + 13 + 9]++;
        case ALGORITHM_POINTER -> {
          m[rdata] = (byte) 0xC0;
          m[rdata + 1] = 12;
        }
        case TRAILING -> {
          m = Arrays.copyOf(m, m.length + 1);
          m[fixed + 9]++;
        }
      }
      return m;
    }
  }

  @ParameterizedTest
  @EnumSource(Malformed.class)
  void aMalformedTsigIsFormErrWithoutTsig(Malformed malformed) throws WireFormatException {
    byte[] request = malformed.of(Signed.request(client, NOW).array());
    TsigResult.Rejected rejected =
        (TsigResult.Rejected) server.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW));
    assertEquals(malformed.rule, rejected.rule(), rejected.detail());
    assertEquals(TsigError.FORMERR, rejected.error());
    assertTrue(rejected.offset() > 12 && rejected.offset() <= request.length);
    Message error = error(NOW);
    assertEquals(Rcode.FORMERR, error.rcode());
    assertEquals(4711, error.id());
    assertEquals(0, error.additionals().size());
    assertEquals(0, server.signatureOctets());
  }

  /** RFC 8945 section 4.2: the owner name may be compressed; the MAC covers the expanded name. */
  @Test
  void theKeysNameMayBeAPointer() throws WireFormatException {
    TsigKey key = Signed.key("WWW.example", TsigAlgorithm.HMAC_SHA256);
    byte[] signed = Signed.request(new TsigClient(key), NOW).array();
    int start = Signed.unsigned(signed).length;
    int shorter = key.name().length() - 2;
    byte[] pointed = Arrays.copyOf(signed, signed.length - shorter);
    pointed[start] = (byte) 0xC0;
    pointed[start + 1] = 12;
    System.arraycopy(
        signed, start + key.name().length(), pointed, start + 2, pointed.length - start - 2);
    TsigServer named = new TsigServer(TsigKeyRing.of(key));
    TsigResult verified = new TsigResult.Verified(key);
    for (byte[] request : List.of(pointed, signed, pointed)) {
      assertEquals(verified, named.verify(ByteBuffer.wrap(request), Instant.ofEpochSecond(NOW)));
      MessageView view = new MessageView().wrap(ByteBuffer.wrap(request));
      assertEquals(verified, named.verify(view, Instant.ofEpochSecond(NOW)));
    }
    pointed[15] ^= 1;
    assertEquals(
        TsigRule.KEY,
        ((TsigResult.Rejected) named.verify(ByteBuffer.wrap(pointed), Instant.ofEpochSecond(NOW)))
            .rule());
  }

  @Test
  void anUnsignedRequestGetsAnUnsignedResponse() {
    assertEquals(
        new TsigResult.Unsigned(),
        server.verify(ByteBuffer.wrap(Written.octets(Signed.query())), Instant.ofEpochSecond(NOW)));
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    int end = out.position();
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(end, out.position());
    assertThrows(
        IllegalStateException.class, () -> server.writeError(out, Instant.ofEpochSecond(NOW)));
  }

  @Test
  void anErrorKeepsWhatItMustOfTheRequest() throws WireFormatException {
    Message query =
        Message.query(9, Name.of("Zone.test"), RecordType.SOA).toBuilder()
            .opcode(Opcode.NOTIFY)
            .recursionDesired(true)
            .edns(Edns.request().withDnssecOk(true))
            .build();
    TsigClient stranger = new TsigClient(Signed.key("stranger", TsigAlgorithm.HMAC_SHA1));
    ByteBuffer out = Signed.buffer(query);
    assertTrue(stranger.sign(out, 0, Instant.ofEpochSecond(NOW)));
    server.verify(Signed.read(out), Instant.ofEpochSecond(NOW));
    Message error = error(NOW);
    assertEquals(Opcode.NOTIFY, error.opcode());
    assertTrue((error.flags() & Header.QR) != 0);
    assertEquals(query.flags() & Header.RD, error.flags() & Header.RD);
    assertEquals(query.questions(), error.questions());
    assertTrue(error.edns().orElseThrow().isDnssecOk());
    assertEquals(2, error.additionals().size());
  }

  @Test
  void theMacOfAResponseIsAsLongAsThatOfTheRequest() throws WireFormatException {
    TsigServer cutting = new TsigServer(TsigKeyRing.of(key.withMacOctets(16)));
    assertTrue(
        cutting.verify(Signed.request(client, NOW), Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    assertTrue(cutting.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(32, Signed.tsig(Signed.read(out)).mac().length());
    assertTrue(client.verify(Signed.read(out), Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void aForwarderMayChangeTheId() throws WireFormatException {
    ByteBuffer request = Signed.request(client, NOW);
    request.putShort(0, (short) 0x7777);
    assertTrue(server.verify(request, Instant.ofEpochSecond(NOW)).isVerified());
    ByteBuffer out = Signed.buffer(Signed.response("x"));
    out.putShort(0, (short) 0x7777);
    assertTrue(server.sign(out, 0, Instant.ofEpochSecond(NOW)));
    assertEquals(0x7777, Signed.tsig(Signed.read(out)).originalId());
    ByteBuffer response = Signed.read(out);
    response.putShort(0, (short) 4711);
    assertTrue(client.verify(response, Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void theTtlAndOtherDataOfARequestMayBeAnythingIfTheyAreSigned() throws Exception {
    // The MAC covers a TTL other than 0 as it was received; the other data are undefined (section
    // 4.2).
    Octets other = Octets.fromHex("0102030405060708090a");
    byte[] message = Written.octets(Signed.query());
    ByteBuffer signed = ByteBuffer.allocate(512).put(message);
    signed.put(key.name().toWire().toArray()).putShort((short) 255).putInt(77);
    signed.put(key.algorithm().name().toWire().toArray());
    signed.putShort((short) 0).putInt((int) NOW).putShort((short) 300).putShort((short) 99);
    signed.putShort((short) other.length()).put(other.toArray());
    Mac mac = key.mac();
    mac.update(signed.flip());
    Tsig tsig =
        new Tsig(
            key.algorithm().name(),
            NOW,
            300,
            Octets.of(mac.doFinal()),
            4711,
            TsigError.of(99),
            other);
    Message request =
        Signed.query().toBuilder()
            .additional(new ResourceRecord(key.name(), RecordClass.ANY, 77, tsig))
            .build();
    assertTrue(
        server
            .verify(ByteBuffer.wrap(Written.octets(request)), Instant.ofEpochSecond(NOW))
            .isVerified());
  }

  @Test
  void aGuardSeesRepetitions() throws WireFormatException {
    Set<Octets> seen = new HashSet<>();
    TsigServer guarded =
        new TsigServer(
            TsigKeyRing.of(key), Duration.ofSeconds(300), (used, time, mac) -> seen.add(mac));
    ByteBuffer request = Signed.request(client, NOW);
    assertTrue(guarded.verify(request, Instant.ofEpochSecond(NOW)).isVerified());
    TsigResult.Rejected again =
        (TsigResult.Rejected) guarded.verify(request, Instant.ofEpochSecond(NOW + 1));
    assertEquals(TsigRule.REPLAY, again.rule());
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(guarded.writeError(out, Instant.ofEpochSecond(NOW + 1)));
    assertEquals(TsigError.BADTIME, Signed.tsig(Signed.read(out)).error());
    assertTrue(
        guarded.verify(Signed.request(client, NOW + 2), Instant.ofEpochSecond(NOW)).isVerified());
  }

  @Test
  void aRefusedViewIsAnsweredFromItsHeader() {
    ByteBuffer cut = ByteBuffer.wrap(new byte[] {0x12, 0x34, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 5});
    MessageView view = new MessageView();
    assertEquals(false, view.tryWrap(cut));
    assertEquals(TsigRule.MESSAGE, rule(server.verify(view, Instant.ofEpochSecond(NOW))));
    ByteBuffer out = ByteBuffer.allocate(512);
    assertTrue(server.writeError(out, Instant.ofEpochSecond(NOW)));
    assertEquals(12, out.position());
    assertEquals(0x1234_8101, out.getInt(0));
    assertEquals(0, out.getLong(4));
  }

  @Test
  void theMacIsThatOfTheRequest() throws WireFormatException {
    ByteBuffer request = Signed.request(client, NOW);
    assertTrue(server.verify(request, Instant.ofEpochSecond(NOW)).isVerified());
    assertEquals(Signed.tsig(request).mac(), server.mac());
    assertEquals(client.mac(), server.mac());
  }

  @Test
  void anErrorHasTheIdThatCameAndAnOptOfItsOwn() throws WireFormatException {
    Message query = Signed.query().toBuilder().edns(Edns.request()).build();
    ByteBuffer out = Signed.buffer(query);
    assertTrue(client.sign(out, 0, Instant.ofEpochSecond(NOW)));
    ByteBuffer forwarded = Signed.read(out).putShort(0, (short) 0x7777);
    assertEquals(TsigRule.TIME, rule(server.verify(forwarded, Instant.ofEpochSecond(NOW + 1000))));
    Message error = error(NOW + 1000);
    assertEquals(0x7777, error.id());
    assertEquals(Edns.request(), error.edns().orElseThrow());
  }

  @Test
  void everyRuleSaysItsSection() {
    for (TsigRule rule : TsigRule.values()) {
      assertTrue(rule.section().startsWith("RFC "), rule + ": " + rule.section());
    }
  }
}
