package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EventLoopTest {
  private final BlockingQueue<Throwable> errors = new LinkedBlockingQueue<>();
  private final AtomicLong clock = new AtomicLong();
  private EventLoop loop;

  @BeforeEach
  void start() throws IOException {
    loop = new EventLoop("loop under test", true, errors::add);
  }

  @AfterEach
  void stop() {
    loop.close();
  }

  private <T> T inLoop(Callable<T> task) throws Exception {
    return inLoop(loop, task);
  }

  private static <T> T inLoop(EventLoop loop, Callable<T> task) throws Exception {
    CompletableFuture<T> result = new CompletableFuture<>();
    loop.execute(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return result.get(30, TimeUnit.SECONDS);
  }

  private void whenReadable(Pipe pipe, Ready callback) throws Exception {
    inLoop(() -> loop.register(pipe.source(), SelectionKey.OP_READ, callback));
  }

  /** Waits for a timeout that is due now, after which all earlier ones have run. */
  private static void runDue(EventLoop loop) throws Exception {
    CompletableFuture<Void> due = new CompletableFuture<>();
    loop.schedule(0, () -> due.complete(null));
    due.get(30, TimeUnit.SECONDS);
  }

  @Test
  void anInterruptThatATaskLeavesIsForgotten() throws Exception {
    Pipe pipe = Pipe.open();
    CompletableFuture<Boolean> called = new CompletableFuture<>();
    whenReadable(
        pipe,
        key -> {
          key.cancel();
          called.complete(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
        });
    loop.execute(() -> Thread.currentThread().interrupt());
    assertFalse(inLoop(() -> Thread.currentThread().isInterrupted()), "after a task");
    pipe.sink().write(ByteBuffer.wrap(new byte[1]));
    assertFalse(called.get(30, TimeUnit.SECONDS), "in a callback");
    loop.schedule(0, () -> Thread.currentThread().interrupt());
    runDue(loop);
    assertFalse(inLoop(() -> Thread.currentThread().isInterrupted()), "after a timeout");
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void tasksRunInTheirOrderOnTheThread() throws Exception {
    List<Integer> ran = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      int number = i;
      loop.execute(() -> ran.add(number));
    }
    assertTrue(inLoop(loop::inLoop));
    assertFalse(loop.inLoop());
    assertEquals(IntStream.range(0, 10_000).boxed().toList(), ran);
  }

  @Test
  void aTaskAfterReadingRunsOnceForAllCallbacksOfATurn() throws Exception {
    List<String> ran = new ArrayList<>();
    Pipe one = Pipe.open();
    Pipe two = Pipe.open();
    CompletableFuture<Void> done = new CompletableFuture<>();
    inLoop(
        () -> {
          for (Pipe pipe : List.of(one, two)) {
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
            loop.register(
                pipe.source(),
                SelectionKey.OP_READ,
                key -> {
                  key.cancel();
                  ran.add("read");
                });
          }
          loop.afterReading(
              () -> {
                ran.add("after");
                done.complete(null);
              });
          return null;
        });
    done.get(30, TimeUnit.SECONDS);
    assertEquals(List.of("read", "read", "after"), inLoop(() -> ran.subList(0, 3)));
    for (Pipe pipe : List.of(one, two)) {
      pipe.sink().close();
      pipe.source().close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 100_000_000, 3_000_000_000L, 40_000_000_000L})
  void timeoutsRunByTheirDeadlinesWhateverTheOrderTheyCameIn(long longest) throws Exception {
    clock.set(-5);
    try (EventLoop manual = new EventLoop("manual", true, errors::add, clock::get)) {
      List<Long> ran = new ArrayList<>();
      List<Long> delays = new ArrayList<>();
      Random random = new Random(5);
      inLoop(
          manual,
          () -> {
            List<io.wiredns.core.loop.Timeout> cancelled = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
              long delay = 1 + random.nextLong(longest);
              io.wiredns.core.loop.Timeout timeout = manual.schedule(delay, () -> ran.add(delay));
              if (random.nextInt(3) == 0) {
                cancelled.add(timeout);
              } else {
                delays.add(delay);
              }
            }
            cancelled.forEach(io.wiredns.core.loop.Timeout::cancel);
            return null;
          });
      delays.sort(null);
      for (int share : List.of(1, 2, 3, 50, 51, 100)) {
        long passed = longest * share / 100;
        clock.set(passed - 5);
        runDue(manual);
        assertEquals(delays.stream().filter(delay -> delay <= passed).toList(), ran);
      }
      assertEquals(delays, ran);
      assertEquals(0, inLoop(manual, manual::waiting));
    }
  }

  @Test
  void aDeadlinePassesWithoutAnybodyWakingTheLoop() throws Exception {
    CompletableFuture<Boolean> ran = new CompletableFuture<>();
    loop.schedule(2_000_000, () -> ran.complete(loop.inLoop()));
    assertTrue(ran.get(30, TimeUnit.SECONDS));
  }

  @Test
  void cancelledTimeoutsLeaveNothing() throws Exception {
    for (int i = 0; i < 100_000; i++) {
      loop.schedule(TimeUnit.HOURS.toNanos(1), () -> {}).cancel();
    }
    assertEquals(0, inLoop(loop::waiting));
    int most =
        inLoop(
            () -> {
              int seen = 0;
              for (int i = 0; i < 100_000; i++) {
                io.wiredns.core.loop.Timeout timeout =
                    loop.schedule(TimeUnit.HOURS.toNanos(1), () -> {});
                seen = Math.max(seen, loop.waiting());
                timeout.cancel();
                timeout.cancel();
                assertFalse(timeout.isPending());
              }
              return seen;
            });
    assertEquals(1, most);
  }

  @Test
  void whatTasksAndCallbacksThrowIsReportedAndEndsNothing() throws Exception {
    RuntimeException inTask = new IllegalStateException("task");
    Error inTimeout = new AssertionError("timeout");
    IOException inCallback = new IOException("callback");
    Pipe pipe = Pipe.open();
    loop.execute(
        () -> {
          throw inTask;
        });
    assertSame(inTask, errors.poll(30, TimeUnit.SECONDS));
    loop.schedule(
        0,
        () -> {
          throw inTimeout;
        });
    assertSame(inTimeout, errors.poll(30, TimeUnit.SECONDS));
    whenReadable(
        pipe,
        key -> {
          key.cancel();
          throw inCallback;
        });
    pipe.sink().write(ByteBuffer.allocate(1));
    assertSame(inCallback, errors.poll(30, TimeUnit.SECONDS));
    assertTrue(inLoop(loop::inLoop));
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void aLoopWhoseErrorHandlersThrowContinues() throws Exception {
    try (EventLoop broken = new EventLoop("broken", true, EventLoopTest::fail)) {
      inLoop(
          broken,
          () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> fail(error));
            return null;
          });
      Pipe pipe = Pipe.open();
      inLoop(
          broken,
          () ->
              broken.register(
                  pipe.source(),
                  SelectionKey.OP_READ,
                  key -> {
                    key.cancel();
                    fail(null);
                  }));
      pipe.sink().write(ByteBuffer.allocate(1));
      for (int i = 0; i < 1_000; i++) {
        broken.execute(() -> fail(null));
        broken.schedule(0, () -> fail(null));
      }
      runDue(broken);
      assertTrue(inLoop(broken, broken::inLoop));
      pipe.sink().close();
      pipe.source().close();
    }
  }

  private static void fail(Throwable ignored) {
    throw new OutOfMemoryError("a test's");
  }

  @Test
  void aTaskRepeatsAlthoughItThrows() throws Exception {
    try (EventLoop manual = new EventLoop("manual", true, errors::add, clock::get)) {
      manual.repeat(10, () -> fail(null));
      for (int round = 1; round <= 100; round++) {
        inLoop(manual, manual::inLoop);
        assertEquals(round - 1, errors.size());
        clock.addAndGet(10);
        runDue(manual);
        assertEquals(round, errors.size());
        assertEquals(1, inLoop(manual, manual::waiting));
      }
    }
  }

  @Test
  void aPeriodIsAtLeastOneNanosecond() {
    for (long period : new long[] {0, -1, Long.MIN_VALUE}) {
      assertThrows(IllegalArgumentException.class, () -> loop.repeat(period, () -> {}));
    }
  }

  @Test
  void theLongestDelaysAreNotDueBeforeShortOnes() throws Exception {
    try (EventLoop manual = new EventLoop("manual", true, errors::add, clock::get)) {
      clock.set(Long.MAX_VALUE - 5);
      List<Integer> ran = new ArrayList<>();
      inLoop(
          manual,
          () -> {
            manual.schedule(10, () -> ran.add(1));
            manual.schedule(Long.MAX_VALUE, () -> ran.add(2));
            manual.repeat(Long.MAX_VALUE, () -> ran.add(3));
            return null;
          });
      // The clock passes the greatest number, and the deadline of the first by one.
      clock.addAndGet(11);
      runDue(manual);
      assertEquals(List.of(1), ran);
      assertEquals(2, inLoop(manual, manual::waiting));
    }
  }

  @Test
  void aChannelIsCalledBackForAsLongAsItHasSomething() throws Exception {
    Pipe pipe = Pipe.open();
    BlockingQueue<Byte> came = new LinkedBlockingQueue<>();
    ByteBuffer one = ByteBuffer.allocate(1);
    whenReadable(
        pipe,
        key -> {
          assertTrue(loop.inLoop());
          pipe.source().read(one.clear());
          came.add(one.get(0));
        });
    pipe.sink().write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    for (byte expected = 1; expected <= 3; expected++) {
      assertEquals(expected, came.poll(30, TimeUnit.SECONDS));
    }
    pipe.sink().close();
    loop.close();
    assertFalse(pipe.source().isOpen());
    assertEquals(List.of(), List.copyOf(errors));
  }

  @Test
  void channelsAreRegisteredOnTheThreadAlone() throws Exception {
    Pipe pipe = Pipe.open();
    assertThrows(
        IllegalStateException.class,
        () -> loop.register(pipe.source(), SelectionKey.OP_READ, key -> {}));
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void closeRunsWhatWasGivenBeforeAndNothingAfter() {
    List<Integer> ran = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int number = i;
      loop.execute(() -> ran.add(number));
    }
    io.wiredns.core.loop.Timeout never =
        loop.schedule(TimeUnit.HOURS.toNanos(1), () -> ran.add(-1));
    loop.close();
    assertEquals(IntStream.range(0, 5_000).boxed().toList(), ran);
    assertThrows(RejectedExecutionException.class, () -> loop.execute(() -> ran.add(-1)));
    assertThrows(RejectedExecutionException.class, () -> loop.schedule(0, () -> ran.add(-1)));
    never.cancel();
    loop.close();
    assertEquals(5_000, ran.size());
  }

  @Test
  void aTaskMayCloseTheLoop() throws Exception {
    Thread thread = inLoop(Thread::currentThread);
    loop.execute(loop::close);
    thread.join(30_000);
    assertFalse(thread.isAlive());
  }

  @Test
  void everyTaskRunsOrIsRefusedWhileTheLoopCloses() throws Exception {
    AtomicLong ran = new AtomicLong();
    AtomicLong refused = new AtomicLong();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int task = 0; task < 20_000; task++) {
                  try {
                    loop.execute(ran::incrementAndGet);
                  } catch (RejectedExecutionException e) {
                    refused.incrementAndGet();
                  }
                }
              });
      threads.add(thread);
      thread.start();
    }
    loop.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(80_000, ran.get() + refused.get());
  }
}
