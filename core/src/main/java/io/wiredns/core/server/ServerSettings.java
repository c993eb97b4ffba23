package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.Seconds;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The settings made by {@link DnsServer.Builder}. A started server has its own copy. */
final class ServerSettings {
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(365);

  /** The share of the heap that buffers of connections, and pending UDP requests, may each use. */
  private static final int HEAP_SHARE = 8;

  /** The heap for each connection that may be open; connections then use a small part of it. */
  private static final int HEAP_FOR_CONNECTION = 32 * 1024;

  /** About the most that a pending UDP request uses. */
  private static final int UDP_REQUEST_OCTETS = 4 * 1024;

  /** About the most that a pending UDP request uses for each of its octets. */
  private static final int HEAP_FOR_OCTET = 32;

  List<InetSocketAddress> both = new ArrayList<>();
  List<InetSocketAddress> udp = new ArrayList<>();
  List<InetSocketAddress> tcp = new ArrayList<>();
  ViewHandler viewHandler;
  RequestHandler handler;

  /** The listener, or null for none. */
  EventListener<? super ServerEvent> listener;

  Registry registry = Registry.standard();
  Set<Opcode> opcodes = new HashSet<>(Set.of(Opcode.QUERY));
  TsigKeyRing keys = TsigKeyRing.of();
  List<byte[]> cookieSecrets;
  boolean cookies = true;
  boolean requireCookies;
  Nsid nsid;
  int udpPayloadSize = WireLimits.DEFAULT_EDNS_UDP_OCTETS;
  int threads = 1;
  int maxUdpInFlight = 10_000;

  /** The maximum number of octets of pending UDP requests. */
  long maxUdpOctets = Long.MAX_VALUE;

  int maxConnections = 1_000;
  int maxConnectionsPerAddress = 200;
  int maxInFlightPerConnection = 100;
  int maxTransfers = 32;
  int maxTransfersPerAddress = 10;

  /**
   * The time after which a client that reads nothing of the octets that wait for it must make room.
   */
  Duration stuckTime = Duration.ofSeconds(1);

  /** The time in which the client of a transfer must read something, see {@link TransferTable}. */
  Duration transferWindow = Duration.ofSeconds(5);

  /** The longest time for which a transfer waits for others to end. */
  Duration transferWait = Duration.ofSeconds(10);

  int maxConnectionOctets = 256 * 1024;
  long maxBufferedOctets = 64L * 1024 * 1024;
  Duration idleTimeout = Duration.ofSeconds(10);
  Duration slowReaderTimeout = Duration.ofSeconds(10);
  Duration handlerTimeout = Duration.ofSeconds(10);
  RateLimit rateLimit = RateLimit.standard();
  InstantSource clock = InstantSource.system();
  LocalAddresses interfaces = new LocalAddresses();

  private final Seconds seconds = new Seconds(this::now);

  /** Returns the time in seconds since 1970. Allocates no Instant with the system clock. */
  long now() {
    return Math.floorDiv(clock.millis(), 1_000L);
  }

  /**
   * Returns the time of {@link #now} as an object. Calls within the same second usually return the
   * same object.
   */
  Instant instant() {
    return seconds.now();
  }

  /** Returns an address whose host name must be resolved. */
  static InetSocketAddress resolved(InetSocketAddress address) {
    if (Objects.requireNonNull(address, "address").isUnresolved()) {
      throw new IllegalArgumentException(address + " is not resolved");
    }
    return address;
  }

  /** Returns a number that must be at least 1. */
  static int positive(String what, int value) {
    return check(what, value, 1, Integer.MAX_VALUE);
  }

  /** Returns a number after checking its range. */
  static int check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + " " + value + " is not in " + least + ".." + most);
    }
    return value;
  }

  /** Returns a time-out after checking that it is between 1 ms and 365 days. */
  static Duration check(String what, Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          "time-out of " + what + " " + timeout + " is not in PT0.001S..P365D");
    }
    return timeout;
  }

  /** Lowers the limits that are too high for the heap. */
  void bound(long heapOctets) {
    long share = heapOctets / HEAP_SHARE;
    maxBufferedOctets = Math.min(maxBufferedOctets, share);
    maxConnections = (int) Math.min(maxConnections, heapOctets / HEAP_FOR_CONNECTION);
    maxUdpInFlight = (int) Math.min(maxUdpInFlight, share / UDP_REQUEST_OCTETS);
    maxUdpOctets = Math.min(maxUdpOctets, share / HEAP_FOR_OCTET);
  }

  /**
   * Returns a copy that does not change, with limits that are not too high for the heap.
   *
   * @throws IllegalStateException if there is no address to listen on
   */
  ServerSettings copy() {
    if (both.isEmpty() && udp.isEmpty() && tcp.isEmpty()) {
      throw new IllegalStateException("no address to listen on");
    }
    ServerSettings copy = new ServerSettings();
    copy.both = List.copyOf(both);
    copy.udp = List.copyOf(udp);
    copy.tcp = List.copyOf(tcp);
    copy.viewHandler = viewHandler;
    copy.handler = handler;
    copy.listener = listener;
    copy.registry = registry;
    copy.opcodes = Set.copyOf(opcodes);
    copy.keys = keys;
    copy.cookieSecrets = cookieSecrets;
    copy.cookies = cookies;
    copy.requireCookies = requireCookies;
    copy.nsid = nsid;
    copy.udpPayloadSize = udpPayloadSize;
    copy.threads = threads;
    copy.maxUdpInFlight = maxUdpInFlight;
    copy.maxUdpOctets = maxUdpOctets;
    copy.maxConnections = maxConnections;
    copy.maxConnectionsPerAddress = maxConnectionsPerAddress;
    copy.maxInFlightPerConnection = maxInFlightPerConnection;
    copy.maxTransfers = maxTransfers;
    copy.maxTransfersPerAddress = maxTransfersPerAddress;
    copy.stuckTime = stuckTime;
    copy.transferWindow = transferWindow;
    copy.transferWait = transferWait;
    copy.maxConnectionOctets = maxConnectionOctets;
    copy.maxBufferedOctets = maxBufferedOctets;
    copy.idleTimeout = idleTimeout;
    copy.slowReaderTimeout = slowReaderTimeout;
    copy.handlerTimeout = handlerTimeout;
    copy.rateLimit = rateLimit;
    copy.clock = clock;
    copy.interfaces = interfaces;
    copy.bound(Runtime.getRuntime().maxMemory());
    return copy;
  }
}
