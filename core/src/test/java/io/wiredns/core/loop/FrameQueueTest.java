package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests splitting the octets of a connection of the server into messages. */
class FrameQueueTest {
  private final PageStore store = new PageStore(1 << 20);
  private final ByteBuffer shared = ByteBuffer.allocate(2 + WireLimits.MESSAGE_OCTETS);
  private final FrameQueue frames = new FrameQueue(store, shared);

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
      assertEquals(0, message.position());
      for (int i = 1; i < message.limit(); i++) {
        assertEquals(message.get(0), message.get(i));
      }
      lengths.add(message.limit());
    }
    assertTrue(frames.end());
    return lengths;
  }

  @Test
  void aMessageOfOnePieceIsNotCopied() {
    ByteBuffer piece = stream(12, 0, 300);
    frames.begin(piece);
    assertTrue(frames.next().array() == piece.array());
    assertEquals(0, frames.next().remaining());
    assertEquals(300, frames.next().remaining());
    assertNull(frames.next());
    assertTrue(frames.end());
    assertTrue(frames.isEmpty());
    assertEquals(0, store.heldOctets());
  }

  @Test
  void everyWayToCutAStreamInTwo() {
    ByteBuffer all = stream(12, 1, 0, 40);
    for (int cut = 0; cut <= all.limit(); cut++) {
      List<Integer> lengths = take(all.slice(0, cut));
      lengths.addAll(take(all.slice(cut, all.limit() - cut)));
      assertEquals(List.of(12, 1, 0, 40), lengths, "cut at " + cut);
      assertTrue(frames.isEmpty());
      assertEquals(0, store.heldOctets());
    }
  }

  @Test
  void anOctetAtATime() {
    ByteBuffer all = stream(12, 0, 5_000, 1);
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < all.limit(); i++) {
      lengths.addAll(take(all.slice(i, 1)));
    }
    assertEquals(List.of(12, 0, 5_000, 1), lengths);
    assertEquals(0, store.heldOctets());
  }

  @Test
  void anyPieces() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      int[] sent = random.ints(1 + random.nextInt(10), 0, 40_000).toArray();
      ByteBuffer all = stream(sent);
      List<Integer> lengths = new ArrayList<>();
      while (all.hasRemaining()) {
        int count = Math.min(all.remaining(), 1 + random.nextInt(30_000));
        lengths.addAll(take(all.slice(all.position(), count)));
        all.position(all.position() + count);
      }
      assertEquals(Arrays.stream(sent).boxed().toList(), lengths);
      assertEquals(0, store.heldOctets());
    }
  }

  @Test
  void theLongestMessage() {
    ByteBuffer all = stream(65_535);
    assertEquals(List.of(), take(all.slice(0, 65_536)));
    assertEquals(List.of(65_535), take(all.slice(65_536, 1)));
  }

  @Test
  void aLengthIsKnownBeforeItsMessageIsThere() {
    frames.begin(ByteBuffer.wrap(new byte[] {1}));
    assertEquals(-1, frames.length());
    assertTrue(frames.end());
    frames.begin(ByteBuffer.wrap(new byte[] {2, 3}));
    assertEquals(0x102, frames.length());
    assertNull(frames.next());
    assertTrue(frames.end());
    assertFalse(frames.isEmpty());
  }

  @Test
  void framesThatWaitAreReadWithoutNewOctets() {
    int[] lengths = new int[1_000];
    Arrays.fill(lengths, 50);
    frames.begin(stream(lengths));
    assertTrue(frames.end());
    for (int i = 0; i < 1_000; i++) {
      int left = (1_000 - i) * 52;
      assertTrue(frames.heldOctets() <= left + 2 * PageStore.PAGE_OCTETS);
      frames.begin();
      assertEquals((byte) i, frames.next().get(49));
      assertTrue(frames.end());
    }
    assertTrue(frames.isEmpty());
    assertEquals(0, store.heldOctets());
  }

  @Test
  void octetsWithoutPagesWaitForTheNextAttempt() {
    OctetQueue other = new OctetQueue(store);
    while (other.add(ByteBuffer.allocate(PageStore.PAGE_OCTETS))) {
      assertTrue(store.heldOctets() <= (1 << 20) / 4 * 5);
    }
    ByteBuffer all = stream(12, 40);
    frames.begin(all.slice(0, 20));
    assertEquals(12, frames.next().remaining());
    assertFalse(frames.end());
    assertFalse(frames.end());
    other.clear();
    assertTrue(frames.end());
    assertEquals(List.of(40), take(all.slice(20, all.limit() - 20)));
  }

  @Test
  void afterTheReleaseNothingIsReadOrHeld() {
    frames.begin(stream(12, 12));
    assertTrue(frames.end());
    frames.begin();
    ByteBuffer message = frames.next();
    frames.release();
    assertEquals(0, message.get(11));
    assertEquals(0, store.heldOctets());
    assertNull(frames.next());
    assertTrue(frames.end());
    frames.begin(stream(12));
    assertNull(frames.next());
    assertTrue(frames.end());
    assertEquals(0, store.heldOctets());
  }
}
