package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests splitting the octets of a connection into messages. */
class FrameInputTest {
  /** Counts the octets of all buffers allocated, which are the octets copied to them. */
  private static final class Counting extends AbstractByteBufAllocator {
    private final UnpooledByteBufAllocator source = new UnpooledByteBufAllocator(true);
    long octets;
    int buffers;

    @Override
    protected ByteBuf newDirectBuffer(int initial, int most) {
      octets += initial;
      buffers++;
      return source.directBuffer(initial, most);
    }

    @Override
    protected ByteBuf newHeapBuffer(int initial, int most) {
      throw new AssertionError("nobody wants a buffer on the heap");
    }

    @Override
    public boolean isDirectBufferPooled() {
      return false;
    }

    long held() {
      return source.metric().usedDirectMemory();
    }
  }

  private final Counting allocator = new Counting();
  private final FrameInput frames = new FrameInput(allocator);

  private static byte[] octets(ByteBuffer message) {
    byte[] octets = new byte[message.remaining()];
    message.get(octets);
    return octets;
  }

  /** Returns frames of these lengths; each message is its number, repeated. */
  private static ByteBuffer stream(int... lengths) {
    ByteBuffer all = ByteBuffer.allocate(1 << 20);
    for (int i = 0; i < lengths.length; i++) {
      all.putShort((short) lengths[i]);
      for (int k = 0; k < lengths[i]; k++) {
        all.put((byte) i);
      }
    }
    return all.flip();
  }

  private List<Integer> take(ByteBuffer piece) {
    frames.begin(piece);
    List<Integer> lengths = new ArrayList<>();
    for (var message = frames.next(); message != null; message = frames.next()) {
      byte[] octets = octets(message);
      for (byte octet : octets) {
        assertEquals(octets[0], octet);
      }
      lengths.add(octets.length);
    }
    frames.end();
    return lengths;
  }

  @Test
  void wholeFramesAreNotCopied() {
    assertEquals(List.of(12, 0, 300), take(stream(12, 0, 300)));
    assertTrue(frames.isEmpty());
    assertEquals(0, allocator.buffers);
  }

  @Test
  void everyWayToCutAStreamInTwo() {
    ByteBuffer all = stream(12, 1, 0, 40);
    for (int cut = 0; cut <= all.limit(); cut++) {
      List<Integer> lengths = take(all.slice(0, cut));
      lengths.addAll(take(all.slice(cut, all.limit() - cut)));
      assertEquals(List.of(12, 1, 0, 40), lengths, "cut at " + cut);
      assertTrue(frames.isEmpty());
      assertEquals(0, allocator.held());
    }
  }

  @Test
  void anOctetAtATime() {
    ByteBuffer all = stream(12, 0, 700, 1);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < all.limit(); i++) {
      lengths.addAll(take(all.slice(i, 1)));
    }
    assertEquals(List.of(12, 0, 700, 1), lengths);
    assertEquals(0, allocator.held());
  }

  @Test
  void aLengthIsKnownBeforeItsMessageIsThere() {
    frames.begin(ByteBuffer.wrap(new byte[] {1}));
    assertEquals(-1, frames.length());
    frames.end();
    frames.begin(ByteBuffer.wrap(new byte[] {2, 3}));
    assertEquals(0x102, frames.length());
    assertNull(frames.next());
    frames.end();
    assertFalse(frames.isEmpty());
    frames.release();
  }

  @Test
  void copyingGrowsWithWhatComesAndNotWithItsSquare() {
    int count = 3_000;
    int[] lengths = new int[count];
    Arrays.fill(lengths, 18);
    ByteBuffer all = stream(lengths);
    int octets = all.remaining();
    // Read one message at a time, like a connection with a limit of one request in flight.
    frames.begin(all);
    assertEquals(18, frames.next().remaining());
    frames.end();
    for (int i = 1; i < count; i++) {
      frames.begin();
      assertEquals((byte) i, frames.next().get(17));
      frames.end();
    }
    assertTrue(frames.isEmpty());
    assertEquals(0, allocator.held());
    // Copying at each message would copy 90 million octets.
    assertTrue(allocator.octets <= 2L * octets, allocator.octets + " octets copied");
  }

  @Test
  void whatIsHeldIsNoMoreThanTwiceWhatIsLeft() {
    int[] lengths = new int[1_000];
    Arrays.fill(lengths, 50);
    frames.begin(stream(lengths));
    frames.end();
    for (int left = 1_000 * 52; left > 52; ) {
      frames.begin();
      frames.next();
      frames.end();
      left -= 52;
      assertTrue(frames.capacity() <= 2 * left + 52, frames.capacity() + " held for " + left);
    }
    frames.release();
    assertEquals(0, allocator.held());
  }

  @Test
  void releasedWhileAMessageIsReadItFreesAtTheEnd() {
    frames.begin(stream(12, 12));
    frames.end();
    frames.begin();
    ByteBuffer message = frames.next();
    frames.release();
    assertEquals(0, message.get(11));
    assertNull(frames.next());
    frames.end();
    assertEquals(0, allocator.held());
    frames.begin(stream(12));
    assertNull(frames.next());
    frames.end();
    assertEquals(0, allocator.held());
  }
}
