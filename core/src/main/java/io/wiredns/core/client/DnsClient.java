package io.wiredns.core.client;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.core.EventCounters;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.EventLoop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Asks servers over UDP and TCP. Thousands of requests are on their way at once on one thread.
 *
 * <p>Each query gets a random ID and source port, and only what answers it by server, port, ID,
 * question and cookie is its response (RFC 5452 section 9); everything else is dropped, counted,
 * and ends nothing. A query is repeated with growing waits, goes to the next server, and is asked
 * in another way as {@link io.wiredns.codec.response.NextStep} says: over TCP, without EDNS, with
 * the server's cookie. Over TCP many queries share one connection; what was not answered when it
 * breaks is sent again.
 *
 * <p>A request ends with a response, which may have an error code if no server has a better one, or
 * with a {@link DnsClientException}. No chain of aliases and no referral is followed: that is a
 * resolver's work.
 *
 * <p>May be shared among threads. Futures are completed on the client's thread: what depends on
 * them without {@code Async} runs there and must not block. That thread is a daemon: a client that
 * nobody closes does not keep the JVM alive, and what it has not finished when {@code main} returns
 * is lost.
 *
 * @since 0.1
 */
public final class DnsClient implements AutoCloseable {
  private static final ResponseReader<Message> MESSAGE = (view, delivery) -> view.toMessage();

  private final List<InetSocketAddress> servers;
  private final Registry registry;
  private final ClientRequests requests;

  private DnsClient(ClientSettings settings) throws IOException {
    servers = settings.servers;
    registry = settings.registry;
    requests = new ClientRequests(settings);
  }

  /**
   * Which types and options this client knows.
   *
   * @return the registry with which it was built
   */
  public Registry registry() {
    return registry;
  }

  /** For tests that move the clock by hand. */
  EventLoop loop() {
    return requests.loop;
  }

  /**
   * Builds a client.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks the client's servers.
   *
   * @param query the query; its ID is replaced by a random one, and without OPT it gets one if the
   *     client does EDNS
   * @return the response as it came, with that ID; or a {@link DnsClientException}. Cancelling it
   *     ends the request.
   * @throws IllegalArgumentException if it is no query that has one response: a response, AXFR, a
   *     DSO message, one that is signed already; or if there is no server
   */
  public CompletableFuture<Message> send(Message query) {
    return send(query, RequestOptions.DEFAULT, MESSAGE);
  }

  /**
   * Asks the client's servers about a name.
   *
   * @param name what is asked about, in class IN
   * @param type what is asked for; recursion is wanted
   * @return as with {@link #send(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}: AXFR, or there is no server
   */
  public CompletableFuture<Message> send(Name name, RecordType type) {
    return send(QueryRules.query(name, type));
  }

  /**
   * Asks a given server.
   *
   * @param query as with {@link #send(Message)}
   * @param server a resolved address
   * @return as with {@link #send(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}, or if the address is not
   *     resolved or has port 0
   */
  public CompletableFuture<Message> send(Message query, InetSocketAddress server) {
    return send(query, RequestOptions.to(Objects.requireNonNull(server, "server")), MESSAGE);
  }

  /**
   * Asks otherwise than the client is built for.
   *
   * @param query as with {@link #send(Message)}
   * @param options how
   * @return as with {@link #send(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}
   */
  public CompletableFuture<Message> send(Message query, RequestOptions options) {
    return send(query, options, MESSAGE);
  }

  /**
   * Asks otherwise than the client is built for and reads the response where it lies.
   *
   * @param query as with {@link #send(Message)}
   * @param options how
   * @param reader takes what is wanted; no message is built
   * @param <T> what is taken
   * @return what the reader gives, or what it throws, or a {@link DnsClientException}
   * @throws IllegalArgumentException as with {@link #send(Message)}
   */
  public <T> CompletableFuture<T> send(
      Message query, RequestOptions options, ResponseReader<T> reader) {
    Objects.requireNonNull(reader, "reader");
    QueryRules.check(query);
    if (Objects.requireNonNull(options, "options").servers().isEmpty() && servers.isEmpty()) {
      throw new IllegalArgumentException("neither client nor request names a server");
    }
    return requests.submit(query, options, reader);
  }

