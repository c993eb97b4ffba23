package io.wiredns.core.transfer;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.random.RandomGenerator;

/**
 * Settings of a {@link ZoneTransfer}. Reusable: each {@link #open} is a transfer of its own, and so
 * is each subscriber of {@link #publisher}.
 *
 * @since 0.1
 */
public final class TransferOptions {
  final InetSocketAddress server;
  final TransferRequest request;
  InetSocketAddress local;
  TsigKey key;
  Edns edns;
  boolean datagramFirst;
  boolean fallback = true;
  TransferLimits limits = TransferLimits.standard();
  Duration connectTime = Duration.ofSeconds(10);
  Duration idleTime = Duration.ofSeconds(30);
  Duration totalTime = Duration.ofHours(4);
  Registry registry = Registry.standard();
  RandomGenerator random = new SecureRandom();
  Clock clock = Clock.systemUTC();

  TransferOptions(InetSocketAddress server, TransferRequest request) {
    if (server.isUnresolved()) {
      throw new IllegalArgumentException(server + " is no address; names are not looked up here");
    }
    this.server = server;
    this.request = Objects.requireNonNull(request);
  }

  /**
   * Sets where the connection comes from.
   *
   * @param local an address of this host, port 0 for any; any address if this is not called
   * @return these settings
   */
  public TransferOptions from(InetSocketAddress local) {
    this.local = Objects.requireNonNull(local);
    return this;
  }

  /**
   * Signs the query, and takes no message that is not signed; RFC 8945.
   *
   * @param key the key
   * @return these settings
   */
  public TransferOptions key(TsigKey key) {
    this.key = Objects.requireNonNull(key);
    return this;
  }

  /**
   * Asks with EDNS.
   *
   * @param edns what the OPT record says; there is none if this is not called
   * @return these settings
   */
  public TransferOptions edns(Edns edns) {
    this.edns = Objects.requireNonNull(edns);
    return this;
  }

  /**
   * Asks for differences in a datagram first, and over TCP if they do not fit one; RFC 1995 section
   * 2. Packets that do not belong to the query are ignored.
   *
   * @return these settings
   * @throws IllegalArgumentException for an AXFR, which is asked over TCP only (RFC 5936 section
   *     4.2)
   */
  public TransferOptions datagramFirst() {
    if (request.known().isEmpty()) {
      throw new IllegalArgumentException("AXFR goes over TCP, RFC 5936 section 4.2");
    }
    datagramFirst = true;
    return this;
  }

  /**
   * Sets whether less is asked for when a server does not understand: the whole zone after an IXFR,
   * without EDNS after one with.
   *
   * @param on true if this is not called
   * @return these settings
   */
  public TransferOptions fallback(boolean on) {
    fallback = on;
    return this;
  }

  /**
   * Sets how much is taken.
   *
   * @param limits the limits; {@link TransferLimits#standard} if this is not called
   * @return these settings
   */
  public TransferOptions limits(TransferLimits limits) {
    this.limits = Objects.requireNonNull(limits);
    return this;
  }

  /**
   * Sets how long the connection may take to come about.
   *
   * @param time more than nothing; 10 seconds if this is not called
   * @return these settings
   * @throws IllegalArgumentException if it is nothing or less
   */
  public TransferOptions connectTime(Duration time) {
    connectTime = positive(time);
    return this;
  }

  /**
   * Sets how long each message may take to come, once it is asked for.
   *
   * @param time more than nothing; 30 seconds if this is not called
   * @return these settings
   * @throws IllegalArgumentException if it is nothing or less
   */
  public TransferOptions idleTime(Duration time) {
    idleTime = positive(time);
    return this;
  }

  /**
   * Sets how long all may take, whoever is slow.
   *
   * @param time more than nothing, 100 years at most; 4 hours if this is not called
   * @return these settings
   * @throws IllegalArgumentException if it is out of range
   */
  public TransferOptions totalTime(Duration time) {
    totalTime = positive(time);
    return this;
  }

  private static Duration positive(Duration time) {
    if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(36_500)) > 0) {
      throw new IllegalArgumentException(time + " is no time to wait");
    }
    return time;
  }

  /**
   * Sets how RDATA is decoded.
   *
   * @param registry knows the types; the standard ones if this is not called
   * @return these settings
   */
  public TransferOptions registry(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    return this;
  }

  /**
   * Sets where IDs come from.
   *
   * @param random hard to guess; a {@link SecureRandom} if this is not called
   * @return these settings
   */
  public TransferOptions random(RandomGenerator random) {
    this.random = Objects.requireNonNull(random);
    return this;
  }

  /**
   * Sets the clock for TSIG.
   *
   * @param clock the clock; the system's if this is not called
   * @return these settings
   */
  public TransferOptions clock(Clock clock) {
    this.clock = Objects.requireNonNull(clock);
    return this;
  }

  /**
   * Connects and asks.
   *
   * @return the transfer, to be read and closed
   * @throws TransferException if the connection is not there in time
   * @throws IOException if there is none
   */
  public ZoneTransfer open() throws IOException {
    return new ZoneTransfer(this);
  }

  /**
   * The transfer as a publisher of batches: reads no message before it is requested. Each
   * subscriber has a connection of its own, from the first request on.
   *
   * <p>A failure is an {@link IOException} given to {@link Flow.Subscriber#onError}. Cancelling
   * closes the connection at once.
   *
   * @param executor runs the reading, which blocks: virtual threads, or a thread for each transfer
   * @return the publisher
   */
  public Flow.Publisher<TransferBatch> publisher(Executor executor) {
    Objects.requireNonNull(executor);
    return subscriber -> {
      Objects.requireNonNull(subscriber);
      subscriber.onSubscribe(new TransferSubscription(this, subscriber, executor));
    };
  }
}
