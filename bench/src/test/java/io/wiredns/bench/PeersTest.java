package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsSection;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.minidns.dnsmessage.DnsMessage;
import org.xbill.DNS.Section;

/** Checks that the peers do the complete work on every message. */
class PeersTest {
  static final List<String> NAMES = MessageSets.NAMES;

  private static List<Integer> counts(byte[] octets) throws WireFormatException {
    Header header = Header.peek(ByteBuffer.wrap(octets));
    return List.of(
        header.questionCount(),
        header.answerCount(),
        header.authorityCount(),
        header.additionalCount());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void dnsjavaReadsAndWritesAllThatThereIs(String set) throws IOException, WireFormatException {
    for (byte[] octets : MessageSets.octets(set)) {
      org.xbill.DNS.Message message = Peers.dnsjava(ByteBuffer.wrap(octets));
      assertEquals(
          counts(octets),
          List.of(
              message.getSection(Section.QUESTION).size(),
              message.getSection(Section.ANSWER).size(),
              message.getSection(Section.AUTHORITY).size(),
              message.getSection(Section.ADDITIONAL).size()));
      assertEquals(
          Message.parse(ByteBuffer.wrap(octets)), Message.parse(ByteBuffer.wrap(message.toWire())));
    }
  }

  /** dnsjava compresses to names that differ in case, and so changes names; WireDNS does not. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void whatWeWriteIsNoLongerThanWhatDnsjavaWrites(String set) throws Exception {
    ByteBuffer out = ByteBuffer.allocate(0xFFFF);
    int compared = 0;
    for (byte[] octets : MessageSets.octets(set)) {
      Message message = Message.parse(ByteBuffer.wrap(octets));
      Name question = message.questions().get(0).name();
      if (question.hasSameOctets(question.toLowerCase())) {
        message.write(out.clear());
        int dnsjava = Peers.dnsjava(ByteBuffer.wrap(octets)).toWire().length;
        assertTrue(out.position() <= dnsjava, message + ": " + out.position() + ", " + dnsjava);
        compared++;
      }
    }
    assertTrue(compared > 0);
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void minidnsReadsAndWritesAllThatThereIs(String set) throws IOException, WireFormatException {
    for (byte[] octets : MessageSets.octets(set)) {
      DnsMessage message = Peers.minidns(ByteBuffer.wrap(octets));
      assertEquals(
          counts(octets),
          List.of(
              message.questions.size(),
              message.answerSection.size(),
              message.authoritySection.size(),
              message.additionalSection.size()));
      assertEquals(counts(octets), counts(Peers.write(message)));
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void nettyReadsAndWritesAllThatThereIs(String set) throws Exception {
    NettyPeer peer = new NettyPeer();
    ByteBuf out = Unpooled.buffer();
    for (byte[] octets : MessageSets.octets(set)) {
      ByteBuf in = Unpooled.wrappedBuffer(octets);
      io.netty.handler.codec.dns.DnsMessage message = peer.parse(in);
      assertEquals(
          counts(octets),
          List.of(
              message.count(DnsSection.QUESTION),
              message.count(DnsSection.ANSWER),
              message.count(DnsSection.AUTHORITY),
              message.count(DnsSection.ADDITIONAL)));
      peer.write(message, out);
      assertEquals(counts(octets), counts(Unpooled.copiedBuffer(out).array()));
      assertTrue(message.release());
      assertEquals(1, in.refCnt(), "every record's reference was given back");
    }
  }
}
