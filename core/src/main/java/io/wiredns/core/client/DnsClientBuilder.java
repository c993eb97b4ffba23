package io.wiredns.core.client;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Builds a {@link DnsClient}. For one thread at a time.
 *
 * @since 0.1
 */
public final class DnsClientBuilder {
  private final List<InetSocketAddress> servers = new ArrayList<>();
  private InetAddress localAddress;
  private SourcePorts sourcePorts = SourcePorts.pooled(8);
  private boolean edns = true;
  private int udpPayloadSize = WireLimits.DEFAULT_EDNS_UDP_OCTETS;
  private boolean cookies = true;
  private boolean mixedCase;
  private boolean padding;
  private TsigKey key;
  private Duration timeout = Duration.ofSeconds(10);
  private Duration firstWait = Duration.ofSeconds(1);
  private Duration longestWait = Duration.ofSeconds(4);
  private Duration streamWait = Duration.ofSeconds(5);
  private Duration idleTimeout = Duration.ofSeconds(10);
  private int tries = 3;
  private int maxInFlight = 10_000;
  private int maxQueued = 10_000;
  private EventListener<? super ClientEvent> listener;
  private ByteBufAllocator allocator = PooledByteBufAllocator.DEFAULT;
  private RandomGenerator random;
  private LongSupplier nanoTime = System::nanoTime;
  private LongSupplier epochSeconds = () -> System.currentTimeMillis() / 1_000;

  DnsClientBuilder() {}

  /**
   * Adds a server. They are asked in the order in which they were added; one that has been silent
   * lately comes last.
   *
   * @param server a resolved address with its port: the client looks nothing up
   * @return this
   * @throws IllegalArgumentException if the address is not resolved or has port 0
   */
  public DnsClientBuilder server(InetSocketAddress server) {
    servers.add(RequestOptions.check(server));
    return this;
  }

  /**
   * Sets the address that queries come from.
   *
   * @param address an address of this host; null, as at first, leaves it to the system
   * @return this
   */
  public DnsClientBuilder localAddress(InetAddress address) {
    localAddress = address;
    return this;
  }

  /**
   * Sets where UDP queries come from.
   *
   * @param ports the choice; {@code SourcePorts.pooled(8)} at first
   * @return this
   */
  public DnsClientBuilder sourcePorts(SourcePorts ports) {
    sourcePorts = Objects.requireNonNull(ports);
    return this;
  }

  /**
   * Whether a query without OPT gets one; RFC 6891.
   *
   * @param on true at first
   * @return this
   */
  public DnsClientBuilder edns(boolean on) {
    edns = on;
    return this;
  }

  /**
   * Sets the UDP payload size of that OPT.
   *
   * @param octets 512 to 65535; 1232 at first
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public DnsClientBuilder udpPayloadSize(int octets) {
    udpPayloadSize = range("UDP payload size", octets, WireLimits.UDP_OCTETS, 0xFFFF);
    return this;
  }

  /**
   * Whether queries with OPT get a cookie, a random one for each server; RFC 7873.
   *
   * @param on true at first
   * @return this
   */
  public DnsClientBuilder cookies(boolean on) {
    cookies = on;
    return this;
  }

  /**
   * Whether the letters of the question get a random case, which a response over UDP must repeat
   * (draft-vixie-dnsext-dns0x20). A server that does not repeat it is asked over TCP in the end.
   *
   * @param on false at first
   * @return this
   */
  public DnsClientBuilder mixedCase(boolean on) {
    mixedCase = on;
    return this;
  }

  /**
   * Whether queries with OPT are padded to a multiple of 128 octets; RFC 8467 section 4.1.
   *
   * @param on false at first: without encryption it hides nothing
   * @return this
   */
  public DnsClientBuilder padding(boolean on) {
    padding = on;
    return this;
  }

  /**
   * Sets the key that signs all queries and must verify all responses; RFC 8945.
   *
   * @param key the key; null, as at first, for none
   * @return this
   */
  public DnsClientBuilder key(TsigKey key) {
    this.key = key;
    return this;
  }

  /**
   * Sets how long a request may take with all that is tried.
   *
   * @param timeout positive; 10 seconds at first
   * @return this
   * @throws IllegalArgumentException if it is not positive
   */
  public DnsClientBuilder timeout(Duration timeout) {
    this.timeout = positive("timeout", timeout);
    return this;
  }

