package io.wiredns.core.client;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.loop.AddressText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/**
 * The failures and unacceptable responses of a request, from which its result is made if no
 * acceptable response arrives.
 */
final class RequestFailures {
  /** A copy of the first response that made the request try another server, or null. */
  private byte[] fallback;

  private Delivery fallbackDelivery;

  /** The last failure, and the server at which it happened. */
  private IOException failure;

  private InetSocketAddress failedServer;

  /** The shortage because of which the request waits, or null. */
  private LocalShortageException shortage;

  private WireFormatException malformed;
  private TsigResult unverified;

  /** Stores a copy of a response. */
  void fallback(ByteBuffer packet, Delivery delivery) {
    fallback = new byte[packet.remaining()];
    packet.get(packet.position(), fallback);
    fallbackDelivery = delivery;
  }

  boolean hasFallback() {
    return fallback != null;
  }

  /** Returns the response to use if no server returned a better one. */
  ByteBuffer fallback() {
    return ByteBuffer.wrap(fallback);
  }

  Delivery fallbackDelivery() {
    return fallbackDelivery;
  }

  /** Stores a failure, unless it only says that the server was silent. */
  void failure(IOException failure, InetSocketAddress server) {
    if (!(failure instanceof SocketTimeoutException)) {
      this.failure = failure;
      failedServer = server;
    }
  }

  /**
   * Stores the shortage because of which the request waits, or null if it has ended.
   *
   * @return whether this is the first of its kind since the last end
   */
  boolean shortage(LocalShortageException shortage) {
    boolean first = this.shortage == null;
    this.shortage = shortage;
    return first;
  }

  void malformed(WireFormatException fault) {
    malformed = fault;
  }

  /** Stores why a signature was not verified; null changes nothing. */
  void unverified(TsigResult result) {
    unverified = result == null ? unverified : result;
  }

  /**
   * Returns the exception with the reason why there is no response. A wrong signature takes
   * precedence over malformed octets, these over a shortage on this host that has not ended, and
   * that over a network failure.
   */
  DnsClientException reason(Message query) {
    String what = query.questions().isEmpty() ? "" : " for " + query.questions().get(0);
    if (unverified != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNVERIFIED,
          "no verified response" + what + ": " + FailureText.of(unverified),
          failure);
    }
    if (malformed != null) {
      return new DnsClientException(
          DnsClientException.Reason.MALFORMED, "a malformed response" + what, malformed);
    }
    if (shortage != null) {
      return new DnsClientException(
          DnsClientException.Reason.LOCAL_SHORTAGE,
          "this host could not send a query" + what + ": " + shortage.getMessage(),
          shortage);
    }
    if (failure != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNREACHABLE,
          "no server is reachable%s: %s: %s"
              .formatted(what, AddressText.of(failedServer), FailureText.of(failure)),
          failure);
    }
    return new DnsClientException(
        DnsClientException.Reason.TIMEOUT, "no response in time" + what, null);
  }
}
