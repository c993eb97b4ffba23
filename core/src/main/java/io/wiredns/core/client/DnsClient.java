package io.wiredns.core.client;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.EventCounters;
import io.wiredns.core.EventListener;
import io.wiredns.core.loop.EventLoop;
import io.wiredns.core.loop.Events;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

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
 * <p>For any threads. Futures are completed on the client's thread: what depends on them without
 * {@code Async} runs there and must not block. That thread is a daemon: a client that nobody closes
 * does not keep the JVM alive, and what it has not finished when {@code main} returns is lost.
 *
 * @since 0.1
 */
public final class DnsClient implements AutoCloseable {
  private static final ResponseReader<Message> MESSAGE = (view, delivery) -> view.toMessage();

  private final ClientSettings settings;
  private final EventLoop loop;
  private final Events<ClientEvent> events;
  private final ClientParts parts;

  /** Requests that have been taken and are not over. */
  private final AtomicInteger admitted = new AtomicInteger();

  private final Set<PendingRequest<?>> running = new HashSet<>();
  private final Set<PendingRequest<?>> queue = new LinkedHashSet<>();
  private volatile boolean closing;
  private boolean closed;
  private boolean starting;

  DnsClient(ClientSettings settings) throws IOException {
    this.settings = settings;
    events = new Events<>(ClientEvent.class, settings.listener());
    loop =
        new EventLoop(
            "wiredns-client",
            true,
            failure -> events.failed(failure, EventListener.UNKNOWN),
            settings.nanoTime());
    parts = new ClientParts(settings, loop, events);
  }

  /**
   * Builds a client.
   *
   * @return a builder
   */
  public static DnsClientBuilder builder() {
    return new DnsClientBuilder();
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
    return send(Message.query(0, name, type));
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
    return send(query, RequestOptions.to(server), MESSAGE);
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
    check(query);
    Objects.requireNonNull(reader);
    if (options.servers().isEmpty() && settings.servers().isEmpty()) {
      throw new IllegalArgumentException("neither client nor request names a server");
    }
    RequestFuture<T> future = new RequestFuture<>();
    if (closing) {
      future.fail(closedException());
      return future;
    }
    if (admitted.incrementAndGet() > settings.maxInFlight() + settings.maxQueued()) {
      admitted.decrementAndGet();
      events.add(ClientEvent.REFUSED, EventListener.UNKNOWN);
      future.fail(
          new DnsClientException(
              DnsClientException.Reason.QUEUE_FULL,
              "%d requests are on their way and %d wait"
                  .formatted(settings.maxInFlight(), settings.maxQueued()),
              null));
      return future;
    }
    PendingRequest<T> request = new PendingRequest<>(this, parts, query, options, reader, future);
    future.onAbandon(() -> abandon(request));
    try {
      loop.execute(() -> take(request));
    } catch (RejectedExecutionException late) {
      admitted.decrementAndGet();
      future.fail(closedException());
    }
    return future;
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
    return query(Message.query(0, name, type), RequestOptions.DEFAULT);
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
    if (loop.inLoop()) {
      throw new IllegalStateException("query would wait on the client's own thread; use send");
    }
    CompletableFuture<Message> future = send(query, options);
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      future.cancel(true);
      throw interrupted;
    } catch (ExecutionException failed) {
      throw thrownHere(failed.getCause());
    }
  }

  /** A failure of the client's thread as one of the caller's, with the stack of both. */
  private static IOException thrownHere(Throwable failure) {
    if (failure instanceof DnsClientException known) {
      return new DnsClientException(known.reason(), known.getMessage(), known);
    }
    if (failure instanceof IllegalArgumentException) {
      // Found only when the query was encoded: it does not fit a message with what was added.
      throw new IllegalArgumentException(failure.getMessage(), failure);
    }
    if (failure instanceof IllegalStateException) {
      throw new IllegalStateException(failure.getMessage(), failure);
    }
    return new IOException(failure.toString(), failure);
  }

  private static void check(Message query) {
    String wrong = null;
    if (query.isResponse()) {
      wrong = "a response is no query: ";
    } else if (query.opcode().equals(Opcode.DSO)) {
      wrong = "DSO needs a session, this client has none: ";
    } else if (query.tsig().isPresent()) {
      wrong = "the query is signed already, and its ID would change; give the key instead: ";
    } else if (!query.questions().isEmpty()
        && query.questions().get(0).type().equals(RecordType.AXFR)) {
      wrong = "a zone transfer has more than one response: ";
    }
    if (wrong != null) {
      throw new IllegalArgumentException(
          wrong + (query.questions().isEmpty() ? query.opcode() : query.questions().get(0)));
    }
  }

  private static DnsClientException closedException() {
    return new DnsClientException(DnsClientException.Reason.CLOSED, "the client is closed", null);
  }

  private void take(PendingRequest<?> request) {
    events.add(ClientEvent.REQUEST, EventListener.UNKNOWN);
    if (closed) {
      request.fail(closedException());
      return;
    }
    if (request.future.isDone()) {
      request.cancelled();
      return;
    }
    request.admitted();
    if (running.size() < settings.maxInFlight()) {
      run(request);
    } else {
      queue.add(request);
    }
  }

  private void run(PendingRequest<?> request) {
    running.add(request);
    try {
      request.start();
    } catch (RuntimeException | Error broken) {
      request.fail(broken);
    }
  }

  private void abandon(PendingRequest<?> request) {
    try {
      loop.execute(request::cancelled);
    } catch (RejectedExecutionException late) {
      // The client is closed, and the request with it.
    }
  }

  /** For tests that move the clock by hand. */
  EventLoop loop() {
    return loop;
  }

  /** A request is over, on the loop's thread. */
  void ended(PendingRequest<?> request) {
    admitted.decrementAndGet();
    if (!running.remove(request)) {
      queue.remove(request);
    }
    if (closed || starting) {
      return;
    }
    starting = true; // One that ends at once does not start the next one from within.
    try {
      while (running.size() < settings.maxInFlight() && !queue.isEmpty()) {
        PendingRequest<?> next = queue.iterator().next();
        queue.remove(next);
        run(next);
      }
    } finally {
      starting = false;
    }
  }

  /**
   * What has happened, counted.
   *
   * @return counters that go on
   */
  public EventCounters<ClientEvent> counters() {
    return events;
  }

  /**
   * How many requests are not over: on their way or waiting for their turn.
   *
   * @return the number
   */
  public int pending() {
    return admitted.get();
  }

  /**
   * Closes sockets and connections, completes every request that is not over with {@link
   * DnsClientException.Reason#CLOSED}, and ends the thread. Returns when that is done; on the
   * client's thread the thread ends after the present task.
   */
  @Override
  public void close() {
    closing = true;
    try {
      loop.execute(this::shutDown);
    } catch (RejectedExecutionException again) {
      // It is closed or about to be: the loop's close waits for it.
    }
    loop.close();
  }

  private void shutDown() {
    if (closed) {
      return;
    }
    closed = true;
    for (PendingRequest<?> request : new ArrayList<>(running)) {
      request.fail(closedException());
    }
    running.clear();
    for (PendingRequest<?> request : new ArrayList<>(queue)) {
      request.fail(closedException());
    }
    queue.clear();
    parts.upstreams.close();
  }
}
