package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests queues of octets, and the pages that hold them. */
class OctetQueueTest {
  private static final int PAGE = PageStore.PAGE_OCTETS;

  private final PageStore store = new PageStore(100 * PAGE);
  private final OctetQueue queue = new OctetQueue(store);

  private static ByteBuffer octets(int count, int first) {
    ByteBuffer octets = ByteBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      octets.put((byte) (first + i));
    }
    return octets.flip();
  }

  @Test
  void octetsComeOutInTheirOrder() {
    Random random = new Random(16);
    int in = 0;
    int out = 0;
    for (int round = 0; round < 20_000; round++) {
      int count = random.nextInt(3 * PAGE);
      if (random.nextBoolean()) {
        if (queue.add(octets(count, in))) {
          in += count;
        } else {
          assertTrue(in - out > 100 * PAGE, "refused at " + (in - out));
        }
      } else {
        ByteBuffer first = ByteBuffer.allocate(count);
        queue.peek(first);
        first.flip();
        assertEquals(Math.min(count, in - out), first.remaining());
        assertEquals(octets(first.remaining(), out), first);
        if (first.hasRemaining()) {
          int index = random.nextInt(first.remaining());
          assertEquals(out + index & 0xFF, queue.octet(index));
        }
        int skipped = random.nextInt(first.remaining() + 1);
        queue.skip(skipped);
        out += skipped;
      }
      assertEquals(in - out, queue.length());
      assertEquals(store.heldOctets(), queue.heldOctets());
      assertTrue(queue.heldOctets() < queue.length() + 2 * PAGE);
    }
    queue.clear();
    assertEquals(0, queue.length());
    assertEquals(0, store.heldOctets());
  }

  @Test
  void anEmptyQueueHoldsNoPage() {
    for (int i = 0; i < 1_000; i++) {
      assertTrue(queue.add(octets(1, i)));
      assertEquals(PAGE, store.heldOctets());
      queue.skip(1);
      assertEquals(0, store.heldOctets());
    }
    assertTrue(queue.add(ByteBuffer.allocate(0)));
    assertEquals(0, store.heldOctets());
  }

  @Test
  void octetsWithoutPagesAreNotAdded() {
    OctetQueue other = new OctetQueue(store);
    assertTrue(other.add(ByteBuffer.allocate(124 * PAGE)));
    assertTrue(store.isOver());
    assertTrue(queue.add(octets(PAGE - 1, 0)));
    ByteBuffer more = octets(2, PAGE - 1);
    assertFalse(queue.add(more));
    assertEquals(2, more.remaining());
    assertEquals(PAGE - 1, queue.length());
    other.skip(1);
    assertFalse(queue.add(more));
    other.skip(PAGE);
    assertTrue(queue.add(more));
    ByteBuffer all = ByteBuffer.allocate(PAGE + 1);
    queue.peek(all);
    assertEquals(octets(PAGE + 1, 0), all.flip());
  }

  @Test
  void aStoreEndsAQuarterAboveItsBudget() {
    List<PageStore.Page> taken = new ArrayList<>();
    for (int i = 0; i < 125; i++) {
      assertEquals(i > 100, store.isOver());
      taken.add(store.take());
      assertNotNull(taken.get(i));
    }
    assertNull(store.take());
    assertEquals(125 * PAGE, store.heldOctets());
    PageStore.Page last = taken.get(124);
    store.give(last);
    assertSame(last, store.take());
    taken.forEach(store::give);
    assertEquals(0, store.heldOctets());
    assertFalse(store.isOver());
  }
}
