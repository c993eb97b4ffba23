package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
  /** A stream that records the length of each write. */
  private static final class Recorder extends ByteArrayOutputStream {
    private final List<Integer> writes = new ArrayList<>();
    private boolean flushed;

    @Override
    public synchronized void write(int octet) {
      writes.add(1);
      super.write(octet);
    }

    @Override
    public synchronized void write(byte[] octets, int from, int length) {
      writes.add(length);
      super.write(octets, from, length);
    }

    @Override
    public void flush() {
      flushed = true;
    }
  }

  @Test
  void lengthAndMessageAreOneWrite() throws IOException {
    Recorder out = new Recorder();
    FrameWriter writer = new FrameWriter(out);
    writer.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    writer.write(ByteBuffer.allocate(0));
    writer.write(ByteBuffer.allocate(300));
    assertEquals(List.of(5, 2, 302), out.writes);
    assertEquals(
        "0003010203" + "0000" + "012c" + "00".repeat(300),
        HexFormat.of().formatHex(out.toByteArray()));
    assertEquals(false, out.flushed);
  }

  @Test
  void messagesInBuffersOfAnyKindAreNotDisturbed() throws IOException {
    ByteBuffer heap = ByteBuffer.wrap(new byte[] {9, 9, 1, 2, 3, 9}).position(2).limit(5);
    ByteBuffer direct = ByteBuffer.allocateDirect(6).put(new byte[] {9, 1, 2, 3, 9, 9});
    direct.position(1).limit(4).order(ByteOrder.LITTLE_ENDIAN);
    for (ByteBuffer message :
        List.of(heap, heap.slice(), heap.asReadOnlyBuffer(), direct, direct.asReadOnlyBuffer())) {
      String before = message + " " + message.order();
      Recorder out = new Recorder();
      new FrameWriter(out).write(message);
      assertEquals("0003010203", HexFormat.of().formatHex(out.toByteArray()));
      assertEquals(before, message + " " + message.order());
    }
  }

  @Test
  void aFrameHoldsAtMost65535Octets() throws IOException {
    Recorder out = new Recorder();
    FrameWriter writer = new FrameWriter(out);
    ByteBuffer longer = ByteBuffer.allocate(65_536);
    assertThrows(IllegalArgumentException.class, () -> writer.write(longer));
    assertEquals(0, out.size());
    writer.write(longer.limit(65_535));
    assertEquals(2 + 65_535, out.size());
    assertEquals(-1, out.toByteArray()[0]);
    assertEquals(-1, out.toByteArray()[1]);
    assertThrows(NullPointerException.class, () -> new FrameWriter(null));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Recorder out = new Recorder();
    FrameWriter writer = new FrameWriter(out);
    List<byte[]> messages = new ArrayList<>();
    for (int length : new int[] {0, 1, 512, 513, 5, 65_535, 2}) {
      byte[] message = new byte[length];
      java.util.Arrays.fill(message, (byte) length);
      messages.add(message);
      writer.write(ByteBuffer.wrap(message));
    }
    FrameReader reader = new FrameReader(new ByteArrayInputStream(out.toByteArray()));
    for (byte[] expected : messages) {
      ByteBuffer read = reader.next();
      byte[] octets = new byte[read.remaining()];
      read.get(octets);
      assertArrayEquals(expected, octets);
    }
    assertEquals(null, reader.next());
  }
}
