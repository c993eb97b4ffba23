package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.random.RandomGenerator;

/**
 * A zone transfer from a server, batch by batch, over TCP; an IXFR over UDP first if wanted.
 *
 * <pre>{@code
 * try (var transfer = ZoneTransfer.builder(server, TransferRequest.axfr(zone)).key(key).open()) {
 *   while (transfer.hasNext()) {
 *     TransferBatch batch = transfer.next();
 *     ...
 *   }
 * }
 * }</pre>
 *
 * <p>The thread that calls {@link #next} does the reading, and nothing is read that is not asked
 * for: who is slow slows the server down, by TCP's own means, and no memory fills up. A virtual
 * thread parks while it waits. Sequence, signatures, limits and time are checked as {@link
 * TransferDecoder} and {@link Builder} say.
 *
 * <p>Where a server refuses an IXFR as unknown to it (FORMERR, NOTIMP), the whole zone is asked for
 * (RFC 1995 section 2), unless {@link Builder#fallback} says no; where it refuses EDNS, the
 * question is asked without. For one thread at a time; but {@link #close} ends it from any.
 *
 * @since 0.1
 */
public final class ZoneTransfer implements Iterable<TransferBatch>, Closeable {
  private final TransferOptions options;
  private final long deadline;

  private TransferRequest request;
  private boolean edns;
  private boolean delivered;

  /** What came in a datagram; nothing more follows. */
  private final Deque<TransferBatch> datagram = new ArrayDeque<>();

  /** What {@link #hasNext} has read and {@link #next} has not given. */
  private TransferBatch ahead;

  private TransferDecoder decoder;
  private volatile TransferSocket socket;
  private volatile boolean closed;

  ZoneTransfer(TransferOptions options) throws IOException {
    this.options = options;
    request = options.request;
    edns = options.edns != null;
    deadline = System.nanoTime() + options.totalTime.toNanos();
    if (options.transport == Transport.TCP || !askByDatagram()) {
      ask();
    }
  }

  /**
   * Builds a transfer.
   *
   * @param server the server's address and port
   * @param request what is asked for
   * @return settings as they are by default
   * @throws IllegalArgumentException if the address is not resolved
   */
  public static Builder builder(InetSocketAddress server, TransferRequest request) {
    return new Builder(server, request);
  }

  private boolean askByDatagram() throws IOException {
    try (TransferDatagram exchange = new TransferDatagram(options, request, edns, deadline)) {
      decoder = exchange.ask(datagram);
    }
    return decoder != null;
  }

  private void ask() throws IOException {
    TransferSocket opened = new TransferSocket(options, deadline);
    socket = opened;
    if (closed) {
      opened.close();
      throw new IOException("the transfer has been closed");
    }
    try {
      opened.connect();
      decoder = opened.send(request, edns);
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /**
   * Whether there is another batch; waits for it.
   *
   * @return true if {@link #next} gives it, false when the transfer is complete
   * @throws TransferException if what comes is wrong, ends early, or takes too long
   * @throws IOException if the connection fails, or has been closed
   */
  public boolean hasNext() throws IOException {
    ahead = ahead != null ? ahead : read();
    return ahead != null;
  }

  /**
   * The next batch; waits for it.
   *
   * @return records that came together
   * @throws TransferException if what comes is wrong, ends early, or takes too long
   * @throws IOException if the connection fails, or has been closed
   * @throws NoSuchElementException if the transfer is complete
   */
  public TransferBatch next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("the transfer is complete");
    }
    TransferBatch batch = ahead;
    ahead = null;
    return batch;
  }

  /** The next batch, or null when the transfer is complete. */
  private TransferBatch read() throws IOException {
    if (!datagram.isEmpty()) {
      return datagram.remove();
    }
    for (; ; ) {
      try {
        TransferBatch batch = decoder.next();
        if (batch != null) {
          delivered = true;
          return batch;
        }
        if (decoder.isComplete()) {
          closeSocket();
          return null;
        }
        socket.take(decoder);
      } catch (TransferException refused) {
        closeSocket();
        if (!askAgain(refused)) {
          throw refused;
        }
      } catch (IOException | RuntimeException failure) {
        closeSocket();
        throw failure;
      }
    }
  }

