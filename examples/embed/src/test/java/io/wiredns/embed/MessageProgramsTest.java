package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the programs that handle one message. */
class MessageProgramsTest {
  private static final Name OWNER = Name.of("www.example.com");

  private static Message query(RecordType type) {
    return Message.query(7, OWNER, type);
  }

  @Test
  void aProxyChangesIdentifierAndTtls() throws WireFormatException {
    Message response =
        Message.responseTo(query(RecordType.TXT))
            .answer(new ResourceRecord(OWNER, 300, Txt.of("a")))
            .answer(new ResourceRecord(OWNER, 90_000, Txt.of("b")))
            .build();
    ByteBuffer packet = ByteBuffer.wrap(response.toWire());
    assertTrue(new Patch().forward(packet, 4711, 100, 3600));
    Message patched = Message.parse(packet);
    assertEquals(4711, patched.id());
    assertEquals(200, patched.answers().get(0).ttl());
    assertEquals(3600, patched.answers().get(1).ttl());
  }

  @Test
  void aMalformedQueryIsAnsweredWithFormerr() throws WireFormatException {
    byte[] whole = query(RecordType.A).toWire();
    StringBuilder log = new StringBuilder();
    assertFalse(Malformed.handle(whole, log).isPresent());
    assertEquals("", log.toString());
    byte[] cut = Arrays.copyOf(whole, whole.length - 1);
    Message response = Message.parse(Malformed.handle(cut, log).orElseThrow());
    assertEquals(Rcode.FORMERR, response.rcode());
    assertEquals(7, response.id());
    assertTrue(log.toString().contains("question"), log.toString());
    byte[] other = Message.responseTo(query(RecordType.A)).build().toWire();
    assertFalse(Malformed.handle(Arrays.copyOf(other, other.length - 1), log).isPresent());
    assertFalse(Malformed.handle(new byte[3], log).isPresent());
    assertArrayEquals(query(RecordType.A).toWire(), whole);
  }

  @Test
  void recordsAreReadByTheirTypes() throws Exception {
    MessageBuilder response = Message.responseTo(query(RecordType.ANY));
    for (String record :
        List.of(
            "a. 60 IN A 192.0.2.1",
            "a. 60 IN AAAA 2001:db8::1",
            "a. 60 IN MX 10 mail.example.",
            "a. 60 IN TXT \"one \" \"two\"",
            "a. 60 IN SVCB 1 s.example. alpn=h2 port=53",
            "a. 60 IN NS n.example.")) {
      response.answer(ResourceRecord.parse(record));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ParseTyped.print(response.build().toWire(), new PrintStream(out));
    assertEquals(
        """
        a. A 192.0.2.1
        a. AAAA 2001:db8:0:0:0:0:0:1
        a. MX 10 mail.example.
        a. TXT one two
        a. SVCB s.example. Optional[[6832]] Optional[53]
        a. 60 IN NS n.example.
        """,
        out.toString());
  }

  @Test
  void anAnswerHasTheOptionsThatWereAskedForAndFitsTheClient() throws Exception {
    Message plain = Message.parse(EdnsAnswer.answer(query(RecordType.A).toWire(), true));
    assertTrue(plain.isTruncated());
    assertFalse(plain.edns().isPresent());
    byte[] asked =
        query(RecordType.A).toBuilder()
            .option(Nsid.query())
            .option(Cookie.ofClient(Octets.fromHex("1122334455667788")))
            .udpPayloadSize(4096)
            .build()
            .toWire();
    Message whole = Message.parse(EdnsAnswer.answer(asked, true));
    assertFalse(whole.isTruncated());
    assertEquals(60, whole.answers().size());
    assertEquals(
        Octets.utf8("ns1"),
        whole.edns().orElseThrow().option(Nsid.class).orElseThrow().identifier());
    assertEquals(3, whole.edns().orElseThrow().options().size());
  }

  @Test
  void aTypeAndAnOptionOfOnesOwnGoThroughAMessage() throws Exception {
    Message message = OwnTypeAndOption.roundTrip("x. 60 IN LINK a. b. 7");
    assertEquals("x. 60 IN LINK a. b. 7", message.answers().get(0).toString());
    assertEquals(
        new OwnTypeAndOption.Hops(4),
        message.edns().orElseThrow().option(OwnTypeAndOption.Hops.class).orElseThrow());
    assertEquals(
        7, message.answers().get(0).rdata(OwnTypeAndOption.Link.class).orElseThrow().weight());
  }
}
