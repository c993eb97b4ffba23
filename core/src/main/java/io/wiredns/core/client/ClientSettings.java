package io.wiredns.core.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.PageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The settings made by {@link DnsClient.Builder}, which describes them. A client has its own copy.
 * Tests set here what users cannot set: limited memory, a fixed random generator, and clocks.
 */
final class ClientSettings {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** An action before a socket or connection is opened. */
  interface Opening {
    void run() throws IOException;
  }

  List<InetSocketAddress> servers = new ArrayList<>();

  /** Null if the system chooses the address. */
  InetAddress localAddress;

  SourcePorts sourcePorts = SourcePorts.pooled(8);
  boolean edns = true;
  int udpPayloadSize = WireLimits.DEFAULT_EDNS_UDP_OCTETS;
  boolean cookies = true;
  boolean mixedCase;

  /** The length of a padded query is a multiple of this number of octets; 0 for no padding. */
  int paddingBlock;

  /** Null for no key. */
  TsigKey key;

  Duration timeout = Duration.ofSeconds(10);
  Duration firstWait = Duration.ofSeconds(1);
  Duration maxWait = Duration.ofSeconds(4);
  Duration tcpWait = Duration.ofSeconds(5);
  Duration idleTimeout = Duration.ofSeconds(10);
  int maxTries = 3;
  int maxInFlight = 10_000;
  int maxQueued = 10_000;

  /** Null for no listener. */
  EventListener<? super ClientEvent> listener;

  Registry registry = Registry.standard();

  /** The pages in which connections keep the first parts of responses, without a limit. */
  PageStore pages = new PageStore(Long.MAX_VALUE);

  /**
   * Allocates the buffers of queries not sent yet; a pool would hold 4 MiB of heap for them. It is
   * asked for at the first connection, because Netty takes a while to load.
   */
  Supplier<ByteBufAllocator> unsentAllocator = () -> UnpooledByteBufAllocator.DEFAULT;

  /** The longest time for which queries wait for the first responses of an unknown server. */
  Duration burstWait = Duration.ofMillis(200);

  /** The time in which a server that closes connections after some responses would have closed. */
  Duration closeWait = Duration.ofMillis(100);

  /** What a test does before a socket or connection is opened, such as to fail as the system. */
  Opening opening = () -> {};

  /** Null for a new {@link SecureRandom}. */
  RandomGenerator random;

  /** The clock for time-outs. */
  LongSupplier nanoTime = System::nanoTime;

  /** The clock for signatures. */
  LongSupplier epochSeconds = () -> System.currentTimeMillis() / 1_000;

  /** Returns a number after checking its range. */
  static int range(String what, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          "%s %d is not in %d..%d".formatted(what, value, minimum, maximum));
    }
    return value;
  }

  /** Returns a time after checking that it is positive and at most a day. */
  static Duration positive(String what, Duration time) {
    Objects.requireNonNull(time, what);
    if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          what + " " + time + " is not greater than 0 and at most a day");
    }
    return time;
  }

  /**
   * Returns a copy that does not change.
   *
   * @throws IllegalStateException if the first wait is longer than the maximum wait
   */
  ClientSettings copy() {
    if (firstWait.compareTo(maxWait) > 0) {
      throw new IllegalStateException(
          "first wait " + firstWait + " is greater than longest wait " + maxWait);
    }
    ClientSettings copy = new ClientSettings();
    copy.servers = List.copyOf(servers);
    copy.localAddress = localAddress;
    copy.sourcePorts = sourcePorts;
    copy.edns = edns;
    copy.udpPayloadSize = udpPayloadSize;
    copy.cookies = cookies;
    copy.mixedCase = mixedCase;
    copy.paddingBlock = paddingBlock;
    copy.key = key;
    copy.timeout = timeout;
    copy.firstWait = firstWait;
    copy.maxWait = maxWait;
    copy.tcpWait = tcpWait;
    copy.idleTimeout = idleTimeout;
    copy.maxTries = maxTries;
    copy.maxInFlight = maxInFlight;
    copy.maxQueued = maxQueued;
    copy.listener = listener;
    copy.registry = registry;
    copy.pages = pages;
    copy.unsentAllocator = unsentAllocator;
    copy.burstWait = burstWait;
    copy.closeWait = closeWait;
    copy.opening = opening;
    copy.random = random == null ? new SecureRandom() : random;
    copy.nanoTime = nanoTime;
    copy.epochSeconds = epochSeconds;
    return copy;
  }
}