  /**
   * Asks the client's servers and waits for the response. Many threads may wait at once; a virtual
   * one leaves its carrier meanwhile.
   *
   * @param query as with {@link #send(Message)}
   * @return the response as it came; one with an error code is a response too
   * @throws DnsClientException if there is no response; its cause is the failure as the client's
   *     thread saw it
   * @throws IOException if what was received cannot be given
   * @throws InterruptedException if the thread is interrupted while it waits, which ends the
   *     request
   * @throws IllegalArgumentException as with {@link #send(Message)}
   * @throws IllegalStateException on the client's own thread, which would wait for itself: what
   *     depends on a future calls {@link #send(Message)}
   */
  public Message query(Message query) throws IOException, InterruptedException {
    return query(query, RequestOptions.DEFAULT);
  }

  /**
   * Asks the client's servers about a name and waits for the response.
   *
   * @param name what is asked about, in class IN
   * @param type what is asked for; recursion is wanted
   * @return as with {@link #query(Message)}
   * @throws DnsClientException as with {@link #query(Message)}
   * @throws IOException as with {@link #query(Message)}
   * @throws InterruptedException as with {@link #query(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}: AXFR, or there is no server
   * @throws IllegalStateException as with {@link #query(Message)}
   */
  public Message query(Name name, RecordType type) throws IOException, InterruptedException {
    return query(QueryRules.query(name, type), RequestOptions.DEFAULT);
  }

