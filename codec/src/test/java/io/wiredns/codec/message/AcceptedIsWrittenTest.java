package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that fit only if the writer compresses as well as their sender did. */
class AcceptedIsWrittenTest {
  private static final int LARGEST = WireLimits.MESSAGE_OCTETS;

  /** Records in the answer section. */
  private static final class Answers {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private int count;

    Answers() {
      octets.writeBytes(new byte[WireLimits.HEADER_OCTETS]);
    }

    int length() {
      return octets.size();
    }

    void add(byte[] owner, RecordType type, byte[]... rdata) {
      octets.writeBytes(owner);
      octets.writeBytes(u16(type.value()));
      octets.writeBytes(u16(1));
      octets.writeBytes(new byte[4]);
      octets.writeBytes(u16(Arrays.stream(rdata).mapToInt(part -> part.length).sum()));
      Arrays.stream(rdata).forEach(octets::writeBytes);
      count++;
    }

    byte[] message() {
      byte[] message = octets.toByteArray();
      Bytes.put16(message, 6, count);
      return message;
    }
  }

  private static byte[] u16(int value) {
    return new byte[] {(byte) (value >>> 8), (byte) value};
  }

  private static byte[] pointer(int offset) {
    return u16(0xC000 | offset);
  }

  /** Returns a name of 255 octets whose last label has its letters in a given case. */
  private static byte[] longName(int casing) {
    byte[] name = new byte[WireLimits.NAME_OCTETS];
    int p = 0;
    for (int length : new int[] {63, 63, 63, 61}) {
      name[p] = (byte) length;
      for (int i = 1; i <= length; i++) {
        boolean upper = p == 192 && i <= 30 && (casing >>> i - 1 & 1) != 0;
        name[p + i] = (byte) (upper ? 'X' : 'x');
      }
      p += length + 1;
    }
    return name;
  }

  /** Reads, writes and reads a message again; returns the number of octets written. */
  private static int written(byte[] octets) throws WireFormatException {
    Message message = Message.parse(ByteBuffer.wrap(octets));
    ByteBuffer out = ByteBuffer.allocate(LARGEST);
    assertTrue(new MessageWriter().write(message, out), octets.length + " octets were read");
    int length = out.flip().remaining();
    Message again = Message.parse(out);
    assertEquals(message, again);
    assertEquals(Content.of(message), Content.of(again));
    ByteBuffer truncated = ByteBuffer.allocate(LARGEST);
    WriteResult result = new MessageWriter().writeTruncated(message, truncated, LARGEST);
    assertEquals(WriteResult.COMPLETE, result);
    assertEquals(message, Message.parse(truncated.flip()));
    return length;
  }

  @ParameterizedTest
  @CsvSource({"11,2998", "20,5990", "20,65527", "200,65530"})
  void namesThatDifferOnlyInCaseArePointedAt(int names, int size) throws WireFormatException {
    Answers answers = new Answers();
    int[] starts = new int[names];
    for (int i = 0; i < names && answers.length() + 265 <= size; i++) {
      starts[i] = answers.length();
      answers.add(longName(i), RecordType.NULL);
    }
    for (int i = 0; answers.length() + 12 <= size; i++) {
      int start = starts[i % names];
      answers.add(pointer(start > WireLimits.POINTER_OFFSET ? starts[0] : start), RecordType.NULL);
    }
    byte[] message = answers.message();
    assertEquals(message.length, written(message));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RP", "AFSDB", "RT", "SIG", "PX", "NXT", "NAPTR", "SRV"})
  void namesThatAReceiverExpandsAreCompressedIfNothingElseHelps(String type)
      throws WireFormatException {
    Answers answers = new Answers();
    answers.add(longName(0), RecordType.NULL);
    byte[] name = pointer(WireLimits.HEADER_OCTETS);
    byte[][] rdata =
        switch (type) {
          case "RP" -> new byte[][] {name, name};
          case "AFSDB", "RT" -> new byte[][] {u16(1), name};
          case "PX" -> new byte[][] {u16(1), name, name};
          case "SIG" -> new byte[][] {new byte[18], name, new byte[8]};
          case "NXT" -> new byte[][] {name, new byte[] {0x40}};
          case "NAPTR" -> new byte[][] {new byte[7], name};
          default -> new byte[][] {new byte[6], name};
        };
    while (answers.length() + 48 <= LARGEST) {
      answers.add(name, RecordType.parse(type), rdata);
    }
    byte[] message = answers.message();
    assertEquals(message.length, written(message));
    Message parsed = Message.parse(ByteBuffer.wrap(message));
    // A larger buffer would suffice, so no further names are compressed.
    assertFalse(new MessageWriter().write(parsed, ByteBuffer.allocate(LARGEST - 1)));
  }

  @Test
  void namesInDataThatAreNeverCompressedArePointedAtIfNothingElseHelps()
      throws WireFormatException {
    Answers answers = new Answers();
    answers.add(new byte[1], RecordType.RRSIG, new byte[18], longName(1), new byte[8]);
    byte[] signer = pointer(WireLimits.HEADER_OCTETS + 1 + 10 + 18);
    while (answers.length() + 12 <= LARGEST) {
      answers.add(signer, RecordType.NULL);
    }
    byte[] message = answers.message();
    assertTrue(message.length > LARGEST - 200);
    assertEquals(message.length, written(message));
  }

  /** The exception that MessageWriter's Javadoc names. */
  @Test
  void namesInsideTextHaveNoOtherPlaceAndAreWrittenBesides() throws WireFormatException {
    Answers answers = new Answers();
    answers.add(new byte[1], RecordType.NULL, longName(2));
    byte[] text = pointer(WireLimits.HEADER_OCTETS + 1 + 10);
    answers.add(text, RecordType.NULL);
    byte[] small = answers.message();
    assertEquals(small.length + WireLimits.NAME_OCTETS - 2, written(small));
    while (answers.length() + 12 <= LARGEST) {
      answers.add(text, RecordType.NULL);
    }
    Message parsed = Message.parse(ByteBuffer.wrap(answers.message()));
    assertFalse(new MessageWriter().write(parsed, ByteBuffer.allocate(LARGEST)));
  }
}
