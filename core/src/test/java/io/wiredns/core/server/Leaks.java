package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Records reports of Netty's leak detector about buffers that were not released. */
final class Leaks extends Handler {
  private static final Logger LOGGER = Logger.getLogger("io.netty.util.ResourceLeakDetector");

  private final Queue<String> found = new ConcurrentLinkedQueue<>();

  private Leaks() {}

  static Leaks watch() {
    assertSame(ResourceLeakDetector.Level.PARANOID, ResourceLeakDetector.getLevel());
    Leaks leaks = new Leaks();
    LOGGER.addHandler(leaks);
    return leaks;
  }

  /**
   * Asserts that there was no leak. The detector reports garbage-collected buffers at the next
   * allocation.
   */
  void assertNone() {
    for (int i = 0; i < 3; i++) {
      System.gc();
      PooledByteBufAllocator.DEFAULT.directBuffer(16).release();
    }
    LOGGER.removeHandler(this);
    assertEquals(List.of(), List.copyOf(found));
  }

  @Override
  public void publish(LogRecord record) {
    found.add(String.valueOf(record.getMessage()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
