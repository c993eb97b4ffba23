package io.wiredns.doctor.exchange;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.response.Attempt;
import io.wiredns.codec.response.NextStep;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One query of a {@link QueryExchange} and what came of it. Complete when the next one begins. */
public final class ExchangeAttempt {
  /** What came of a query. */
  public enum Result {
    /** A response, whatever its RCODE. */
    RESPONSE,
    /** A response that is malformed. */
    MALFORMED,
    /** A response whose TSIG does not verify, or is missing. */
    UNVERIFIED,
    /** No response in time. */
    SILENT,
    /** The port is closed, the connection was refused, or there is no way to the server. */
    UNREACHABLE,
    /** The connection ended before a whole response. */
    CONNECTION_LOST
  }

  public final InetSocketAddress server;
  public final Transport transport;

  /** The query without TSIG. */
  public final Message query;

  /** The octets that were sent. */
  public final byte[] sent;

  /** What differs from the query of the plan, such as {@code without EDNS}. */
  public final List<String> changes;

  /** Whether the same octets were sent to this server before. */
  public final boolean again;

  public final Instant at;

  /** What arrived meanwhile and is not the response; only the first ones. */
  public final List<Stray> strays = new ArrayList<>();

  public Result result;
  public Duration elapsed = Duration.ZERO;

  /** The response with its octets; null if there is none. */
  public byte[] response;

  /** The response; null if there is none or it is malformed. */
  public Message message;

  /** What the response means for the query; null if there is none. */
  public Outcome outcome;

  /** The fault of a malformed response, or null. */
  public WireFormatException fault;

  /** Whether the response's signature was verified. */
  boolean isVerified;

  /** Why the signature was not verified, or null. */
  public TsigResult signature;

  /** The failure of the network, or null. */
  public IOException failure;

  /**
   * How many octets of a message were received before the connection ended, and how many it has.
   */
  int received;

  public int expected = -1;

  /** What the next query to this server does differently; null if nothing. */
  public NextStep.Action step;

  public ExchangeAttempt(
      InetSocketAddress server,
      Transport transport,
      Message query,
      byte[] sent,
      List<String> changes,
      boolean again) {
    this.server = server;
    this.transport = transport;
    this.query = query;
    this.sent = sent;
    this.changes = List.copyOf(changes);
    this.again = again;
    at = Instant.now();
  }

  public boolean isTcp() {
    return transport == Transport.TCP;
  }

  /** Returns the properties of the query for {@link NextStep}. */
  Attempt properties() {
    return Attempt.of(query, transport);
  }

  /** Returns what a client that does not know more does next; the response must be readable. */
  public NextStep next() {
    return NextStep.after(outcome, properties());
  }
}
