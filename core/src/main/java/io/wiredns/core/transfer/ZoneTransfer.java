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
 * Receives a zone transfer from a server in batches, over TCP; an IXFR can be tried over UDP first.
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
 * <p>The thread that calls {@link #next} reads from the socket, and reads no more than it needs:
 * TCP flow control slows the server down if the caller is slow, and memory stays bounded. A virtual
 * thread parks while it waits. {@link TransferDecoder} and {@link Builder} describe the checks of
 * sequence, signatures, limits and time.
 *
 * <p>If a server does not support IXFR (FORMERR, NOTIMP), the complete zone is requested (RFC 1995
 * section 2), and if it refuses EDNS (FORMERR), the query is repeated without EDNS, unless {@link
 * Builder#fallback} is off. For one thread at a time, except that any thread may call {@link
 * #close}.
 *
 * @since 0.1
 */
public final class ZoneTransfer implements Iterable<TransferBatch>, Closeable {
  private final TransferOptions options;
  private final long deadline;

  private TransferRequest request;
  private boolean edns;
  private boolean delivered;

  /** The batches of a complete response over UDP that have not been returned yet. */
  private final Deque<TransferBatch> datagram = new ArrayDeque<>();

  /** The batch that {@link #hasNext} has read and {@link #next} has not returned yet. */
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
   * Returns a builder of transfers.
   *
   * @param server the server's address and port
   * @param request the request to send
   * @return a builder with the default settings
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
   * Waits for the next batch, and returns whether there is one.
   *
   * @return true if {@link #next} will return a batch, false if the transfer is complete
   * @throws TransferException if the transfer is faulty, ends early or takes too long
   * @throws IOException if the connection fails or has been closed
   */
  public boolean hasNext() throws IOException {
    ahead = ahead != null ? ahead : read();
    return ahead != null;
  }

  /**
   * Waits for the next batch and returns it.
   *
   * @return the batch
   * @throws TransferException if the transfer is faulty, ends early or takes too long
   * @throws IOException if the connection fails or has been closed
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

  /** Returns the next batch, or null if the transfer is complete. */
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

  /** Repeats a query that the server did not understand in a simpler form; false if it cannot. */
  private boolean askAgain(TransferException refused) throws IOException {
    Rcode rcode = refused.rcode().orElse(Rcode.NOERROR);
    boolean formerr = rcode.equals(Rcode.FORMERR);
    // A server that does not understand the query may not have found its signature either.
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
   * Returns an iterator over the remaining batches. It throws {@link UncheckedIOException} where
   * {@link #next} would throw an IOException.
   *
   * @return an iterator; a second one continues where the first stopped
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
   * Returns the request in use: an AXFR if the server did not understand an IXFR.
   *
   * @return the request that was sent last
   */
  public TransferRequest request() {
    return request;
  }

  /**
   * Returns whether the transfer is complete and all batches have been returned.
   *
   * @return true if {@link #next} has returned the last batch and the end has been received
   */
  public boolean isComplete() {
    return ahead == null && datagram.isEmpty() && decoder.isComplete();
  }

  /**
   * Returns the server's SOA record of the zone.
   *
   * @return the first record of the transfer, or empty before it was received
   */
  public Optional<ResourceRecord> soa() {
    return decoder.soa();
  }

  /**
   * Returns the number of messages that have been received.
   *
   * @return the number of messages in response to the query that was sent last
   */
  public long messageCount() {
    return decoder.messageCount();
  }

  /**
   * Returns the number of records that have been read, including the first and last SOA record.
   *
   * @return the number of records in response to the query that was sent last
   */
  public long recordCount() {
    return decoder.recordCount();
  }

  /**
   * Returns the total size of the messages received.
   *
   * @return the number of octets in response to the query that was sent last
   */
  public long receivedOctets() {
    return decoder.receivedOctets();
  }

  /** Ends the transfer. A waiting call of {@link #next} fails. Any thread may call this method. */
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
   * Settings of a transfer. A builder may be reused: each {@link #open}, and each subscriber of a
   * {@link #publisher}, starts a new transfer. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final TransferOptions options;

    private Builder(InetSocketAddress server, TransferRequest request) {
      options = new TransferOptions(server, request);
    }

    /**
     * Sets the local address of the sockets.
     *
     * @param local an address of this host, with port 0 for any port; any address by default
     * @return this
     * @throws IllegalArgumentException if the address is not resolved
     */
    public Builder localAddress(InetSocketAddress local) {
      options.local = TransferOptions.resolved("local", local);
      return this;
    }

    /**
     * Signs the query, and requires the server to sign the response; RFC 8945.
     *
     * @param key the key
     * @return this
     */
    public Builder key(TsigKey key) {
      options.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Adds an OPT record to the query.
     *
     * @param edns the fields of the OPT record; there is none by default
     * @return this
     */
    public Builder edns(Edns edns) {
      options.edns = Objects.requireNonNull(edns, "edns");
      return this;
    }

    /**
     * Sets the transport of the first query. An IXFR over UDP is repeated over TCP if there is no
     * usable response, for example because it does not fit in a datagram (RFC 1995 section 2).
     * Malformed UDP packets, and those with another ID, are ignored.
     *
     * @param transport UDP or TCP; TCP by default
     * @return this
     * @throws IllegalArgumentException if the transport is UDP and the request is an AXFR, which
     *     needs TCP (RFC 5936 section 4.2)
     */
    public Builder transport(Transport transport) {
      if (transport == Transport.UDP && options.request.known().isEmpty()) {
        throw new IllegalArgumentException("AXFR requires TCP (RFC 5936 section 4.2)");
      }
      options.transport = Objects.requireNonNull(transport, "transport");
      return this;
    }

    /**
     * Sets whether a query that the server does not understand is repeated without EDNS or as AXFR.
     *
     * @param on true to repeat it, which is the default
     * @return this
     */
    public Builder fallback(boolean on) {
      options.fallback = on;
      return this;
    }

    /**
     * Sets the maximum number of records of the transfer.
     *
     * @param records at least 1, including the first and last SOA record; 1,000,000,000 by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxRecords(long records) {
      options.limits = new TransferLimits(records, options.limits.maxOctets());
      return this;
    }

    /**
     * Sets the maximum total size of the messages of the transfer.
     *
     * @param octets at least 1; 128 GiB by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxOctets(long octets) {
      options.limits = new TransferLimits(options.limits.maxRecords(), octets);
      return this;
    }

    /**
     * Sets the time-out for establishing the connection.
     *
     * @param time more than zero, at most 36,500 days; 10 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder connectTimeout(Duration time) {
      options.connectTime = positive(time);
      return this;
    }

    /**
     * Sets the time-out for each message, from the time at which it is needed.
     *
     * @param time more than zero, at most 36,500 days; 30 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder idleTimeout(Duration time) {
      options.idleTime = positive(time);
      return this;
    }

    /**
     * Sets the time-out for the whole transfer, including the time that the caller takes.
     *
     * @param time more than zero, at most 36,500 days; 4 hours by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder timeout(Duration time) {
      options.totalTime = positive(time);
      return this;
    }

    private static Duration positive(Duration time) {
      Objects.requireNonNull(time, "time");
      if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(36_500)) > 0) {
        throw new IllegalArgumentException(
            "time-out " + time + " is not greater than 0 and at most 36500 days");
      }
      return time;
    }

    /**
     * Sets the registry that decodes RDATA.
     *
     * @param registry the registry; {@link Registry#standard} by default
     * @return this
     */
    public Builder registry(Registry registry) {
      options.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Sets the source of message IDs.
     *
     * @param random an unpredictable generator; a {@link SecureRandom} by default
     * @return this
     */
    public Builder random(RandomGenerator random) {
      options.random = Objects.requireNonNull(random, "random");
      return this;
    }

    /**
     * Sets the clock that TSIG uses.
     *
     * @param clock the clock; the system clock by default
     * @return this
     */
    public Builder clock(InstantSource clock) {
      options.clock = Objects.requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Connects to the server and sends the query.
     *
     * @return the transfer, which the caller reads and closes
     * @throws TransferException if connecting takes too long
     * @throws IOException if connecting or sending fails
     */
    public ZoneTransfer open() throws IOException {
      return new ZoneTransfer(options.copy());
    }

    /**
     * Returns a publisher of batches, which reads a message only when a batch has been requested.
     * Each subscriber has its own connection, which its first request opens.
     *
     * <p>A failed transfer calls {@link Flow.Subscriber#onError} with an {@link IOException}.
     * Cancelling a subscription closes its connection at once.
     *
     * @param executor runs the reading tasks, which block, each on a thread of its own, such as a
     *     virtual one
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
