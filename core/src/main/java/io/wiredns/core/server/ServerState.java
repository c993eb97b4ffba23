package io.wiredns.core.server;

import io.wiredns.core.loop.Events;
import io.wiredns.core.loop.PageStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** State that all sockets of a server share. Thread-safe. */
final class ServerState {
  final ServerSettings settings;
  final Events<ServerEvent> counters;
  final UdpPending udpPending;

  /** The number of threads of UDP sockets that were started. */
  final AtomicInteger udpThreads = new AtomicInteger();

  /** The number of UDP sockets that may have received requests that were not read yet. */
  final AtomicInteger udpReading = new AtomicInteger();

  /** The number of TCP listeners, at which connections may wait to be accepted. */
  final AtomicInteger listening = new AtomicInteger();

  /**
   * The number of UDP responses that loops are sending. A thread of a UDP socket that sends one is
   * counted in {@link #udpReading}, which it leaves only when it reads again.
   */
  final AtomicInteger udpSending = new AtomicInteger();

  /** The pages in which connections keep incomplete requests and unsent responses. */
  final PageStore pages;

  final ConnectionTable connections;
  final TransferTable transfers;
  final PendingReplies pending = new PendingReplies();

  /** Completes when the server is closing and has nothing left to do. */
  final CompletableFuture<Void> drained = new CompletableFuture<>();

  private volatile boolean closing;

  ServerState(ServerSettings settings) {
    this.settings = settings;
    counters = new Events<>(ServerEvent.class, settings.listener);
    udpPending = new UdpPending(settings);
    pages = new PageStore(settings.maxBufferedOctets);
    connections = new ConnectionTable(settings, counters);
    transfers = new TransferTable(settings);
  }

  boolean isClosing() {
    return closing;
  }

  void beginClosing() {
    closing = true;
  }

  void checkDrained() {
    if (closing
        && udpReading.get() == 0
        && udpPending.isEmpty()
        && udpSending.get() == 0
        && listening.get() == 0
        && connections.isEmpty()) {
      drained.complete(null);
    }
  }
}
