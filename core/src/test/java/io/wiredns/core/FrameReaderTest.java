package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
  /** A stream that returns at most this number of octets from each read. */
  private static final class Dribble extends FilterInputStream {
    private final int most;
    private boolean closed;

    Dribble(byte[] octets, int most) {
      super(new ByteArrayInputStream(octets));
      this.most = most;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      return super.read(target, from, Math.min(length, most));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static String text(ByteBuffer message) {
    byte[] octets = new byte[message.remaining()];
    message.get(message.position(), octets);
    return HexFormat.of().formatHex(octets);
  }

  private static FrameReader reader(String hex) {
    return new FrameReader(new ByteArrayInputStream(hex(hex)));
  }

  @Test
  void framesComeInTheirOrderHoweverTheStreamIsSplit() throws IOException {
    byte[] stream = hex("0003 010203 0000 0001 ff 0004 0a0b0c0d");
    for (int most = 1; most <= stream.length; most++) {
      Dribble in = new Dribble(stream, most);
      FrameReader reader = new FrameReader(in);
      for (String expected : new String[] {"010203", "", "ff", "0a0b0c0d"}) {
        ByteBuffer message = reader.next();
        assertEquals(0, message.position());
        assertFalse(message.isReadOnly());
        assertEquals(expected, text(message));
      }
      assertNull(reader.next());
      assertNull(reader.next());
      assertFalse(in.closed);
    }
  }

  @Test
  void framesOfEverySizeUpToTheLargestAreRead() throws IOException {
    for (int length : new int[] {511, 512, 513, 1024, 1025, 32_768, 65_534, 65_535}) {
      byte[] stream = new byte[2 * (2 + length)];
      for (int frame = 0; frame < 2; frame++) {
        int at = frame * (2 + length);
        stream[at] = (byte) (length >>> 8);
        stream[at + 1] = (byte) length;
        stream[at + 2] = (byte) (1 + frame);
        stream[at + 1 + length] = (byte) (3 + frame);
      }
      FrameReader reader = new FrameReader(new Dribble(stream, 700));
      for (int frame = 0; frame < 2; frame++) {
        ByteBuffer message = reader.next();
        assertEquals(length, message.remaining());
        assertEquals(1 + frame, message.get(0));
        assertEquals(3 + frame, message.get(length - 1));
      }
      assertNull(reader.next());
    }
  }

  @Test
  void aSmallFrameAfterALargeOneHasNothingOfIt() throws IOException {
    byte[] stream = new byte[2 + 2000 + 4];
    java.util.Arrays.fill(stream, (byte) 0xEE);
    stream[0] = 2000 >>> 8;
    stream[1] = (byte) 2000;
    stream[2002] = 0;
    stream[2003] = 2;
    FrameReader reader = new FrameReader(new ByteArrayInputStream(stream));
    assertEquals(2000, reader.next().remaining());
    assertEquals("eeee", text(reader.next()));
  }

  private static void endsAt(int octet, String hex) throws IOException {
    FrameReader reader = reader(hex);
    String message =
        assertThrows(
                EOFException.class,
                () -> {
                  while (reader.next() != null) {
                    // the frames before
                  }
                })
            .getMessage();
    assertTrue(message.endsWith("at octet " + octet), message);
  }

  @Test
  void theOctetIsNamedAtWhichAStreamEndsInsideAFrame() throws IOException {
    endsAt(1, "00");
    endsAt(2, "0001");
    endsAt(4, "0003 0102");
    endsAt(6, "0003 010203 ff");
    endsAt(7, "0003 010203 ffff");
    endsAt(9, "0003 010203 ffff 0000");
    endsAt(3, "0000 00");
  }

  @Test
  void manySmallFramesCostOneRead() throws IOException {
    int[] reads = {0};
    InputStream in =
        new FilterInputStream(new ByteArrayInputStream(hex("0001ff".repeat(1000)))) {
          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            reads[0]++;
            return super.read(target, from, length);
          }
        };
    FrameReader reader = new FrameReader(in);
    ByteBuffer first = reader.next();
    for (int i = 1; i < 1000; i++) {
      first.order(java.nio.ByteOrder.LITTLE_ENDIAN).position(1);
      assertSame(first, reader.next());
      assertEquals("ff", text(first));
      assertEquals(java.nio.ByteOrder.BIG_ENDIAN, first.order());
    }
    assertEquals(1, reads[0]);
    assertNull(reader.next());
  }

  @Test
  void anEmptyStreamHasNoFrame() throws IOException {
    assertNull(reader("").next());
    assertThrows(NullPointerException.class, () -> new FrameReader(null));
  }

  @Test
  void whatTheStreamThrowsComesThrough() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken");
          }
        };
    assertEquals(
        "broken",
        assertThrows(IOException.class, () -> new FrameReader(broken).next()).getMessage());
  }
}
