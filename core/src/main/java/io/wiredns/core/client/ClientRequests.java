package io.wiredns.core.client;

import io.wiredns.codec.message.Message;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.EventLoop;
import io.wiredns.core.loop.Events;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;

/** All requests of one client: those in flight and those in the queue. */
final class ClientRequests {
  private final ClientSettings settings;
  final EventLoop loop;
  final Events<ClientEvent> events;
  private final ClientParts parts;

  /** The number of requests that were accepted, which the callers write. */
  private final AtomicLong accepted = new AtomicLong();

  /** The number of requests that have ended, which the loop writes. */
  private final AtomicLong ended = new AtomicLong();

  /** A number that {@link #ended} had, so that callers need not read what the loop writes. */
  private volatile long endedBefore;

  private final RunningRequests running = new RunningRequests();
  private final Set<PendingRequest<?>> queue = new LinkedHashSet<>();
  private volatile boolean closing;
  private boolean closed;
  private boolean starting;

  ClientRequests(ClientSettings settings) throws IOException {
    this.settings = settings;
    events = new Events<>(ClientEvent.class, settings.listener);
    loop =
        new EventLoop(
            "wiredns-client",
            true,
            failure -> events.failed(failure, EventListener.UNKNOWN),
            settings.nanoTime);
    parts = new ClientParts(settings, loop, events);
  }

  /** Returns the number of requests that have not ended; may be called by any thread. */
  int pendingCount() {
    long end = ended.get();
    return (int) (accepted.get() - end);
  }

  /** Accepts a request if there is room for it; from any thread. */
  <T> CompletableFuture<T> submit(Message query, RequestOptions options, ResponseReader<T> reader) {
    RequestFuture<T> future = new RequestFuture<>();
    if (closing) {
      future.fail(closedException());
      return future;
    }
    if (!accept()) {
      events.add(ClientEvent.REFUSED, EventListener.UNKNOWN);
      future.fail(
          new DnsClientException(
              DnsClientException.Reason.QUEUE_FULL,
              "the queue is full: %d requests are in flight and %d wait"
                  .formatted(settings.maxInFlight, settings.maxQueued),
              null));
      return future;
    }
    PendingRequest<T> request = new PendingRequest<>(this, parts, query, options, reader, future);
    future.request = request;
    try {
      loop.execute(request);
    } catch (RejectedExecutionException late) {
      accepted.decrementAndGet();
      future.fail(closedException());
    }
    return future;
  }

  /** Counts one more request; returns false if there is no room for it. */
  private boolean accept() {
    long number = accepted.incrementAndGet();
    long most = (long) settings.maxInFlight + settings.maxQueued;
    if (number - endedBefore > most) {
      long end = ended.get();
      endedBefore = end;
      if (number - end > most) {
        accepted.decrementAndGet();
        return false;
      }
    }
    return true;
  }

  private static DnsClientException closedException() {
    return new DnsClientException(DnsClientException.Reason.CLOSED, "the client is closed", null);
  }

  /** Starts a request or adds it to the queue; on the loop's thread. */
  void take(PendingRequest<?> request) {
    events.add(ClientEvent.REQUEST, EventListener.UNKNOWN);
    if (closed) {
      request.fail(closedException());
      return;
    }
    if (request.future.isDone()) {
      request.cancelled();
      return;
    }
    request.admitted();
    if (running.size() < settings.maxInFlight) {
      run(request);
    } else {
      queue.add(request);
      request.waitForDeadline();
    }
  }

  private void run(PendingRequest<?> request) {
    running.add(request);
    try {
      request.start();
    } catch (RuntimeException | Error broken) {
      // Whatever it is, the request counts as running, and its caller waits for it.
      request.fail(broken);
    }
  }

  /** Ends a request because the user completed its future; from any thread. */
  void abandon(PendingRequest<?> request) {
    try {
      loop.execute(request::cancelled);
    } catch (RejectedExecutionException late) {
      // The client is closed, which has ended the request.
    }
  }

  /** Removes a request that has ended, and starts the next; on the loop's thread. */
  void ended(PendingRequest<?> request) {
    ended.lazySet(ended.getPlain() + 1);
    if (!running.remove(request)) {
      queue.remove(request);
    }
    if (closed || starting || queue.isEmpty()) {
      return;
    }
    starting = true; // Prevents recursion when a request ends as soon as it is started.
    try {
      while (running.size() < settings.maxInFlight && !queue.isEmpty()) {
        PendingRequest<?> next = queue.iterator().next();
        queue.remove(next);
        run(next);
      }
    } finally {
      starting = false;
    }
  }

  /** Ends all requests and the thread; from any thread. */
  void close() {
    closing = true;
    try {
      loop.execute(this::shutDown);
    } catch (RejectedExecutionException again) {
      // Another close is in progress or done; loop.close() waits for it.
    }
    loop.close();
  }

  private void shutDown() {
    if (closed) {
      return;
    }
    closed = true;
    for (PendingRequest<?> request : running.list()) {
      request.fail(closedException());
    }
    for (PendingRequest<?> request : new ArrayList<>(queue)) {
      request.fail(closedException());
    }
    queue.clear();
    parts.upstreams.close();
  }
}
