package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Differences;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WriteTruncatedTest {
  private static final Name ZONE = Name.of("example.org");

  private static ResourceRecord record(String owner, RData rdata) {
    return new ResourceRecord(Name.of(owner, ZONE), 300, rdata);
  }

  private static final ResourceRecord TSIG =
      new ResourceRecord(
          Name.of("key.example.org"),
          RecordClass.ANY,
          0,
          new Tsig(
              Name.of("hmac-sha256"),
              1,
              300,
              Octets.of(new byte[32]),
              7,
              TsigError.NOERROR,
              Octets.EMPTY));

  /**
   * A message with two RRsets in the answer, one in the authority section, addresses, OPT among
   * them, and TSIG.
   */
  private static Message everything() {
    return Message.builder()
        .id(7)
        .response(true)
        .question(new Question(ZONE, RecordType.A))
        .answer(record("@", new A(1)))
        .answer(record("@", new A(2)))
        .answer(record("@", Txt.of("a text of some octets")))
        .authority(record("@", new Ns(Name.of("ns1", ZONE))))
        .authority(record("@", new Ns(Name.of("ns2", ZONE))))
        .additional(record("ns1", new A(3)))
        .edns(Edns.request().withDnssecOk(true))
        .additional(record("ns2", new A(4)))
        .additional(record("ns2", new A(5)))
        .additional(TSIG)
        .build();
  }

  private static WriteResult write(Message message, ByteBuffer out, int limit) {
    return new MessageWriter().writeTruncated(message, out, limit);
  }

  private static Message read(ByteBuffer out) throws WireFormatException {
    return Message.parse(out.flip());
  }

  @Test
  void everyLimitGivesAWellFormedMessageThatSaysWhatIsMissing() throws WireFormatException {
    Message message = everything();
    int whole = Written.octets(message).length;
    Set<WriteResult> seen = EnumSet.noneOf(WriteResult.class);
    for (int limit = 0; limit <= whole + 1; limit++) {
      ByteBuffer out = ByteBuffer.allocate(1000);
      WriteResult result = write(message, out, limit);
      seen.add(result);
      assertTrue(out.position() <= limit);
      assertEquals(limit >= whole, result == WriteResult.COMPLETE, "limit " + limit);
      if (result == WriteResult.NOTHING) {
        assertEquals(0, out.position());
        continue;
      }
      PointerWalker.check(Buffers.octets(out, 0, out.position()));
      Message read = read(out);
      assertEquals(message.questions(), read.questions());
      int answers = read.answers().size();
      int authorities = read.authorities().size();
      assertTrue(Set.of(0, 2, 3).contains(answers), "answers " + answers);
      assertTrue(Set.of(0, 2).contains(authorities), "authorities " + authorities);
      boolean dropped = answers < 3 || authorities < 2;
      assertEquals(dropped, read.isTruncated(), "limit " + limit);
      assertEquals(dropped, result == WriteResult.TRUNCATED, "limit " + limit);
      assertTrue(dropped ? read.additionals().size() == 2 : read.additionals().size() >= 2);
      assertEquals(message.edns(), read.edns());
      assertEquals(message.tsig(), read.tsig());
      int last = read.additionals().size() - 1;
      assertEquals(RecordType.TSIG, read.additionals().get(last).type());
    }
    Differences.assertSameElements(EnumSet.allOf(WriteResult.class), seen, "results");
  }

  @Test
  void aDirectBufferGetsTheSame() throws WireFormatException {
    Message message = everything();
    for (int limit = 0; limit <= Written.octets(message).length; limit++) {
      ByteBuffer heap = ByteBuffer.allocate(1000);
      ByteBuffer direct = ByteBuffer.allocateDirect(1000).position(20);
      WriteResult result = write(message, heap, limit);
      assertEquals(result, write(message, direct, limit));
      assertEquals(
          Octets.of(heap.flip()), Octets.of(Buffers.octets(direct, 20, direct.position())));
    }
  }

  @Test
  void theBuffersRoomIsALimitToo() {
    Message message = everything();
    int whole = Written.octets(message).length;
    assertEquals(WriteResult.COMPLETE, write(message, ByteBuffer.allocate(whole), 65_535));
    assertEquals(WriteResult.REDUCED, write(message, ByteBuffer.allocate(whole - 1), 65_535));
    assertEquals(WriteResult.NOTHING, write(message, ByteBuffer.allocate(20), 65_535));
    assertThrows(
        IllegalArgumentException.class, () -> write(message, ByteBuffer.allocate(600), -1));
  }

  /** A referral to a.example.org, which has one server below the cut and one elsewhere. */
  private static Message referral() {
    return Message.builder()
        .response(true)
        .question(new Question(Name.of("www.a", ZONE), RecordType.A))
        .authority(record("a", new Ns(Name.of("ns.a", ZONE))))
        .authority(record("a", new Ns(Name.of("ns.other.net"))))
        .additional(record("ns.a", new A(1)))
        .additional(record("ns.other.net.", new A(2)))
        .build();
  }

  @Test
  void glueThatAReferralNeedsSetsTcWhenItIsMissing() throws WireFormatException {
    int whole = Written.octets(referral()).length;
    ByteBuffer out = ByteBuffer.allocate(600);
    // An address record with a compressed owner has 16 octets.
    assertEquals(WriteResult.REDUCED, write(referral(), out, whole - 1));
    Message reduced = read(out);
    assertFalse(reduced.isTruncated());
    assertEquals(referral().additionals().subList(0, 1), reduced.additionals());

    ByteBuffer less = ByteBuffer.allocate(600);
    assertEquals(WriteResult.TRUNCATED, write(referral(), less, whole - 17));
    Message truncated = read(less);
    assertTrue(truncated.isTruncated());
    assertEquals(2, truncated.authorities().size());
  }

  @Test
  void addressesOfAnAnswerAreLeftOutInSilence() throws WireFormatException {
    Message answer = referral().toBuilder().answer(record("www.a", new A(9))).build();
    int whole = Written.octets(answer).length;
    ByteBuffer out = ByteBuffer.allocate(600);
    assertEquals(WriteResult.REDUCED, write(answer, out, whole - 17));
    assertFalse(read(out).isTruncated());
  }

  @Test
  void aLaterSetThatFitsIsStillTaken() throws WireFormatException {
    Message message =
        Message.builder()
            .additional(record("a", Txt.of("x".repeat(100))))
            .additional(record("b", new A(1)))
            .build();
    ByteBuffer out = ByteBuffer.allocate(600);
    assertEquals(WriteResult.REDUCED, write(message, out, 60));
    assertEquals(message.additionals().subList(1, 2), read(out).additionals());
  }

  @Test
  void aTcBitThatWasSetStays() throws WireFormatException {
    Message message = everything().toBuilder().truncated(true).build();
    ByteBuffer out = ByteBuffer.allocate(600);
    assertEquals(WriteResult.COMPLETE, write(message, out, 600));
    assertTrue(read(out).isTruncated());
  }

  @Test
  void questionsOptAndTsigAreNeverLeftOut() {
    Message message =
        Message.builder()
            .question(new Question(ZONE, RecordType.A))
            .edns(Edns.request())
            .additional(TSIG)
            .build();
    int whole = Written.octets(message).length;
    for (int limit = 0; limit <= whole; limit++) {
      WriteResult expected = limit == whole ? WriteResult.COMPLETE : WriteResult.NOTHING;
      assertEquals(expected, write(message, ByteBuffer.allocate(600), limit), "limit " + limit);
    }
  }

  @Test
  void aDsoBodyIsWrittenOrNothingIs() throws WireFormatException {
    Message message = Arbitraries.stateful(0, Octets.fromHex("0001000400000000"));
    for (int limit : List.of(19, 20)) {
      ByteBuffer out = ByteBuffer.allocate(100);
      WriteResult result = write(message, out, limit);
      assertEquals(limit == 20 ? WriteResult.COMPLETE : WriteResult.NOTHING, result);
      if (result == WriteResult.COMPLETE) {
        assertEquals(message, read(out));
      }
    }
  }

  /** As the Javadoc of writeTruncated says, malformed RDATA in any section is refused. */
  @Test
  void malformedRDataIsRefusedWhereverItIsAndWhateverTheLimit() {
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 1, "x", "y");
    ResourceRecord bad =
        new ResourceRecord(
            Name.ROOT, 0, new MalformedRData(RecordType.NS, Octets.fromHex("c00c"), fault));
    ResourceRecord large = new ResourceRecord(Name.ROOT, 0, Txt.of("x".repeat(200)));
    Message message = Message.builder().answer(large).additional(bad).build();
    for (int limit : List.of(512, 100)) {
      ByteBuffer out = ByteBuffer.allocate(512);
      assertThrows(IllegalArgumentException.class, () -> write(message, out, limit));
      assertEquals(0, out.position());
    }
  }

  @Test
  void onlyAddressesOfTheServersNamedAreNeeded() throws WireFormatException {
    Message referral =
        Message.builder()
            .response(true)
            .question(new Question(Name.of("www.a", ZONE), RecordType.A))
            .authority(record("a", new Ns(Name.of("ns.a", ZONE))))
            .build();
    for (RData needed : new RData[] {new A(1), new Aaaa(new Ipv6(1, 2))}) {
      assertTrue(isTruncatedWithout(referral, record("ns.a", needed)), needed.toString());
      assertFalse(isTruncatedWithout(referral, record("other.a", needed)));
      assertFalse(isTruncatedWithout(referral, record("ns.b", needed)));
    }
    assertFalse(isTruncatedWithout(referral, record("ns.a", Txt.of("a text"))));
  }

  private static boolean isTruncatedWithout(Message message, ResourceRecord additional)
      throws WireFormatException {
    Message whole = message.toBuilder().additional(additional).build();
    ByteBuffer out = ByteBuffer.allocate(600);
    WriteResult result = write(whole, out, Written.octets(whole).length - 1);
    Message read = read(out);
    assertEquals(List.of(), read.additionals());
    assertEquals(read.isTruncated() ? WriteResult.TRUNCATED : WriteResult.REDUCED, result);
    return read.isTruncated();
  }
}
