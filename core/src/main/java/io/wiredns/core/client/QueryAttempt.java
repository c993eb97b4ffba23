package io.wiredns.core.client;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.AddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt of a request: a query that was sent to a server, or could not be sent, and its
 * result. {@link Delivery#attempts} and {@link DnsClientException#attempts} return all attempts of
 * a request. A client keeps no record of attempts unless something other than the first response
 * happens. Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public final class QueryAttempt {
  /** A result of an attempt. */
  public enum Result {
    /** The response is the result of the request. */
    ANSWERED,
    /** The client changed the query; {@link QueryAttempt#step} is the change. */
    NEGOTIATED,
    /** The response has an error code, for which the client queried another server. */
    ANOTHER_SERVER,
    /** No response was received in time. */
    SILENT,
    /**
     * The server cannot be reached: the port is closed, there is no route, or the connection could
     * not be opened.
     */
    UNREACHABLE,
    /** The TCP connection was closed or broke before the response. */
    CONNECTION_LOST,
    /** The response over TCP was malformed; {@link QueryAttempt#fault} describes the fault. */
    MALFORMED,
    /** The server rejected the signature of the query. */
    UNVERIFIED,
    /** The query could not be sent, because this host had no descriptor, port or memory for it. */
    LOCAL_SHORTAGE,
    /** The request ended while the response was awaited. */
    SUPERSEDED
  }

  /** The parts of a result, each of which may be missing. */
  record Detail(int rcode, NextStep.Action step, IOException failure, WireFormatException fault) {
    static final Detail NONE = new Detail(-1, null, null, null);

    static Detail failure(IOException failure) {
      return new Detail(-1, null, failure, null);
    }

    static Detail rcode(int rcode) {
      return new Detail(rcode, null, null, null);
    }

    static Detail step(NextStep.Action step) {
      return new Detail(-1, step, null, null);
    }
  }

  private final InetSocketAddress server;
  private final Transport transport;

  /** The octets of the query, or null if it was not sent. */
  private final Octets query;

  private final Message request;
  private final int transmission;
  private final Instant sentAt;
  private final Duration elapsed;
  private final Result result;
  private final Detail detail;
  private final Map<ClientEvent, Integer> drops;

  /** Creates an attempt of a query that was sent; the elapsed time may be null. */
  QueryAttempt(
      InetSocketAddress server,
      Transport transport,
      Octets query,
      int transmission,
      Instant sentAt,
      Duration elapsed,
      Result result,
      Detail detail,
      Map<ClientEvent, Integer> drops) {
    this.server = server;
    this.transport = transport;
    this.query = query;
    request = null;
    this.transmission = transmission;
    this.sentAt = sentAt;
    this.elapsed = elapsed;
    this.result = result;
    this.detail = detail;
    this.drops = drops;
  }

  /** Creates an attempt of a query that was not sent. */
  QueryAttempt(
      InetSocketAddress server,
      Transport transport,
      Message request,
      Instant at,
      Result result,
      Detail detail) {
    this.server = server;
    this.transport = transport;
    query = null;
    this.request = request;
    transmission = 0;
    sentAt = at;
    elapsed = null;
    this.result = result;
    this.detail = detail;
    drops = Map.of();
  }

  /**
   * Returns the server.
   *
   * @return the address and port that the query was sent to, or would have been
   */
  public InetSocketAddress server() {
    return server;
  }

  /**
   * Returns the properties of the query: transport, EDNS version, UDP payload size and options.
   * What differs from the attempt before is what the client changed.
   *
   * @return the properties of the query as it was sent; of the user's query if it was not sent
   */
  public Attempt sent() {
    if (query == null) {
      return Attempt.of(request, transport);
    }
    try {
      return Attempt.of(Message.parse(query.toArray()), transport)
          .withRepeatCount(transmission - 1);
    } catch (WireFormatException broken) {
      throw new AssertionError("a query that was written is malformed", broken);
    }
  }

  /**
   * Returns the query.
   *
   * @return the octets of the query as it was sent, with ID, OPT and TSIG; empty if it was not sent
   */
  public Optional<Octets> query() {
    return Optional.ofNullable(query);
  }

  /**
   * Returns which transmission of the same octets this is.
   *
   * @return 1 for the first time, 2 for the same query again; 0 if the query was not sent
   */
  public int transmission() {
    return transmission;
  }

  /**
   * Returns the time at which the query was sent.
   *
   * @return the time; if it was not sent, the time at which the client tried to
   */
  public Instant sentAt() {
    return sentAt;
  }

  /**
   * Returns the time from sending the query to the result.
   *
   * @return the time; empty if the query was not sent, or the request ended in another way before
   */
  public Optional<Duration> elapsed() {
    return Optional.ofNullable(elapsed);
  }

  /**
   * Returns the result.
   *
   * @return the result
   */
  public Result result() {
    return result;
  }

  /**
   * Returns the code of the response.
   *
   * @return the code, with the upper bits from OPT; empty if there is no response
   */
  public Optional<Rcode> rcode() {
    return detail.rcode < 0 ? Optional.empty() : Optional.of(Rcode.of(detail.rcode));
  }

  /**
   * Returns what the client changed because of the result.
   *
   * @return the change of the next query to this server; empty if there is none
   */
  public Optional<NextStep.Action> step() {
    return Optional.ofNullable(detail.step);
  }

  /**
   * Returns the fault of a malformed message, with its field and offset.
   *
   * @return the fault of the response if the result is {@link Result#MALFORMED}, otherwise that of
   *     the last malformed packet that was dropped; empty if there was none
   */
  public Optional<WireFormatException> fault() {
    return Optional.ofNullable(detail.fault);
  }

  /**
   * Returns the failure of the network or of this host.
   *
   * @return the failure; empty if there was none
   */
  public Optional<IOException> failure() {
    return Optional.ofNullable(detail.failure);
  }

  /**
   * Returns how many packets with the query's ID were dropped while the response was awaited, by
   * reason.
   *
   * @return the numbers by event, such as {@link ClientEvent#DROPPED_WRONG_COOKIE}; not modifiable
   */
  public Map<ClientEvent, Integer> drops() {
    return drops;
  }

  /**
   * Returns the attempt in one line.
   *
   * @return server, transport, result, elapsed time and details
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(AddressText.of(server)).append(" over ").append(transport);
    if (transmission > 1) {
      text.append(", transmission ").append(transmission);
    }
    text.append(": ").append(result);
    rcode().ifPresent(code -> text.append(' ').append(code));
    if (elapsed != null) {
      text.append(" after ").append(elapsed);
    }
    step().ifPresent(step -> text.append(", then ").append(step));
    failure().ifPresent(failure -> text.append(", ").append(FailureText.of(failure)));
    fault().ifPresent(fault -> text.append(", ").append(fault.getMessage()));
    if (!drops.isEmpty()) {
      text.append(", dropped ").append(drops);
    }
    return text.toString();
  }
}
