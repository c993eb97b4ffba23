package io.wiredns.command;

import io.wiredns.core.server.DnsServer;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Watches zone files, signals and addresses while a server runs. */
final class ServeWatch {
  private static final long PERIOD_SECONDS = 1;

  private final DnsServer server;
  private final ZoneFiles files;
  private final Consumer<String> log;
  private final Set<InetSocketAddress> listening = new LinkedHashSet<>();

  /** Released to wake the thread that watches. */
  private final Semaphore wakeUps = new Semaphore(0);

  private final AtomicBoolean isHungUp = new AtomicBoolean();
  private volatile boolean isStopped;

  ServeWatch(DnsServer server, ZoneFiles files, Consumer<String> log) {
    this.server = server;
    this.files = files;
    this.log = log;
  }

  /** Watches until {@link #stop} is called, whatever goes wrong meanwhile. */
  void run() throws InterruptedException {
    Signals.onHangup(
        () -> {
          isHungUp.set(true);
          wakeUps.release();
        });
    listening.addAll(server.udpAddresses());
    listening.forEach(address -> System.out.println("listening at " + address));
    if (listening.isEmpty()) {
      log.accept("there is no address of this kind yet; waiting for one");
    }
    while (!isStopped) {
      boolean isWoken = wakeUps.tryAcquire(PERIOD_SECONDS, TimeUnit.SECONDS);
      try {
        if (!isStopped) {
          look(isWoken && isHungUp.getAndSet(false));
        }
      } catch (RuntimeException | Error exhausted) {
        // There was not even memory for a line. The next look may have more.
        continue;
      }
    }
  }

  private void look(boolean isHangup) {
    if (isHangup) {
      files.reload();
    }
    files.look();
    Set<InetSocketAddress> now = new LinkedHashSet<>(server.udpAddresses());
    for (InetSocketAddress address : now) {
      if (listening.add(address)) {
        log.accept("listening at " + address + " as well");
      }
    }
    for (InetSocketAddress address : List.copyOf(listening)) {
      if (!now.contains(address)) {
        listening.remove(address);
        log.accept("no longer listening at " + address);
      }
    }
  }

  /** Ends {@link #run} soon; called by any thread. */
  void stop() {
    isStopped = true;
    wakeUps.release();
  }
}
