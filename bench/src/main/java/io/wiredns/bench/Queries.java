package io.wiredns.bench;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** Queries sent by one thread through a client, a fixed number of which are concurrent. */
final class Queries implements Load {
  private final LoadClient client;
  private final Semaphore room;
  private final int atOnce;
  private final String[] names = new String[HOSTS];
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();

  Queries(LoadClient client, int atOnce) {
    this.client = client;
    this.atOnce = atOnce;
    room = new Semaphore(atOnce);
    for (int i = 0; i < HOSTS; i++) {
      names[i] = "h" + i + ".load.test.";
    }
  }

  @Override
  public void run(int seconds) throws Exception {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    for (int i = 0; System.nanoTime() < end; i = (i + 1) % HOSTS) {
      room.acquire();
      client.ask(
          names[i],
          good -> {
            (good ? answered : failed).increment();
            room.release();
          });
    }
    room.acquire(atOnce);
    room.release(atOnce);
  }

  @Override
  public long answered() {
    return answered.sum();
  }

  @Override
  public long failed() {
    return failed.sum();
  }

  @Override
  public void reset() {
    answered.reset();
    failed.reset();
  }

  @Override
  public void close() {
    client.close();
  }
}
