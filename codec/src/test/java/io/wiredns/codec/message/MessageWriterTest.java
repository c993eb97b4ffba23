package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Naptr;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Rp;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private static final Name EXAMPLE = Name.of("example.org");

  private static ResourceRecord record(String owner, RData rdata) {
    return new ResourceRecord(Name.of(owner), 300, rdata);
  }

  private static Message response(RData... answers) {
    MessageBuilder builder =
        Message.builder().id(0x1234).response(true).question(new Question(EXAMPLE, RecordType.MX));
    for (RData rdata : answers) {
      builder.answer(new ResourceRecord(EXAMPLE, 300, rdata));
    }
    return builder.build();
  }

  @Test
  void namesAreCompressedAgainstTheLongestSuffixThatStandsThere() {
    byte[] written =
        Written.octets(
            response(
                new Mx(10, Name.of("mail.example.org")),
                new Mx(20, Name.of("b.mail.example.org"))));
    assertEquals(
        "1234 8000 0001 0002 0000 0000"
            + " 076578616d706c65 036f7267 00 000f 0001"
            + " c00c 000f 0001 0000012c 0009 000a 046d61696c c00c"
            + " c00c 000f 0001 0000012c 0006 0014 0162 c02b",
        grouped(written));
  }

  /** The message above in hexadecimal, in groups. */
  private static String grouped(byte[] octets) {
    String hex = Hex.text(octets);
    int[] lengths = {
      4, 4, 4, 4, 4, 4, 16, 8, 2, 4, 4, 4, 4, 4, 8, 4, 4, 10, 4, 4, 4, 4, 8, 4, 4, 4, 4
    };
    StringBuilder text = new StringBuilder();
    int p = 0;
    for (int length : lengths) {
      text.append(hex, p, Math.min(hex.length(), p + length)).append(' ');
      p = Math.min(hex.length(), p + length);
    }
    return text.append(hex.substring(p)).toString().strip();
  }

  @Test
  void namesThatDifferInCaseAreNotCompressedAgainstEachOther() throws WireFormatException {
    Message message =
        Message.builder()
            .question(new Question(Name.of("WWW.example.ORG"), RecordType.A))
            .answer(record("www.example.ORG", new Cname(Name.of("www.example.org"))))
            .build();
    byte[] written = Written.octets(message);
    Message read = Message.parse(ByteBuffer.wrap(written));
    assertEquals("www.example.ORG.", read.answers().get(0).name().toString());
    assertEquals("www.example.org.", read.answers().get(0).rdata().toText());
    // Only one pointer, to example.ORG of the owner; the target has no suffix with the same octets.
    assertEquals(1, PointerWalker.check(written));
  }

  @Test
  void typesThatAreNewerThanRfc1035HaveNoPointers() {
    RData[] all = {
      new Srv(1, 2, 3, EXAMPLE),
      new Naptr(1, 2, Octets.EMPTY, Octets.EMPTY, Octets.EMPTY, EXAMPLE),
      new Rp(EXAMPLE, EXAMPLE)
    };
    int[] lengths = {6 + 13, 7 + 13, 26};
    for (int i = 0; i < all.length; i++) {
      MessageView view = new MessageView();
      assertTrue(view.tryWrap(ByteBuffer.wrap(Written.octets(response(all[i])))));
      assertEquals(lengths[i], view.record(0).rdataLength(), all[i].type().toString());
    }
  }

  @Test
  void offsetsBeyondFourteenBitsAreNeverPointedAt() throws WireFormatException {
    MessageBuilder transfer = Message.builder().question(new Question(EXAMPLE, RecordType.AXFR));
    for (int i = 0; i < 1000; i++) {
      Name owner = Name.of("host-" + i, EXAMPLE);
      transfer.answer(new ResourceRecord(owner, 300, new Ns(Name.of("ns." + i % 50 + ".net"))));
      transfer.answer(new ResourceRecord(owner, 300, Txt.of("some more octets " + i)));
    }
    Message message = transfer.build();
    byte[] written = Written.octets(message);
    assertTrue(written.length > 3 * 0x4000, "length " + written.length);
    assertTrue(PointerWalker.check(written) > 1000);
    int farthest = PointerWalker.farthest(written);
    assertTrue(farthest > 0x3F00 && farthest <= 0x3FFF, "farthest " + farthest);
    assertEquals(Content.of(message), Content.of(Message.parse(ByteBuffer.wrap(written))));
  }

  @Test
  void theLastOffsetThatAPointerCanSayIsUsed() throws WireFormatException {
    for (int offset : new int[] {0x3FFE, 0x3FFF, 0x4000}) {
      MessageBuilder builder = Message.builder();
      // The root, type to RDLENGTH, then strings of 256 octets up to the offset of the next owner.
      int left = offset - 12 - 11;
      Octets[] strings = new Octets[(left + 255) / 256];
      Arrays.fill(strings, Octets.of(new byte[255]));
      strings[strings.length - 1] = Octets.of(new byte[left - 256 * (strings.length - 1) - 1]);
      builder.answer(new ResourceRecord(Name.ROOT, 0, new Txt(List.of(strings))));
      builder.answer(record("q", new A(1))).answer(record("q", new A(2)));
      byte[] written = Written.octets(builder.build());
      assertEquals('q', written[offset + 1]);
      assertEquals(offset > 0x3FFF ? -1 : offset, PointerWalker.farthest(written));
      assertEquals(builder.build(), Message.parse(ByteBuffer.wrap(written)));
    }
  }

  @Test
  void aCallersBufferIsFilledFromItsPositionAndNothingElseChanges() {
    Message message = response(new Mx(10, Name.of("mail.example.org")));
    byte[] expected = Written.octets(message);
    MessageWriter writer = new MessageWriter();
    Buffers.writing(expected.length)
        .forEach(
            (kind, buffer) -> {
              int position = buffer.position();
              int limit = buffer.limit();
              ByteOrder order = buffer.order();
              ByteBuffer all = buffer.duplicate().clear();
              byte[] before = Buffers.octets(all, 0, position);
              byte[] after = Buffers.octets(all, limit, all.capacity());
              assertTrue(writer.write(message, buffer), kind);
              assertEquals(limit, buffer.position(), kind);
              assertEquals(limit, buffer.limit(), kind);
              assertEquals(order, buffer.order(), kind);
              assertArrayEquals(expected, Buffers.octets(all, position, limit), kind);
              assertArrayEquals(before, Buffers.octets(all, 0, position), kind);
              assertArrayEquals(after, Buffers.octets(all, limit, all.capacity()), kind);
            });
  }

  @Test
  void aReadOnlyBufferIsRefused() {
    Message message = response();
    for (ByteBuffer buffer :
        List.of(
            ByteBuffer.allocate(600).asReadOnlyBuffer(),
            ByteBuffer.allocateDirect(600).asReadOnlyBuffer())) {
      MessageWriter writer = new MessageWriter();
      assertThrows(IllegalArgumentException.class, () -> writer.write(message, buffer));
      assertThrows(
          IllegalArgumentException.class, () -> writer.writeTruncated(message, buffer, 512));
      assertThrows(IllegalArgumentException.class, () -> writer.begin(buffer, 512, 0, 0));
      assertThrows(IllegalArgumentException.class, () -> message.write(buffer));
      assertEquals(0, buffer.position());
    }
  }

  @Test
  void whatDoesNotFitLeavesThePositionAndTheOctetsAfterTheLimit() {
    Message message = response(new Mx(10, Name.of("mail.example.org")), Txt.of("text"));
    int whole = Written.octets(message).length;
    MessageWriter writer = new MessageWriter();
    for (int room = 0; room < whole; room++) {
      for (var kind : Buffers.writing(room).entrySet()) {
        ByteBuffer buffer = kind.getValue();
        int position = buffer.position();
        ByteBuffer all = buffer.duplicate().clear();
        byte[] after = Buffers.octets(all, buffer.limit(), all.capacity());
        assertFalse(writer.write(message, buffer), kind.getKey());
        assertThrows(BufferOverflowException.class, () -> message.write(buffer));
        assertEquals(position, buffer.position(), kind.getKey());
        assertArrayEquals(after, Buffers.octets(all, buffer.limit(), all.capacity()));
      }
    }
  }

  @Test
  void malformedRDataIsRefusedAndTheWriterGoesOn() {
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 1, "x", "y");
    Octets alive = Octets.fromHex("c00c");
    Message bad = response(new A(1), new MalformedRData(RecordType.NS, alive, fault));
    Message good = response(new A(1));
    MessageWriter writer = new MessageWriter();
    for (ByteBuffer out : List.of(ByteBuffer.allocate(600), ByteBuffer.allocateDirect(600))) {
      assertThrows(IllegalArgumentException.class, () -> writer.write(bad, out));
      assertThrows(IllegalArgumentException.class, () -> writer.writeTruncated(bad, out, 512));
      assertEquals(0, out.position());
      assertTrue(writer.write(good, out));
      byte[] octets = Buffers.octets(out, 0, out.position());
      assertArrayEquals(Written.octets(good), octets);
    }
    ByteBuffer out = ByteBuffer.allocate(600);
    writer.begin(out, 600, 0x1234, Header.QR);
    assertTrue(writer.question(good.questions().get(0)));
    int length = writer.length();
    assertThrows(IllegalArgumentException.class, () -> writer.rrset(Section.ANSWER, bad.answers()));
    assertEquals(length, writer.length());
    assertTrue(writer.record(Section.ANSWER, good.answers().get(0)));
    writer.finish();
    assertArrayEquals(Written.octets(good), Buffers.octets(out, 0, out.position()));
  }

  @Test
  void moreThan65535RecordsAreRefused() {
    ResourceRecord small = new ResourceRecord(Name.ROOT, 0, Txt.of(""));
    MessageBuilder builder = Message.builder();
    for (int i = 0; i < 65_535; i++) {
      builder.additional(small);
    }
    Message most = builder.build();
    assertEquals(65_535, most.header().additionalCount());
    assertFalse(new MessageWriter().write(most, ByteBuffer.allocate(1_000_000)));
    builder.additional(small);
    assertThrows(IllegalArgumentException.class, builder::build);
    MessageWriter writer = new MessageWriter().begin(ByteBuffer.allocate(70_000), 70_000, 0, 0);
    assertFalse(writer.rrset(Section.ANSWER, Collections.nCopies(65_536, small)));
    assertEquals(12, writer.length());
  }

  @Test
  void aMessageHasAtMost65535Octets() {
    int fill = 65_535 - 12 - 11;
    for (int extra = 0; extra <= 1; extra++) {
      RData rdata =
          new io.wiredns.codec.rdata.UnknownRData(
              RecordType.of(65280), Octets.of(new byte[fill + extra]));
      Message message = Message.builder().answer(new ResourceRecord(Name.ROOT, 0, rdata)).build();
      assertEquals(extra == 0, new MessageWriter().write(message, ByteBuffer.allocate(70_000)));
      assertEquals(
          extra == 0, new MessageWriter().write(message, ByteBuffer.allocateDirect(70_000)));
    }
  }
}