  /** Asks for less where the server did not understand; false if there is no less. */
  private boolean askAgain(TransferException refused) throws IOException {
    Rcode rcode = refused.rcode().orElse(Rcode.NOERROR);
    boolean formerr = rcode.equals(Rcode.FORMERR);
    // Who does not understand a query may not have found its signature either.
    boolean said =
        refused.fault() == TransferFault.RCODE || refused.fault() == TransferFault.SIGNATURE;
    if (delivered || !options.fallback || !said) {
      return false;
    }
    if (edns && formerr) {
      edns = false;
    } else if (request.known().isPresent() && (formerr || rcode.equals(Rcode.NOTIMP))) {
      request = request.whole();
    } else {
      return false;
    }
    ask();
    return true;
  }

  /**
   * The batches that are left, once: a loop over them throws {@link UncheckedIOException} where
   * {@link #next} would throw an IOException.
   *
   * @return an iterator that reads on as it goes on
   */
  @Override
  public Iterator<TransferBatch> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        try {
          return ZoneTransfer.this.hasNext();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }

      @Override
      public TransferBatch next() {
        try {
          return ZoneTransfer.this.next();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    };
  }

  /**
   * What is being asked for: the whole zone if the server did not know IXFR.
   *
   * @return the request that counts
   */
  public TransferRequest request() {
    return request;
  }

  /**
   * Whether all has come, and been taken.
   *
   * @return true once {@link #next} has given the last batch
   */
  public boolean isComplete() {
    return ahead == null && datagram.isEmpty() && decoder.isComplete();
  }

  /**
   * The zone's SOA record as the server has it.
   *
   * @return the first record that came, or nothing before it
   */
  public Optional<ResourceRecord> soa() {
    return decoder.soa();
  }

  /**
   * How many messages have come.
   *
   * @return the number
   */
  public long messageCount() {
    return decoder.messageCount();
  }

  /**
   * How many records have come, the framing SOA records counted.
   *
   * @return the number
   */
  public long recordCount() {
    return decoder.recordCount();
  }

  /**
   * How many octets of messages have come.
   *
   * @return the number
   */
  public long receivedOctets() {
    return decoder.receivedOctets();
  }

  /** Ends the transfer: a {@link #next} that is waiting fails. Any thread may call it. */
  @Override
  public void close() {
    closed = true;
    closeSocket();
  }

  private void closeSocket() {
    TransferSocket open = socket;
    if (open != null) {
      open.close();
    }
  }

  /**
   * Settings of a transfer. A builder may be used again: each {@link #open} is a transfer of its
   * own, and so is each subscriber of {@link #publisher}. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final TransferOptions options;

    private Builder(InetSocketAddress server, TransferRequest request) {
      if (Objects.requireNonNull(server, "server").isUnresolved()) {
        throw new IllegalArgumentException(server + " is no address; names are not looked up here");
      }
      options = new TransferOptions(server, Objects.requireNonNull(request, "request"));
    }

    /**
     * Sets where the connection comes from.
     *
     * @param local an address of this host, port 0 for any; any address if this is not called
     * @return this
     */
    public Builder localAddress(InetSocketAddress local) {
      options.local = Objects.requireNonNull(local, "local");
      return this;
    }

