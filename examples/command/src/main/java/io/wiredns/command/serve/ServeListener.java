package io.wiredns.command.serve;

import io.wiredns.command.output.Voice;
import io.wiredns.core.EventListener;
import io.wiredns.core.FinishedRequest;
import io.wiredns.core.server.ServerEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Writes what happens in a server to a log, and counts its requests. May be shared among threads.
 */
final class ServeListener implements EventListener<ServerEvent> {
  /** The shortest time between two lines about faults of the program. */
  private static final long PAUSE_NANOS = 10_000_000_000L;

  private final Consumer<String> log;
  private final boolean isVerbose;

  /** The counters of requests; null for none. */
  private final RequestMetrics metrics;

  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

  ServeListener(Consumer<String> log, boolean isVerbose, RequestMetrics metrics) {
    this.log = log;
    this.isVerbose = isVerbose;
    this.metrics = metrics;
  }

  @Override
  public void event(ServerEvent event, InetSocketAddress peer) {
    if (isVerbose && !event.isEveryday()) {
      log.accept(event + " " + Voice.server(peer));
    }
  }

  @Override
  public void failed(Throwable failure, InetSocketAddress peer) {
    if (isVerbose || !(failure instanceof IOException) && mayTell()) {
      log.accept(Voice.server(peer) + ": " + failure);
    }
  }

  private boolean mayTell() {
    long now = System.nanoTime();
    long next = nextLine.get();
    return now - next >= 0 && nextLine.compareAndSet(next, now + PAUSE_NANOS);
  }

  @Override
  public boolean needsFinished() {
    return metrics != null;
  }

  @Override
  public void finished(FinishedRequest request) {
    metrics.count(request);
  }
}