  /**
   * Asks otherwise than the client is built for, and waits for the response.
   *
   * @param query as with {@link #send(Message)}
   * @param options how
   * @return as with {@link #query(Message)}
   * @throws DnsClientException as with {@link #query(Message)}
   * @throws IOException as with {@link #query(Message)}
   * @throws InterruptedException as with {@link #query(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}
   * @throws IllegalStateException as with {@link #query(Message)}
   */
  public Message query(Message query, RequestOptions options)
      throws IOException, InterruptedException {
    if (requests.loop.inLoop()) {
      throw new IllegalStateException("query would wait on the client's own thread; use send");
    }
    CompletableFuture<Message> future = send(query, options);
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      future.cancel(true);
      throw interrupted;
    } catch (ExecutionException failed) {
      throw DnsClientException.thrownHere(failed.getCause());
    }
  }

  /**
   * What has happened, counted.
   *
   * @return counters that go on
   */
  public EventCounters<ClientEvent> counters() {
    return requests.events;
  }

  /**
   * How many requests are not over: on their way or waiting for their turn.
   *
   * @return the number
   */
  public int pendingCount() {
    return requests.pendingCount();
  }

  /**
   * Closes sockets and connections, completes every request that is not over with {@link
   * DnsClientException.Reason#CLOSED}, and ends the thread. Returns when that is done; on the
   * client's thread the thread ends after the present task.
   */
  @Override
  public void close() {
    requests.close();
  }

  @Override
  public String toString() {
    return "client of " + servers + ", " + pendingCount() + " requests pending";
  }

  /**
   * Settings of a {@link DnsClient}. A builder may be used again. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final ClientSettings settings = new ClientSettings();

    Builder() {}

    /**
     * Adds a server. They are asked in the order in which they were added; one that has been silent
     * lately comes last.
     *
     * @param server a resolved address with its port: the client looks nothing up
     * @return this
     * @throws IllegalArgumentException if the address is not resolved or has port 0
     */
    public Builder server(InetSocketAddress server) {
      settings.servers.add(RequestOptions.check(server));
      return this;
    }

    /**
     * Sets the address that queries come from.
     *
     * @param address an address of this host; the system chooses it if this is not called
     * @return this
     */
    public Builder localAddress(InetAddress address) {
      settings.localAddress = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Sets where UDP queries come from.
     *
     * @param ports the choice; {@code SourcePorts.pooled(8)} at first
     * @return this
     */
    public Builder sourcePorts(SourcePorts ports) {
      settings.sourcePorts = Objects.requireNonNull(ports, "ports");
      return this;
    }

    /**
     * Whether a query without OPT gets one; RFC 6891.
     *
     * @param on true at first
     * @return this
     */
    public Builder edns(boolean on) {
      settings.edns = on;
      return this;
    }

    /**
     * Sets the UDP payload size of that OPT.
     *
     * @param octets 512 to 65535; 1232 at first
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder udpPayloadSize(int octets) {
      settings.udpPayloadSize =
          ClientSettings.range("UDP payload size", octets, WireLimits.UDP_OCTETS, 0xFFFF);
      return this;
    }

    /**
     * Whether queries with OPT get a cookie, a random one for each server; RFC 7873.
     *
     * @param on true at first
     * @return this
     */
    public Builder cookies(boolean on) {
      settings.cookies = on;
      return this;
    }

    /**
     * Whether the letters of the question get a random case, which a response over UDP must repeat
     * (draft-vixie-dnsext-dns0x20). A server that does not repeat it is asked over TCP in the end.
     *
     * @param on false at first
     * @return this
     */
    public Builder mixedCase(boolean on) {
      settings.mixedCase = on;
      return this;
    }

    /**
     * Whether queries with OPT are padded to a multiple of 128 octets; RFC 8467 section 4.1.
     *
     * @param on false at first: without encryption it hides nothing
     * @return this
     */
    public Builder padding(boolean on) {
      settings.paddingBlock = on ? Padding.QUERY_BLOCK_OCTETS : 0;
      return this;
    }

    /**
     * Sets the key that signs all queries and must verify all responses; RFC 8945.
     *
     * @param key the key; there is none if this is not called
     * @return this
     */
    public Builder key(TsigKey key) {
      settings.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Sets how long a request may take with all that is tried.
     *
     * @param timeout positive; 10 seconds at first
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder timeout(Duration timeout) {
      settings.timeout = ClientSettings.positive("timeout", timeout);
      return this;
    }

    /**
     * Sets how long the first response over UDP is waited for. Each wait is twice the one before,
     * give or take a random quarter; a server whose response times are known may get a quarter to
     * twice of it.
     *
     * @param wait positive, at most a day; 1 second at first
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder firstWait(Duration wait) {
      settings.firstWait = ClientSettings.positive("first wait", wait);
      return this;
    }

    /**
     * Sets what the waits over UDP grow to.
     *
     * @param wait positive, at most a day, and not below the first wait; 4 seconds at first
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxWait(Duration wait) {
      settings.maxWait = ClientSettings.positive("longest wait", wait);
      return this;
    }

    /**
     * Sets how long a response over TCP is waited for, the connection's making included.
     *
     * @param wait positive; 5 seconds at first
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder tcpWait(Duration wait) {
      settings.tcpWait = ClientSettings.positive("wait", wait);
      return this;
    }

    /**
     * Sets how long a TCP connection is kept when nothing is awaited on it.
     *
     * @param time positive; 10 seconds at first
     * @return this
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder idleTimeout(Duration time) {
      settings.idleTimeout = ClientSettings.positive("idle time", time);
      return this;
    }

    /**
     * Sets how often the same query goes to a server over UDP at most before something else is
     * tried.
     *
     * @param tries 1 to 100; 3 at first
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public Builder maxTries(int tries) {
      settings.maxTries = ClientSettings.range("tries", tries, 1, 100);
      return this;
    }

    /**
     * Sets how many requests are on their way at once; further ones wait for their turn.
     *
     * @param requests 1 to 1,000,000; 10,000 at first
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxInFlight(int requests) {
      settings.maxInFlight = ClientSettings.range("requests in flight", requests, 1, 1_000_000);
      return this;
    }

    /**
     * Sets how many requests may wait for their turn; one more fails at once with {@link
     * DnsClientException.Reason#QUEUE_FULL}.
     *
     * @param requests 0 to 1,000,000; 10,000 at first
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxQueued(int requests) {
      settings.maxQueued = ClientSettings.range("requests in the queue", requests, 0, 1_000_000);
      return this;
    }

    /**
     * Sets who is told what happens.
     *
     * @param listener is told of every event; nobody is if this is not called
     * @return this
     */
    public Builder listener(EventListener<? super ClientEvent> listener) {
      settings.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets which types and options of messages are known.
     *
     * @param registry knows them; the standard one if this is not called
     * @return this
     */
    public Builder registry(Registry registry) {
      settings.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /** For tests: sets what users cannot set. */
    Builder with(Consumer<ClientSettings> change) {
      change.accept(settings);
      return this;
    }

    /**
     * The client, with a thread of its own that runs from now on.
     *
     * @return a client; to be closed
     * @throws IOException if the system has no selector for it
     * @throws IllegalStateException if the first wait is longer than the longest
     */
    public DnsClient build() throws IOException {
      return new DnsClient(settings.copy());
    }
  }
}
