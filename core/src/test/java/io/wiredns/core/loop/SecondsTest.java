package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SecondsTest {
  private static final int CALLS = 10_000;

  private final AtomicLong clock = new AtomicLong(7);
  private final Seconds seconds = new Seconds(clock::get);

  @Test
  void oneObjectServesForASecond() {
    Instant seven = seconds.now();
    assertEquals(Instant.ofEpochSecond(7), seven);
    assertSame(seven, seconds.now());
    clock.set(8);
    Instant eight = seconds.now();
    assertEquals(Instant.ofEpochSecond(8), eight);
    assertNotSame(seven, eight);
    clock.set(7);
    assertEquals(seven, seconds.now());
    clock.set(0);
    assertEquals(Instant.EPOCH, seconds.now());
    clock.set(-1);
    assertEquals(Instant.ofEpochSecond(-1), seconds.now());
  }

  @Test
  void askingAllocatesNothingWhileASecondLasts() {
    long sum = seconds.now().getEpochSecond();
    long before = Allocations.octets();
    for (int i = 0; i < CALLS; i++) {
      sum += seconds.now().getEpochSecond();
    }
    long octets = Allocations.octets() - before;
    assertEquals(7L * (CALLS + 1), sum);
    assertTrue(octets < CALLS, octets + " octets for " + CALLS + " calls");
  }
}
