package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsciiBufferTest {
  private final AsciiBuffer buffer = new AsciiBuffer();

  private String taken() {
    String text = buffer.toString();
    buffer.clear();
    return text;
  }

  @Test
  void numbers() {
    for (int i = 0; i < 20_000; i++) {
      assertEquals(Integer.toString(i), buffer.number(i) == buffer ? taken() : "");
    }
    for (long power = 1; power > 0; power *= 2) {
      for (long number : new long[] {power - 1, power, -power, 3 * power, Long.MIN_VALUE}) {
        buffer.number(number);
        assertEquals(Long.toString(number), taken());
      }
    }
    for (long power = 1; power < Long.MAX_VALUE / 10; power *= 10) {
      buffer.number(power - 1).append(' ').number(power);
      assertEquals((power - 1) + " " + power, taken());
    }
  }

  @Test
  void hexadecimal() {
    byte[] octets = new byte[256];
    for (int i = 0; i < 256; i++) {
      octets[i] = (byte) i;
    }
    buffer.hex(octets, 0, 256);
    assertEquals(HexFormat.of().formatHex(octets), taken());
    buffer.hex(octets, 254, 256).hex(octets, 3, 3);
    assertEquals("feff", taken());
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.hex(octets, 200, 257));
  }

  @Test
  void addresses() {
    byte[] octets = HexFormat.of().parseHex("0020010db8000000000000000000000001c0000201");
    buffer.address(octets, 1, 16).append(' ').address(octets, 17, 4);
    assertEquals("2001:db8::1 192.0.2.1", taken());
    assertThrows(IllegalArgumentException.class, () -> buffer.address(octets, 0, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.address(octets, 18, 4));
    assertEquals(0, buffer.length());
  }

  @Test
  void replacedCharacters() {
    byte[] escape = "\\124".getBytes(StandardCharsets.US_ASCII);
    buffer.append("|a|");
    assertSame(buffer, buffer.replace(3, '|', escape).append("||b|"));
    assertEquals("|a|\\124\\124b\\124", buffer.replace(3, '|', escape).toString());
    buffer.replace(0, 'a', "b".getBytes(StandardCharsets.US_ASCII));
    assertEquals("|b|\\124\\124b\\124", taken());
    assertEquals("", buffer.replace(0, '|', escape).toString());
    assertThrows(IllegalArgumentException.class, () -> buffer.replace(0, '|', new byte[0]));
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.replace(1, '|', escape));
    buffer.append("|".repeat(1_000_000)).replace(0, '|', escape);
    assertEquals(4_000_000, taken().length());
  }

  @Test
  void characters() {
    buffer.append("a\u00e9\u0100\u20acb").append("0123", 1, 3).append('\u0080').append('z');
    buffer.ascii("!".getBytes(StandardCharsets.US_ASCII));
    assertEquals("a???b12?z!", taken());
    assertThrows(IndexOutOfBoundsException.class, () -> buffer.append("abc", 1, 4));
    assertEquals(0, buffer.length());
  }

  @Test
  void namesOfAllOctets() throws WireFormatException {
    Random random = new Random(1);
    for (int round = 0; round < 2_000; round++) {
      byte[] name = new byte[64 * (1 + random.nextInt(3)) + 1];
      random.nextBytes(name);
      for (int i = 0; i < name.length - 1; i += 64) {
        name[i] = 63;
      }
      name[name.length - 1] = 0;
      buffer.name(name, 0);
      assertEquals(Name.fromWire(Octets.of(name)).toString(), taken());
    }
    buffer.name(new byte[1], 0);
    assertEquals(".", taken());
  }

  @Test
  void compressedNames() {
    byte[] message =
        HexFormat.of().parseHex("00".repeat(12) + "0161c0ff" + "0162" + "00" + "0163c010" + "c013");
    buffer.name(message, 16).append(' ').name(message, 19).append(' ').name(message, 23);
    assertEquals("b. c.b. c.b.", taken());
    for (int at : new int[] {-1, 12, 24, 25, 26}) {
      assertThrows(IllegalArgumentException.class, () -> buffer.name(message, at), "at " + at);
    }
    for (String wrong : new String[] {"c000", "c00c", "400000", "800c", "0261", "c0", "03616263"}) {
      byte[] octets = HexFormat.of().parseHex("00".repeat(12) + wrong);
      assertThrows(IllegalArgumentException.class, () -> buffer.name(octets, 12), wrong);
    }
    assertEquals(0, buffer.length());
  }

  @Test
  void namesThatAreTooLong() {
    String labels = ("3f" + "61".repeat(63)).repeat(3);
    byte[] longest = HexFormat.of().parseHex(labels + "3d" + "62".repeat(61) + "00");
    buffer.name(longest, 0);
    assertEquals(254, taken().length());
    byte[] tooLong = HexFormat.of().parseHex(labels + "3e" + "62".repeat(62) + "00");
    assertThrows(IllegalArgumentException.class, () -> buffer.name(tooLong, 0));
    StringBuilder chain = new StringBuilder("00".repeat(12) + "016100");
    int target = 12;
    for (int i = 0; i < 128; i++) {
      chain.append("%04x".formatted(0xC000 | target));
      target = 15 + 2 * i;
    }
    byte[] message = HexFormat.of().parseHex(chain);
    buffer.name(message, message.length - 4);
    assertEquals("a.", taken());
    assertThrows(IllegalArgumentException.class, () -> buffer.name(message, message.length - 2));
  }

  @Test
  void textIsPassedOn() throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    AsciiBuffer passing = new AsciiBuffer(target);
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      passing.number(i).append('\n');
      whole.append(i).append('\n');
      passing.passOnIfFull();
      assertTrue(passing.length() < AsciiBuffer.FLUSH_AT, "not passed on");
    }
    passing.flush();
    assertEquals(0, passing.length());
    assertEquals(whole.toString(), target.toString(StandardCharsets.US_ASCII));

    buffer.append("kept").flush();
    assertEquals("kept", buffer.toString());
    target.reset();
    buffer.moveTo(target);
    assertEquals("kept", target.toString(StandardCharsets.US_ASCII));
    assertEquals(0, buffer.length());
  }

  @Test
  void textThatCannotBeWrittenIsKept() {
    buffer.append("kept");
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("full");
          }
        };
    assertThrows(IOException.class, () -> buffer.moveTo(full));
    assertEquals("kept", buffer.toString());
  }

  @Test
  void aClearedBufferKeepsItsArrayUnlessItIsLong() {
    buffer.append("x".repeat(100_000));
    byte[] array = buffer.text;
    buffer.clear();
    assertSame(array, buffer.text);
    buffer.append("x".repeat(3_000_000)).clear();
    assertTrue(buffer.text.length < 1 << 20, buffer.text.length + " octets kept");
  }
}