  /**
   * Sets how long the first response over UDP is waited for. Each wait is twice the one before,
   * give or take a random quarter; a server whose response times are known may get a quarter to
   * twice of it.
   *
   * @param first positive; 1 second at first
   * @param longest what the waits grow to, positive; 4 seconds at first
   * @return this
   * @throws IllegalArgumentException if one is not positive, or the first longer than the longest
   */
  public DnsClientBuilder waits(Duration first, Duration longest) {
    if (positive("first wait", first).compareTo(positive("longest wait", longest)) > 0) {
      throw new IllegalArgumentException("a first wait of " + first + " above " + longest);
    }
    firstWait = first;
    longestWait = longest;
    return this;
  }

  /**
   * Sets how long a response over TCP is waited for, the connection's making included.
   *
   * @param wait positive; 5 seconds at first
   * @return this
   * @throws IllegalArgumentException if it is not positive
   */
  public DnsClientBuilder streamWait(Duration wait) {
    streamWait = positive("wait", wait);
    return this;
  }

  /**
   * Sets how long a TCP connection is kept when nothing is awaited on it.
   *
   * @param idle positive; 10 seconds at first
   * @return this
   * @throws IllegalArgumentException if it is not positive
   */
  public DnsClientBuilder idleTimeout(Duration idle) {
    idleTimeout = positive("idle time", idle);
    return this;
  }

  /**
   * Sets how often the same query goes to a server over UDP before something else is tried.
   *
   * @param tries 1 to 100; 3 at first
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public DnsClientBuilder tries(int tries) {
    this.tries = range("tries", tries, 1, 100);
    return this;
  }

  /**
   * Sets how many requests are on their way at once, and how many more may wait for their turn; a
   * request beyond both fails at once.
   *
   * @param inFlight 1 to 1,000,000; 10,000 at first
   * @param queued 0 to 1,000,000; 10,000 at first
   * @return this
   * @throws IllegalArgumentException if a number is out of range
   */
  public DnsClientBuilder limits(int inFlight, int queued) {
    maxInFlight = range("requests in flight", inFlight, 1, 1_000_000);
    maxQueued = range("requests in the queue", queued, 0, 1_000_000);
    return this;
  }

  /**
   * Sets who is told what happens.
   *
   * @param listener is told of every event; nobody is if this is not called
   * @return this
   */
  public DnsClientBuilder listener(EventListener<? super ClientEvent> listener) {
    this.listener = Objects.requireNonNull(listener);
    return this;
  }

  /** For tests: memory that ends. */
  DnsClientBuilder allocator(ByteBufAllocator allocator) {
    this.allocator = allocator;
    return this;
  }

  /** For tests: a source that can be foretold. */
  DnsClientBuilder random(RandomGenerator random) {
    this.random = random;
    return this;
  }

  /** For tests: a clock for waits, and one for signatures. */
  DnsClientBuilder clocks(LongSupplier nanoTime, LongSupplier epochSeconds) {
    this.nanoTime = nanoTime;
    this.epochSeconds = epochSeconds;
    return this;
  }

  static Duration positive(String what, Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException(what + " " + time + " is not above 0 and at most a day");
    }
    return time;
  }

  private static int range(String what, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException(
          "%s %d is not in %d..%d".formatted(what, value, minimum, maximum));
    }
    return value;
  }

  /**
   * The client, with a thread of its own that runs from now on.
   *
   * @return a client; to be closed
   * @throws IOException if the system has no selector for it
   */
  public DnsClient build() throws IOException {
    return new DnsClient(
        new ClientSettings(
            List.copyOf(servers),
            localAddress,
            sourcePorts,
            edns,
            udpPayloadSize,
            cookies,
            mixedCase,
            padding ? Padding.QUERY_BLOCK_OCTETS : 0,
            key,
            timeout,
            firstWait,
            longestWait,
            streamWait,
            idleTimeout,
            tries,
            maxInFlight,
            maxQueued,
            listener,
            allocator,
            random == null ? new SecureRandom() : random,
            nanoTime,
            epochSeconds));
  }
}