    /**
     * Signs the query, and takes no message that is not signed; RFC 8945.
     *
     * @param key the key
     * @return this
     */
    public Builder key(TsigKey key) {
      options.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Asks with EDNS.
     *
     * @param edns what the OPT record says; there is none if this is not called
     * @return this
     */
    public Builder edns(Edns edns) {
      options.edns = Objects.requireNonNull(edns, "edns");
      return this;
    }

    /**
     * Sets how it is asked first: over UDP, differences are asked for in a datagram, and over TCP
     * if they do not fit one (RFC 1995 section 2); packets that do not belong to the query are
     * ignored.
     *
     * @param transport UDP or TCP; TCP if this is not called
     * @return this
     * @throws IllegalArgumentException for an AXFR over UDP, which is asked over TCP only (RFC 5936
     *     section 4.2)
     */
    public Builder transport(Transport transport) {
      if (transport == Transport.UDP && options.request.known().isEmpty()) {
        throw new IllegalArgumentException("AXFR goes over TCP, RFC 5936 section 4.2");
      }
      options.transport = Objects.requireNonNull(transport, "transport");
      return this;
    }

    /**
     * Sets whether less is asked for when a server does not understand: the whole zone after an
     * IXFR, without EDNS after one with.
     *
     * @param on true if this is not called
     * @return this
     */
    public Builder fallback(boolean on) {
      options.fallback = on;
      return this;
    }

    /**
     * Sets how many records may come before the transfer is given up.
     *
     * @param records at least 1, the framing SOA records counted; 1,000,000,000 if this is not
     *     called
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxRecords(long records) {
      options.limits = new TransferLimits(records, options.limits.maxOctets());
      return this;
    }

    /**
     * Sets how many octets of messages may come before the transfer is given up.
     *
     * @param octets at least 1; 128 GiB if this is not called
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxOctets(long octets) {
      options.limits = new TransferLimits(options.limits.maxRecords(), octets);
      return this;
    }

    /**
     * Sets how long the connection may take to come about.
     *
     * @param time more than nothing; 10 seconds if this is not called
     * @return this
     * @throws IllegalArgumentException if it is nothing or less
     */
    public Builder connectTimeout(Duration time) {
      options.connectTime = positive(time);
      return this;
    }

    /**
     * Sets how long each message may take to come, once it is asked for.
     *
     * @param time more than nothing; 30 seconds if this is not called
     * @return this
     * @throws IllegalArgumentException if it is nothing or less
     */
    public Builder idleTimeout(Duration time) {
      options.idleTime = positive(time);
      return this;
    }

    /**
     * Sets how long all may take, whoever is slow.
     *
     * @param time more than nothing, 100 years at most; 4 hours if this is not called
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder timeout(Duration time) {
      options.totalTime = positive(time);
      return this;
    }

    private static Duration positive(Duration time) {
      Objects.requireNonNull(time, "time");
      if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(36_500)) > 0) {
        throw new IllegalArgumentException(time + " is no time to wait");
      }
      return time;
    }

    /**
     * Sets how RDATA is decoded.
     *
     * @param registry knows the types; the standard ones if this is not called
     * @return this
     */
    public Builder registry(Registry registry) {
      options.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Sets where IDs come from.
     *
     * @param random hard to guess; a {@link SecureRandom} if this is not called
     * @return this
     */
    public Builder random(RandomGenerator random) {
      options.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Sets the clock for TSIG.
     *
     * @param clock the clock; the system's if this is not called
     * @return this
     */
    public Builder clock(InstantSource clock) {
      options.clock = Objects.requireNonNull(clock, "clock");
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
      return new ZoneTransfer(options.copy());
    }

    /**
     * The transfer as a publisher of batches: reads no message before it is requested. Each
     * subscriber has a connection of its own, from the first request on.
     *
     * <p>A failure is an {@link IOException} given to {@link Flow.Subscriber#onError}. Cancelling
     * closes the connection at once.
     *
     * @param executor runs the reading, which blocks: virtual threads, or a thread for each
     *     transfer
     * @return the publisher
     */
    public Flow.Publisher<TransferBatch> publisher(Executor executor) {
      Objects.requireNonNull(executor, "executor");
      TransferOptions settings = options.copy();
      return subscriber -> {
        Objects.requireNonNull(subscriber, "subscriber");
        subscriber.onSubscribe(new TransferSubscription(settings, subscriber, executor));
      };
    }
  }
}
