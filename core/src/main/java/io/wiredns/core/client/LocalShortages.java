package io.wiredns.core.client;

import io.wiredns.core.loop.Timeout;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The requests that wait because this host is short of file descriptors, ports or memory. Sockets
 * and connections on which no response is awaited are closed for them. The first request tries
 * again after a pause, which doubles, and when the client has closed a socket; the others follow as
 * long as that succeeds. For the loop's thread.
 */
final class LocalShortages {
  private static final long FIRST_NANOS = 5_000_000;
  private static final long LONGEST_NANOS = 200_000_000;

  private final ClientParts parts;
  private final Set<WaitingRequest> waiting = new LinkedHashSet<>();
  private long pause = FIRST_NANOS;
  private Timeout timer;
  private boolean serving;

  LocalShortages(ClientParts parts) {
    this.parts = parts;
  }

  /**
   * Returns the requests that wait; the caller adds one.
   *
   * @param shortage the reason; idle sockets are closed unless it is memory that is short
   */
  Set<WaitingRequest> waiting(LocalShortageException shortage) {
    if (timer == null) {
      if (!(shortage.getCause() instanceof OutOfMemoryError)) {
        parts.upstreams.closeIdle();
      }
      startPause();
    }
    return waiting;
  }

  private void startPause() {
    if (timer == null) {
      // A random time between three and five quarters of the pause.
      long nanos = pause / 4 * 3 + (pause >>> 17) * parts.random.next16();
      timer = parts.loop.schedule(nanos, this::tryAgain);
      pause = Math.min(LONGEST_NANOS, 2 * pause);
    }
  }

  /** Lets a request try again, because the client has closed a socket or connection. */
  void socketClosed() {
    if (!waiting.isEmpty() && !serving) {
      serving = true;
      parts.loop.execute(this::serve);
    }
  }

  private void tryAgain() {
    timer = null;
    serve();
    if (!waiting.isEmpty()) {
      startPause();
    }
  }

  private void serve() {
    serving = false;
    for (int i = waiting.size(); i > 0; i--) {
      WaitingRequest first = waiting.iterator().next();
      first.resume();
      if (waiting.contains(first)) {
        return;
      }
      pause = FIRST_NANOS;
    }
  }
}
