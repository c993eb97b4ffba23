package io.wiredns.core.server;

import io.wiredns.core.EventListener;
import io.wiredns.core.loop.Events;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The addresses that a server listens at, and their sockets. A wildcard address stands for the
 * addresses of its family that the interfaces of this machine have. Each of these gets sockets of
 * its own, because the JDK does not tell to which address a datagram was sent, and because it does
 * not open sockets of the IPv6 wildcard address that refuse IPv4. A thread looks for addresses that
 * are new or gone.
 */
final class ListenAddresses {
  /** The maximum number of addresses that wildcard addresses stand for: each needs a thread. */
  static final int MOST = 256;

  private static final long LOOK_MILLIS = 2_000;

  /** The number of attempts at the start: an IPv6 address can be new, and a port may be in use. */
  private static final int ATTEMPTS = 50;

  private static final long PAUSE_NANOS = 60_000_000;

  /** Opens the sockets of an address. */
  interface Opener {
    Endpoint open(InetSocketAddress address, boolean udp, boolean tcp) throws IOException;
  }

  /** An address with its scope, which {@link Inet6Address#equals} ignores. */
  private record Key(InetAddress address, int scope) {
    static Key of(InetAddress address) {
      boolean local = address instanceof Inet6Address && address.isLinkLocalAddress();
      return new Key(address, local ? ((Inet6Address) address).getScopeId() : 0);
    }
  }

  /** A wildcard address, and the sockets that were opened for it. */
  private static final class Wildcard {
    final InetSocketAddress address;
    final boolean udp;
    final boolean tcp;
    final Map<Key, Endpoint> own = new HashMap<>();

    /** 0 until the first socket has chosen it. */
    int port;

    Wildcard(InetSocketAddress address, boolean udp, boolean tcp) {
      this.address = address;
      this.udp = udp;
      this.tcp = tcp;
      port = address.getPort();
    }

    boolean covers(InetAddress other) {
      return other instanceof Inet4Address == address.getAddress() instanceof Inet4Address;
    }
  }

  private final LocalAddresses local;
  private final Events<ServerEvent> events;
  private final Opener opener;
  private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
  private final List<Wildcard> wildcards = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean started;

  /** What the last look failed at, and what of it has been reported. */
  private Set<String> failedBefore = new HashSet<>();

  private final Set<String> told = new HashSet<>();

  ListenAddresses(LocalAddresses local, Events<ServerEvent> events, Opener opener) {
    this.local = local;
    this.events = events;
    this.opener = opener;
  }

  /** Returns the sockets of this moment. */
  List<Endpoint> endpoints() {
    return endpoints;
  }

  /** Opens the sockets of all addresses. */
  synchronized void open(ServerSettings settings) throws IOException {
    open(settings.both, true, true);
    open(settings.udp, true, false);
    open(settings.tcp, false, true);
    // After the addresses that are named, which are bound once if a wildcard covers them too.
    for (Wildcard wildcard : wildcards) {
      openAtStart(wildcard);
    }
  }

  private void open(List<InetSocketAddress> addresses, boolean udp, boolean tcp)
      throws IOException {
    for (InetSocketAddress address : addresses) {
      if (address.getAddress().isAnyLocalAddress()) {
        wildcards.add(new Wildcard(address, udp, tcp));
      } else {
        endpoints.add(opener.open(address, udp, tcp));
      }
    }
  }

