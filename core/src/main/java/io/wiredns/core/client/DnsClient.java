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
 * Sends queries to servers over UDP and TCP. One thread handles thousands of requests concurrently.
 *
 * <p>Each query has a random ID and source port. A packet is accepted as its response only if
 * server, port, ID, question and cookie match (RFC 5452 section 9); any other packet is dropped and
 * counted. The client repeats a query with increasing waits, tries the next server, and changes the
 * query as {@link io.wiredns.codec.response.NextStep} specifies: over TCP, without EDNS, with the
 * server's cookie. Many queries share one TCP connection; those unanswered when it breaks are sent
 * again.
 *
 * <p>A request ends with a response, which has an error code if no server returns a better one, or
 * with a {@link DnsClientException}. The client is not a resolver: it follows no aliases or
 * referrals.
 *
 * <p>A client may be shared among threads. It completes futures on its own thread: dependent stages
 * without {@code Async} run there and must not block. This thread is a daemon: a client that is not
 * closed does not keep the JVM alive, and unfinished requests are lost when {@code main} returns.
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
   * Returns the registry of types and options that this client uses.
   *
   * @return the registry
   */
  public Registry registry() {
    return registry;
  }

  /** Returns the loop, for tests that control the clock. */
  EventLoop loop() {
    return requests.loop;
  }

  /**
   * Returns a builder of clients.
   *
   * @return a builder with the default settings
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a query to the client's servers.
   *
   * @param query the query; its ID is replaced by a random one, and an OPT record is added if the
   *     query has none and the client uses EDNS
   * @return the future response as received, with the random ID. It fails with a {@link
   *     DnsClientException}, or with an {@link IllegalArgumentException} if the query is too long
   *     with OPT and TSIG; cancelling it ends the request
   * @throws IllegalArgumentException if the message is a response, a DSO message, an AXFR query or
   *     already signed, or if there is no server
   */
  public CompletableFuture<Message> send(Message query) {
    return send(query, RequestOptions.DEFAULT, MESSAGE);
  }

  /**
   * Sends a query for a name to the client's servers, with RD set.
   *
   * @param name the name to query, in class IN
   * @param type the type to query
   * @return as with {@link #send(Message)}
   * @throws IllegalArgumentException if the type is AXFR, or if there is no server
   */
  public CompletableFuture<Message> send(Name name, RecordType type) {
    return send(QueryRules.query(name, type));
  }

  /**
   * Sends a query to one server.
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
   * Sends a query with options that override the client's settings.
   *
   * @param query as with {@link #send(Message)}
   * @param options the options of this request
   * @return as with {@link #send(Message)}
   * @throws IllegalArgumentException as with {@link #send(Message)}
   */
  public CompletableFuture<Message> send(Message query, RequestOptions options) {
    return send(query, options, MESSAGE);
  }

  /**
   * Sends a query with options, and reads the response from a view without building a message.
   *
   * @param query as with {@link #send(Message)}
   * @param options the options of this request
   * @param reader reads the response and returns the result
   * @param <T> the type of the result
   * @return the future result of the reader, the exception that it throws, or a {@link
   *     DnsClientException}
   * @throws IllegalArgumentException as with {@link #send(Message)}
   */
  public <T> CompletableFuture<T> send(
      Message query, RequestOptions options, ResponseReader<T> reader) {
    Objects.requireNonNull(reader, "reader");
    QueryRules.check(query);
    if (Objects.requireNonNull(options, "options").servers().isEmpty() && servers.isEmpty()) {
      throw new IllegalArgumentException("neither the client nor the request has a server");
    }
    return requests.submit(query, options, reader);
  }

  /**
   * Sends a query to the client's servers and waits for the response. Many threads may wait
   * concurrently; a virtual thread releases its carrier meanwhile.
   *
   * @param query as with {@link #send(Message)}
   * @return the response as received, which may have an error code
   * @throws DnsClientException if there is no response; its cause is the exception of the client's
   *     thread
   * @throws IOException if the request fails for another reason
   * @throws InterruptedException if the thread is interrupted while it waits; this ends the request
   * @throws IllegalArgumentException as with {@link #send(Message)}
   * @throws IllegalStateException if called on the client's own thread, which would wait for
   *     itself; call {@link #send(Message)} there
   */
  public Message query(Message query) throws IOException, InterruptedException {
    return query(query, RequestOptions.DEFAULT);
  }

  /**
   * Sends a query for a name to the client's servers, with RD set, and waits for the response.
   *
   * @param name the name to query, in class IN
   * @param type the type to query
   * @return as with {@link #query(Message)}
   * @throws DnsClientException as with {@link #query(Message)}
   * @throws IOException as with {@link #query(Message)}
   * @throws InterruptedException as with {@link #query(Message)}
   * @throws IllegalArgumentException if the type is AXFR, or if there is no server
   * @throws IllegalStateException as with {@link #query(Message)}
   */
  public Message query(Name name, RecordType type) throws IOException, InterruptedException {
    return query(QueryRules.query(name, type), RequestOptions.DEFAULT);
  }

  /**
   * Sends a query with options that override the client's settings, and waits for the response.
   *
   * @param query as with {@link #send(Message)}
   * @param options the options of this request
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
   * Returns the counters of the client's events.
   *
   * @return live counters, not a copy
   */
  public EventCounters<ClientEvent> counters() {
    return requests.events;
  }

  /**
   * Returns the number of requests that have not ended, which are in flight or in the queue.
   *
   * @return the number of requests
   */
  public int pendingCount() {
    return requests.pendingCount();
  }

  /**
   * Closes sockets and connections, completes every pending request with {@link
   * DnsClientException.Reason#CLOSED}, and ends the thread. Returns when that is done; on the
   * client's own thread, returns at once, and the thread ends after its current task.
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
   * Settings of a {@link DnsClient}. A builder may be reused. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final ClientSettings settings = new ClientSettings();

    Builder() {}

    /**
     * Adds a server. Servers are tried in the order in which they were added, but those that have
     * recently not responded come last.
     *
     * @param server a resolved address and port; the client does not resolve host names
     * @return this
     * @throws IllegalArgumentException if the address is not resolved or has port 0
     */
    public Builder server(InetSocketAddress server) {
      settings.servers.add(RequestOptions.check(server));
      return this;
    }

    /**
     * Sets the local address of sockets.
     *
     * @param address an address of this host; chosen by the system by default
     * @return this
     */
    public Builder localAddress(InetAddress address) {
      settings.localAddress = Objects.requireNonNull(address, "address");
      return this;
    }

    /**
     * Sets the choice of source ports of UDP queries.
     *
     * @param ports the choice; {@code SourcePorts.pooled(8)} by default
     * @return this
     */
    public Builder sourcePorts(SourcePorts ports) {
      settings.sourcePorts = Objects.requireNonNull(ports, "ports");
      return this;
    }

    /**
     * Sets whether an OPT record is added to queries without one; RFC 6891.
     *
     * @param on true by default
     * @return this
     */
    public Builder edns(boolean on) {
      settings.edns = on;
      return this;
    }

    /**
     * Sets the UDP payload size of the OPT record that is added.
     *
     * @param octets 512 to 65535; 1232 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder udpPayloadSize(int octets) {
      settings.udpPayloadSize =
          ClientSettings.range("UDP payload size", octets, WireLimits.UDP_OCTETS, 0xFFFF);
      return this;
    }

    /**
     * Sets whether a cookie is added to queries with OPT, a random one for each server; RFC 7873.
     *
     * @param on true by default
     * @return this
     */
    public Builder cookies(boolean on) {
      settings.cookies = on;
      return this;
    }

    /**
     * Sets whether the letters of the question get random case, which a UDP response must repeat
     * (draft-vixie-dnsext-dns0x20). If a server does not repeat it, the client finally uses TCP.
     *
     * @param on false by default
     * @return this
     */
    public Builder mixedCase(boolean on) {
      settings.mixedCase = on;
      return this;
    }

    /**
     * Sets whether queries with OPT are padded to a multiple of 128 octets; RFC 8467 section 4.1.
     *
     * @param on false by default, because padding hides nothing without encryption
     * @return this
     */
    public Builder padding(boolean on) {
      settings.paddingBlock = on ? Padding.QUERY_BLOCK_OCTETS : 0;
      return this;
    }

    /**
     * Sets the key that signs all queries and verifies all responses; RFC 8945.
     *
     * @param key the key; none by default
     * @return this
     */
    public Builder key(TsigKey key) {
      settings.key = Objects.requireNonNull(key, "key");
      return this;
    }

    /**
     * Sets the time-out of a request, including all repetitions.
     *
     * @param timeout positive, at most a day; 10 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder timeout(Duration timeout) {
      settings.timeout = ClientSettings.positive("timeout", timeout);
      return this;
    }

    /**
     * Sets the first wait for a UDP response. It doubles with each repetition up to the maximum
     * wait, and each wait is changed at random by up to a quarter. For a server with known response
     * times the first wait may be a quarter to twice this value.
     *
     * @param wait positive, at most a day; 1 second by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder firstWait(Duration wait) {
      settings.firstWait = ClientSettings.positive("first wait", wait);
      return this;
    }

    /**
     * Sets the maximum wait for a UDP response, before the random change of up to a quarter.
     *
     * @param wait at least the first wait, which {@link #build} checks; 4 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is not positive, or more than a day
     */
    public Builder maxWait(Duration wait) {
      settings.maxWait = ClientSettings.positive("longest wait", wait);
      return this;
    }

    /**
     * Sets the wait for a TCP response, including the time to establish the connection.
     *
     * @param wait positive, at most a day; 5 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder tcpWait(Duration wait) {
      settings.tcpWait = ClientSettings.positive("wait", wait);
      return this;
    }

    /**
     * Sets the time for which a TCP connection is kept open when no response is awaited on it.
     *
     * @param time positive, at most a day; 10 seconds by default
     * @return this
     * @throws IllegalArgumentException if the time is out of range
     */
    public Builder idleTimeout(Duration time) {
      settings.idleTimeout = ClientSettings.positive("idle time", time);
      return this;
    }

    /**
     * Sets the number of times that a query is sent to a server over UDP before the server is given
     * up, or the query is changed and sent once more. After a time-out the next server is queried.
     *
     * @param tries 1 to 100; 3 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxTries(int tries) {
      settings.maxTries = ClientSettings.range("tries", tries, 1, 100);
      return this;
    }

    /**
     * Sets the maximum number of requests in flight; further ones wait in a queue.
     *
     * @param requests 1 to 1,000,000; 10,000 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxInFlight(int requests) {
      settings.maxInFlight = ClientSettings.range("requests in flight", requests, 1, 1_000_000);
      return this;
    }

    /**
     * Sets the maximum length of the queue; a further request fails at once with {@link
     * DnsClientException.Reason#QUEUE_FULL}.
     *
     * @param requests 0 to 1,000,000; 10,000 by default
     * @return this
     * @throws IllegalArgumentException if the number is out of range
     */
    public Builder maxQueued(int requests) {
      settings.maxQueued = ClientSettings.range("requests in the queue", requests, 0, 1_000_000);
      return this;
    }

    /**
     * Sets the listener of the client's events.
     *
     * @param listener receives every event; by default there is none
     * @return this
     */
    public Builder listener(EventListener<? super ClientEvent> listener) {
      settings.listener = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /**
     * Sets the registry of record types and options.
     *
     * @param registry the registry; {@link Registry#standard} by default
     * @return this
     */
    public Builder registry(Registry registry) {
      settings.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /** Changes settings that users cannot set, for tests. */
    Builder with(Consumer<ClientSettings> change) {
      change.accept(settings);
      return this;
    }

    /**
     * Builds the client and starts its thread.
     *
     * @return the client, which the caller closes
     * @throws IOException if the system cannot provide a selector
     * @throws IllegalStateException if the first wait is longer than the maximum wait
     */
    public DnsClient build() throws IOException {
      return new DnsClient(settings.copy());
    }
  }
}
