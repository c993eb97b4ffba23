package io.wiredns.core.client;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a request has met with that is no answer: what is said of it if none comes. */
final class RequestFindings {
  /** The first response that sent the request to another server, or null. */
  private byte[] worse;

  private Delivery worseDelivery;

  /** What went wrong last. */
  private IOException failure;

  private WireFormatException malformed;
  private TsigResult unverified;

  /** Keeps a copy of the first one. */
  void worse(ByteBuffer packet, Delivery delivery) {
    worse = new byte[packet.remaining()];
    packet.get(packet.position(), worse);
    worseDelivery = delivery;
  }

  boolean hasWorse() {
    return worse != null;
  }

  /** A response to fall back on when no server has a better one. */
  ByteBuffer worse() {
    return ByteBuffer.wrap(worse);
  }

  Delivery worseDelivery() {
    return worseDelivery;
  }

  void failure(IOException failure) {
    this.failure = failure;
  }

  void malformed(WireFormatException fault) {
    malformed = fault;
  }

  void unverified(TsigResult result) {
    unverified = result;
  }

  /** Why there is no answer; a signature says more than octets, and these than a connection. */
  DnsClientException reason(Message query) {
    String what = query.questions().isEmpty() ? "" : " for " + query.questions().get(0);
    if (unverified != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNVERIFIED,
          "no verified response" + what + ": " + unverified,
          failure);
    }
    if (malformed != null) {
      return new DnsClientException(
          DnsClientException.Reason.MALFORMED, "a malformed response" + what, malformed);
    }
    if (failure != null) {
      return new DnsClientException(
          DnsClientException.Reason.UNREACHABLE,
          "no server can be reached" + what + ": " + failure.getMessage(),
          failure);
    }
    return new DnsClientException(
        DnsClientException.Reason.TIMEOUT, "no response in time" + what, null);
  }
}
