package io.wiredns.doctor.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs a stage of the probes for several servers at once, and waits for all. */
final class Stages implements AutoCloseable {
  private static final int THREADS = 8;

  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "wiredns-doctor");
            thread.setDaemon(true);
            return thread;
          });

  void run(List<ServerProbes> servers, Consumer<ServerProbes> stage) {
    List<Future<?>> running = new ArrayList<>();
    for (ServerProbes server : servers) {
      running.add(pool.submit(() -> stage.accept(server)));
    }
    for (Future<?> task : running) {
      try {
        task.get();
      } catch (ExecutionException failure) {
        throw new IllegalStateException(failure.getCause());
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
