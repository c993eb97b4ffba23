package io.wiredns.core.client;

import io.wiredns.codec.message.Transport;
import io.wiredns.codec.wire.Octets;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The circumstances in which a response was received. Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public final class Delivery {
  private final InetSocketAddress server;
  private final Transport transport;
  private final int responseOctets;
  private final Duration elapsed;
  private final Octets query;
  private final int rcode;

  /** The clock in nanoseconds, and its time when the query was sent. */
  private final LongSupplier clock;

  private final long sentAt;

  /** All attempts; null if there is only this one, and {@link #attempts} was not called. */
  private List<QueryAttempt> attempts;

  /** Creates the circumstances of a response; the attempts are null if there is only this one. */
  Delivery(
      SentQuery sent,
      int responseOctets,
      long elapsedNanos,
      int rcode,
      LongSupplier clock,
      List<QueryAttempt> attempts) {
    server = sent.target.upstream.address;
    transport = sent.stream ? Transport.TCP : Transport.UDP;
    this.responseOctets = responseOctets;
    elapsed = Duration.ofNanos(elapsedNanos);
    query = Octets.of(sent.message());
    this.rcode = rcode;
    this.clock = clock;
    sentAt = sent.sentAt;
    this.attempts = attempts;
  }

  /** Sets the attempts of which the last is not this one; before anyone sees this object. */
  Delivery with(List<QueryAttempt> all) {
    attempts = all;
    return this;
  }

  /**
   * Returns the server that sent the response.
   *
   * @return the address and port that the query was sent to
   */
  public InetSocketAddress server() {
    return server;
  }

  /**
   * Returns the transport of the response.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return transport;
  }

  /**
   * Returns the length of the response.
   *
   * @return the number of octets, without the length prefix of TCP
   */
  public int responseOctets() {
    return responseOctets;
  }

  /**
   * Returns the time that the response took.
   *
   * @return the time since the query was last sent
   */
  public Duration elapsed() {
    return elapsed;
  }

  /**
   * Returns the query that the response answers.
   *
   * @return the octets of the query as it was sent, with ID, OPT and TSIG
   */
  public Octets query() {
    return query;
  }

  /**
   * Returns the attempts of the request: every query that was sent to a server, or could not be
   * sent, with its result.
   *
   * @return the attempts in the order of their results; the last is the one that this response
   *     answers, unless no server returned a better response than one with an error code. If there
   *     were more than 64, some before the last are left out. Not modifiable
   */
  public List<QueryAttempt> attempts() {
    List<QueryAttempt> all = attempts;
    if (all == null) {
      Instant at = Instant.now().minusNanos(clock.getAsLong() - sentAt);
      all =
          List.of(
              new QueryAttempt(
                  server,
                  transport,
                  query,
                  1,
                  at,
                  elapsed,
                  QueryAttempt.Result.ANSWERED,
                  new QueryAttempt.Detail(rcode, null, null, null),
                  Map.of()));
      attempts = all; // Another thread that does the same at once makes equal attempts.
    }
    return all;
  }

  @Override
  public String toString() {
    return responseOctets + " octets from " + server + " over " + transport + " in " + elapsed;
  }
}
