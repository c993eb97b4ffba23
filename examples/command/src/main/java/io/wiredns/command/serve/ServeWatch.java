package io.wiredns.command.serve;

import io.wiredns.command.output.Voice;
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

  private final ZoneFiles files;
  private final Consumer<String> log;

  /** Receives the addresses at the start. */
  private final Consumer<InetSocketAddress> announced;

  private final Set<InetSocketAddress> listening = new LinkedHashSet<>();

  /** Released to wake the thread that watches. */
  private final Semaphore wakeUps = new Semaphore(0);

  private final AtomicBoolean isHungUp = new AtomicBoolean();
  private volatile boolean isStopped;

  /** Remembers hangups from now on, so that none ends the process while zones are read. */
  ServeWatch(ZoneFiles files, Consumer<String> log, Consumer<InetSocketAddress> announced) {
    this.files = files;
    this.log = log;
    this.announced = announced;
    Signals.onHangup(
        () -> {
          isHungUp.set(true);
          wakeUps.release();
        });
  }

  /** Watches a server until {@link #stop} is called, whatever goes wrong meanwhile. */
  void run(DnsServer server) throws InterruptedException {
    listening.addAll(server.udpAddresses());
    listening.forEach(announced);
    if (listening.isEmpty()) {
      log.accept("no network interface has an address for --listen; waiting for one");
    }
    while (!isStopped) {
      wakeUps.tryAcquire(PERIOD_SECONDS, TimeUnit.SECONDS);
      try {
        if (!isStopped) {
          look(server, isHungUp.getAndSet(false));
        }
      } catch (RuntimeException | Error exhausted) {
        // There was not even memory for a line. The next look may have more.
        continue;
      }
    }
  }

  private void look(DnsServer server, boolean isHangup) {
    if (isHangup) {
      files.reload();
    }
    files.look();
    Set<InetSocketAddress> now = new LinkedHashSet<>(server.udpAddresses());
    for (InetSocketAddress address : now) {
      if (listening.add(address)) {
        log.accept("listening at " + Voice.server(address) + " now");
      }
    }
    for (InetSocketAddress address : List.copyOf(listening)) {
      if (!now.contains(address)) {
        listening.remove(address);
        log.accept("no longer listening at " + Voice.server(address));
      }
    }
  }

  /** Ends {@link #run} soon; called by any thread. */
  void stop() {
    isStopped = true;
    wakeUps.release();
  }
}
