package io.wiredns.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads arbitrary octets as a stream of messages, in pieces of any size. */
class FramingFuzzTest {
  static Stream<byte[]> streams() {
    byte[] large = new byte[70_002];
    large[1] = large[2] = (byte) 0xFF;
    return Stream.of(
        new byte[] {1},
        new byte[] {1, 0},
        new byte[] {3, 0, 0},
        new byte[] {2, 0, 3, 1, 2, 3, 0, 1, 9},
        new byte[] {7, 0, 9, 1, 2, 3},
        new byte[] {5, 1, 0, 3},
        large);
  }

  /** A stream that returns at most this number of octets from each read. */
  private static final class Trickle extends InputStream {
    private final byte[] octets;
    private final int most;
    private int at;

    Trickle(byte[] octets, int from, int most) {
      this.octets = octets;
      this.most = most;
      at = from;
    }

    @Override
    public int read() {
      return at == octets.length ? -1 : octets[at++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      int count = Math.min(Math.min(length, most), octets.length - at);
      if (count == 0) {
        return length == 0 ? 0 : -1;
      }
      System.arraycopy(octets, at, target, from, count);
      at += count;
      return count;
    }
  }

  /** The first octet is the size of the pieces minus one. */
  @MethodSource("streams")
  @FuzzTest
  void frames(byte[] input) throws IOException {
    if (input.length == 0) {
      return;
    }
    List<byte[]> expected = new ArrayList<>();
    int at = 1;
    while (at + 2 <= input.length) {
      int end = at + 2 + ((input[at] & 0xFF) << 8 | input[at + 1] & 0xFF);
      if (end > input.length) {
        break;
      }
      expected.add(Arrays.copyOfRange(input, at + 2, end));
      at = end;
    }
    boolean whole = at == input.length;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    boolean ended = read(new Trickle(input, 1, (input[0] & 0xFF) + 1), expected, written);
    assertEquals(whole, ended, "a stream that ends inside a frame");
    assertArrayEquals(Arrays.copyOfRange(input, 1, at), written.toByteArray());
  }

  /** Reads all frames and writes them again; returns whether the stream ended after a frame. */
  private static boolean read(InputStream in, List<byte[]> expected, ByteArrayOutputStream out)
      throws IOException {
    FrameReader reader = new FrameReader(in);
    FrameWriter writer = new FrameWriter(out);
    int frames = 0;
    try {
      for (ByteBuffer frame = reader.next(); frame != null; frame = reader.next()) {
        assertFalse(frames == expected.size(), "a frame too many");
        byte[] octets = new byte[frame.remaining()];
        frame.duplicate().get(octets);
        assertArrayEquals(expected.get(frames++), octets);
        writer.write(frame);
      }
    } catch (EOFException cut) {
      assertEquals(expected.size(), frames);
      return false;
    }
    assertEquals(expected.size(), frames);
    return true;
  }
}
