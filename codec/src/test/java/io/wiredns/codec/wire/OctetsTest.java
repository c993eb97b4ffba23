package io.wiredns.codec.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class OctetsTest {
  @Test
  void nothingIsSharedWithTheCaller() {
    byte[] source = {1, 2, 3};
    Octets whole = Octets.of(source);
    Octets part = Octets.of(source, 1, 2);
    Octets buffer = Octets.of(ByteBuffer.wrap(source));
    source[1] = 9;
    assertEquals("010203", whole.toHex());
    assertEquals("0203", part.toHex());
    assertEquals("010203", buffer.toHex());
    whole.toArray()[0] = 9;
    assertEquals(1, whole.octetAt(0));
  }

  @Test
  void aBufferIsReadFromPositionToLimitAndNotDisturbed() {
    for (ByteBuffer buffer :
        new ByteBuffer[] {ByteBuffer.allocate(6), ByteBuffer.allocateDirect(6)}) {
      buffer.put(new byte[] {0, 1, 2, 3, 4, 5}).position(2).limit(5).order(ByteOrder.LITTLE_ENDIAN);
      assertEquals("020304", Octets.of(buffer).toHex());
      assertEquals("020304", Octets.of(buffer.asReadOnlyBuffer()).toHex());
      assertEquals(2, buffer.position());
      assertEquals(5, buffer.limit());
      assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
    }
  }

  @Test
  void partsStayInsideTheArray() {
    byte[] source = new byte[4];
    assertSame(Octets.EMPTY, Octets.of(source, 4, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source, 1, 4));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source, -1, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source, 1, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source, 1, Integer.MAX_VALUE));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source).octetAt(4));
    assertThrows(IndexOutOfBoundsException.class, () -> Octets.of(source).copyTo(new byte[4], 1));
  }

  @Test
  void equalOctetsAreEqual() {
    assertEquals(Octets.fromHex("00ff"), Octets.of((byte) 0, (byte) -1));
    assertEquals(Octets.fromHex("00FF").hashCode(), Octets.fromHex("00ff").hashCode());
    assertNotEquals(Octets.fromHex("00FE").hashCode(), Octets.fromHex("00ff").hashCode());
    assertNotEquals(Octets.fromHex("00ff"), Octets.fromHex("00fe"));
    assertNotEquals(Octets.fromHex("00"), Octets.fromHex("0000"));
    assertSame(Octets.EMPTY, Octets.fromHex(""));
    assertThrows(IllegalArgumentException.class, () -> Octets.fromHex("0"));
    assertThrows(IllegalArgumentException.class, () -> Octets.fromHex("0g"));
  }

  @Test
  void theOrderIsUnsignedWithAShorterPrefixFirst() {
    String[] sorted = {"", "00", "0000", "01", "7f", "7fff", "80", "ff", "ff00"};
    for (int i = 0; i < sorted.length; i++) {
      for (int k = 0; k < sorted.length; k++) {
        int order = Octets.fromHex(sorted[i]).compareTo(Octets.fromHex(sorted[k]));
        assertEquals(Integer.compare(i, k), Integer.signum(order), sorted[i] + " " + sorted[k]);
      }
    }
  }

  @Test
  void textFormsAreThoseOfTheirRfcs() {
    // RFC 4648 section 10.
    assertEquals("Zm9vYmE=", Octets.utf8("fooba").toBase64());
    assertEquals("666f6f", Octets.utf8("foo").toHex());
    assertEquals("666f6f", Octets.utf8("foo").toString());
    assertEquals("c3a4", Octets.utf8("\u00e4").toHex());
    assertEquals("\u00e4", Octets.fromHex("c3a4").toUtf8());
    assertTrue(Octets.fromHex("ff").toUtf8().equals("\ufffd"));
    byte[] target = new byte[4];
    Octets.fromHex("0102").copyTo(target, 1);
    assertArrayEquals(new byte[] {0, 1, 2, 0}, target);
  }
}
