package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler that blocks the threads of its server until it is released. */
final class BlockingHandler implements RequestHandler {
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger entered = new AtomicInteger();

  @Override
  public CompletionStage<Message> handle(Request request) {
    entered.incrementAndGet();
    try {
      assertTrue(released.await(30, TimeUnit.SECONDS));
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
    return CompletableFuture.completedFuture(Message.responseTo(request.message()).build());
  }

  /** Returns the number of requests. */
  int entered() {
    return entered.get();
  }

  /** Lets it answer all requests, also those that follow. */
  void release() {
    released.countDown();
  }
}
