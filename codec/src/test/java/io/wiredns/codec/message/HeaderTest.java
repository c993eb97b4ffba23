package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Buffers;
import io.wiredns.codec.Hex;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class HeaderTest {
  @Test
  void twelveOctetsArePeekedAtAndNoMore() throws WireFormatException {
    byte[] octets = Hex.of("0102 8583 0304 ffff 0506 8000", "ff ff ff");
    for (ByteBuffer buffer : Buffers.reading(octets).values()) {
      String before = Buffers.state(buffer);
      assertEquals(new Header(0x0102, 0x8583, 0x0304, 0xFFFF, 0x0506, 0x8000), Header.peek(buffer));
      assertEquals(before, Buffers.state(buffer));
    }
  }

  @Test
  void lessThanTwelveOctetsAreRefused() {
    for (int length = 0; length < 12; length++) {
      ByteBuffer buffer = ByteBuffer.allocate(20).position(3).limit(3 + length);
      WireFormatException fault =
          assertThrows(WireFormatException.class, () -> Header.peek(buffer));
      assertEquals(MessageFault.HEADER_TRUNCATED, fault.fault());
      assertEquals(length, fault.offset());
      assertEquals("header", fault.field());
    }
  }

  @Test
  void whatIsWrittenIsPeekedAtAgain() throws WireFormatException {
    Header header = new Header(0xFFFE, 0x1234, 1, 2, 3, 0xFFFF);
    for (ByteBuffer buffer : Buffers.writing(12).values()) {
      int position = buffer.position();
      var order = buffer.order();
      header.write(buffer);
      assertEquals(position + 12, buffer.position());
      assertEquals(order, buffer.order());
      assertArrayEquals(
          Hex.of("fffe 1234 0001 0002 0003 ffff"), Buffers.octets(buffer, position, position + 12));
      assertEquals(header, Header.peek(buffer.position(position)));
    }
    ByteBuffer small = ByteBuffer.allocate(11);
    assertThrows(BufferOverflowException.class, () -> header.write(small));
    assertEquals(0, small.position());
    assertEquals(0, small.get(0));
  }

  private record Flag(int bit, Predicate<Header> test) {}

  @Test
  void eachFlagIsItsBitOfRfc6895Section2AndNoOther() {
    List<Flag> flags =
        List.of(
            new Flag(0x8000, Header::isResponse),
            new Flag(0x0400, Header::isAuthoritative),
            new Flag(0x0200, Header::isTruncated),
            new Flag(0x0100, Header::isRecursionDesired),
            new Flag(0x0080, Header::isRecursionAvailable),
            new Flag(0x0040, Header::hasReservedBit),
            new Flag(0x0020, Header::isAuthenticData),
            new Flag(0x0010, Header::isCheckingDisabled));
    for (int bit = 1; bit < 0x10000; bit <<= 1) {
      Header header = new Header(0, bit, 0, 0, 0, 0);
      for (Flag flag : flags) {
        assertEquals(flag.bit() == bit, flag.test().test(header), bit + " " + flag);
      }
    }
  }

  @Test
  void opcodeAndRcodeAreTheirBits() {
    Header header = new Header(0, 0x7800 | 0x000F, 0, 0, 0, 0);
    assertEquals(Opcode.of(15), header.opcode());
    assertEquals(15, header.rcodeBits());
    assertEquals(Opcode.UPDATE, new Header(0, 0x2800, 0, 0, 0, 0).opcode());
    assertEquals(Opcode.QUERY, new Header(0, 0x87FF, 0, 0, 0, 0).opcode());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    for (int field = 0; field < 6; field++) {
      for (int value : new int[] {-1, 65_536}) {
        int[] fields = new int[6];
        fields[field] = value;
        String message =
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                        new Header(
                            fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]))
                .getMessage();
        assertTrue(message.contains(Integer.toString(value)), message);
      }
    }
  }
}
