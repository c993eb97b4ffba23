package io.wiredns.core.client;

import io.wiredns.core.loop.Timeout;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/** The servers that a client recently used, in order of last use, the oldest first. */
final class Upstreams {
  /**
   * If more servers than this are remembered, those without open sockets, connections or pending
   * requests are forgotten.
   */
  private static final int REMEMBERED = 1_000;

  private static final long SWEEP_NANOS = 5_000_000_000L;
  private static final long MEMORY_NANOS = 900_000_000_000L;

  private final ClientParts parts;
  private final Map<InetSocketAddress, Upstream> all = new LinkedHashMap<>(16, 0.75f, true);
  private Timeout sweep;

  /** The server used last, or null. */
  private Upstream last;

  Upstreams(ClientParts parts) {
    this.parts = parts;
  }

  Upstream of(InetSocketAddress address) {
    if (last != null && last.address == address) {
      return last;
    }
    Upstream upstream = all.get(address);
    if (upstream == null) {
      if (!all.isEmpty() && all.size() % REMEMBERED == 0) {
        forget();
      }
      upstream = new Upstream(parts, address);
      upstream.lastUsed = parts.loop.nanoTime();
      all.put(address, upstream);
      if (sweep == null) {
        sweep = parts.loop.schedule(SWEEP_NANOS, this::sweep);
      }
    }
    last = upstream;
    return upstream;
  }

  private void sweep() {
    sweep = null;
    forget();
    if (!all.isEmpty()) {
      sweep = parts.loop.schedule(SWEEP_NANOS, this::sweep);
    }
  }

  private void forget() {
    last = null;
    long now = parts.loop.nanoTime();
    int[] left = {all.size()};
    all.values()
        .removeIf(
            upstream -> {
              boolean old = left[0] > REMEMBERED || now - upstream.lastUsed > MEMORY_NANOS;
              boolean gone = upstream.sweep(now) && old;
              left[0] -= gone ? 1 : 0;
              return gone;
            });
  }

  /** Closes all sockets and connections on which no response is awaited. */
  void closeIdle() {
    all.values().forEach(Upstream::closeIdle);
  }

  void close() {
    if (sweep != null) {
      sweep.cancel();
    }
    all.values().forEach(Upstream::close);
    all.clear();
    last = null;
  }
}
