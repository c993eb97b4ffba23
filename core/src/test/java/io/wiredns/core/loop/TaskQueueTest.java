package io.wiredns.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskQueueTest {
  private static final int THREADS = 4;
  private static final int TASKS = 50_000;

  private final TaskQueue queue = new TaskQueue();

  @Test
  void eachThreadsTasksAreTakenOnceAndInTheirOrder() throws Exception {
    List<List<Integer>> taken = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      List<Integer> mine = new ArrayList<>();
      taken.add(mine);
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < TASKS; i++) {
                  int number = i;
                  assertTrue(queue.add(() -> mine.add(number)));
                }
              }));
    }
    threads.forEach(Thread::start);
    int count = 0;
    while (count < THREADS * TASKS) {
      Runnable task = queue.poll();
      if (task != null) {
        task.run();
        count++;
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertTrue(queue.isEmpty());
    List<Integer> all = IntStream.range(0, TASKS).boxed().toList();
    taken.forEach(mine -> assertEquals(all, mine));
  }

  @Test
  void whatWasAddedBeforeTheEndIsTakenAndNothingIsAddedAfterIt() {
    List<Integer> ran = new ArrayList<>();
    assertTrue(queue.isEmpty());
    assertNull(queue.poll());
    assertTrue(queue.add(() -> ran.add(1)));
    assertTrue(queue.add(() -> ran.add(2)));
    assertFalse(queue.isEmpty());
    queue.close();
    assertFalse(queue.add(() -> ran.add(3)));
    for (Runnable task = queue.poll(); task != null; task = queue.poll()) {
      task.run();
      assertFalse(queue.add(() -> ran.add(4)));
    }
    assertNull(queue.poll());
    assertFalse(queue.add(() -> ran.add(5)));
    assertEquals(List.of(1, 2), ran);
  }
}