  private void openAtStart(Wildcard wildcard) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        List<InetAddress> all = local.all();
        checkCount((int) all.stream().filter(wildcard::covers).count());
        for (InetAddress address : all) {
          add(wildcard, address);
        }
        return;
      } catch (BindException failure) {
        boolean portIsFree = wildcard.address.getPort() == 0;
        boolean mayBeTentative = !(wildcard.address.getAddress() instanceof Inet4Address);
        if (attempt == ATTEMPTS || !portIsFree && !mayBeTentative) {
          throw failure;
        }
        if (portIsFree) {
          wildcard.own.values().forEach(Endpoint::close);
          endpoints.removeAll(wildcard.own.values());
          wildcard.own.clear();
          wildcard.port = 0;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  /** Starts all sockets and, if there is a wildcard address, the thread that looks for changes. */
  synchronized void start() {
    endpoints.forEach(Endpoint::start);
    started = true;
    if (!wildcards.isEmpty()) {
      Thread thread = new Thread(this::follow, "wiredns-addresses");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Stops looking for changes. */
  synchronized void stopFollowing() {
    stopped.countDown();
  }

  private void follow() {
    for (; ; ) {
      // A listener may have left the thread interrupted.
      Thread.interrupted();
      try {
        if (stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
        look();
      } catch (InterruptedException | RuntimeException | Error failure) {
        // Probably no memory. The next look may succeed.
        continue;
      }
    }
  }

  /** Opens sockets for new addresses, and closes those of addresses that are gone. */
  synchronized void look() {
    if (stopped.getCount() == 0) {
      return;
    }
    Set<String> failed = new HashSet<>();
    try {
      List<InetAddress> all = local.all();
      for (Wildcard wildcard : wildcards) {
        closeGone(wildcard, all);
        for (InetAddress address : all) {
          try {
            add(wildcard, address);
          } catch (IOException | RuntimeException | Error failure) {
            tell(failure, failed);
          }
        }
      }
    } catch (IOException | RuntimeException | Error failure) {
      tell(failure, failed);
    }
    failedBefore = failed;
    told.retainAll(failed);
  }

  private void closeGone(Wildcard wildcard, List<InetAddress> all) {
    Set<Key> present = new HashSet<>();
    all.forEach(address -> present.add(Key.of(address)));
    Iterator<Map.Entry<Key, Endpoint>> each = wildcard.own.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<Key, Endpoint> entry = each.next();
      if (!present.contains(entry.getKey()) && local.isGone(entry.getKey().address())) {
        entry.getValue().closeWhileServed();
        endpoints.remove(entry.getValue());
        each.remove();
      }
    }
  }

  /** Opens the sockets of an address for a wildcard address, if there are none yet. */
  private void add(Wildcard wildcard, InetAddress address) throws IOException {
    Key key = Key.of(address);
    if (!wildcard.covers(address) || wildcard.own.containsKey(key)) {
      return;
    }
    InetSocketAddress wanted = new InetSocketAddress(address, wildcard.port);
    boolean udp = wildcard.udp;
    boolean tcp = wildcard.tcp;
    for (Endpoint other : endpoints) {
      udp &= !isSame(wanted, other.udpAddress());
      tcp &= !isSame(wanted, other.tcpAddress());
    }
    if (!udp && !tcp) {
      return;
    }
    checkCount(1 + wildcards.stream().mapToInt(each -> each.own.size()).sum());
    Endpoint endpoint = opener.open(wanted, udp, tcp);
    if (started) {
      try {
        endpoint.start();
      } catch (RuntimeException | Error failure) {
        endpoint.closeWhileServed();
        throw failure;
      }
    }
    wildcard.port = endpoint.port();
    wildcard.own.put(key, endpoint);
    endpoints.add(endpoint);
  }

  private static void checkCount(int addresses) throws IOException {
    if (addresses > MOST) {
      throw new IOException(
          "this machine has more than "
              + MOST
              + " addresses; name those to listen at, in place of a wildcard address");
    }
  }

  private static boolean isSame(InetSocketAddress wanted, InetSocketAddress bound) {
    return bound != null
        && bound.getPort() == wanted.getPort()
        && Key.of(bound.getAddress()).equals(Key.of(wanted.getAddress()));
  }

  /**
   * Reports a failure once, if the look before had the same: an IPv6 address that is new is
   * tentative for a second or two.
   */
  private void tell(Throwable failure, Set<String> failed) {
    String text = failure.toString();
    failed.add(text);
    if (failedBefore.contains(text) && told.add(text)) {
      events.failed(ServerEvent.IO_FAILED, failure, EventListener.UNKNOWN);
    }
  }
}
