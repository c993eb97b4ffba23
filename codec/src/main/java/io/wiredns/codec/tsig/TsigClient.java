package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The client's side of signed transactions: one request at a time, and the response or the stream
 * of responses to it; RFC 8945 sections 5.1, 5.3.1 and 5.4.
 *
 * <pre>{@code
 * writer.begin(out, limit - client.signatureOctets(), id, flags); ...; writer.finish();
 * client.sign(out, start, now);
 * ... client.verify(response, now) until it is verified or time is over
 * }</pre>
 *
 * <p>A response that does not verify changes nothing: the next response is checked against the same
 * request. Once the first message of a stream has verified, however, the first later one that
 * neither verifies nor is pending ends the stream. The signature does not cover the message's ID,
 * because a forwarder may change it: the caller must match the ID, as without TSIG.
 *
 * <p>Fractions of a second are ignored in all times. Buffers may be heap or direct and have any
 * byte order. A client can be reused for any number of requests, by one thread at a time. It keeps
 * the memory that it has grown to, at most 1 MiB; create a new client to release it.
 *
 * @since 0.1
 */
public final class TsigClient {
  /** The clock difference that RFC 8945 section 10 recommends to allow: 300 seconds. */
  public static final Duration FUDGE = Duration.ofSeconds(300);

  /** The maximum number of consecutive unsigned messages in a stream; RFC 8945 section 5.3.1. */
  public static final int MAX_UNSIGNED_MESSAGES = 99;

  private final KeyedMac keyed;
  private final int fudge;
  private final TsigAppender appender = new TsigAppender();
  private final TsigCheck check = new TsigCheck();

  /** The MAC of the request and later, in a stream, of the last signed message. */
  private final MacChain chain = new MacChain();

  private boolean awaiting;
  private boolean streaming;
  private boolean broken;
  private int unsigned;

  /**
   * Creates a client with a key and a fudge of 300 seconds.
   *
   * @param key the key
   */
  public TsigClient(TsigKey key) {
    this(key, FUDGE);
  }

  /**
   * Creates a client with a key.
   *
   * @param key the key
   * @param fudge the fudge of requests: the maximum difference of the server's clock, 0 to 65535
   *     seconds, without fractions of a second; for responses, the fudge in the response is used
   * @throws IllegalArgumentException if it is out of range
   */
  public TsigClient(TsigKey key, Duration fudge) {
    this.fudge = TsigAppender.fudge(fudge);
    keyed = new KeyedMac(key);
    check.likely = keyed;
  }

  /**
   * Returns the key.
   *
   * @return the key
   */
  public TsigKey key() {
    return keyed.key;
  }

  /**
   * Returns the number of octets that {@link #sign} appends to a message, to be reserved by the
   * caller.
   *
   * @return the size of the TSIG record
   */
  public int signatureOctets() {
    return TsigAppender.recordOctets(
        keyed.nameOctets(), keyed.algorithmOctets(), keyed.key.macOctets(), -1);
  }

  /**
   * Signs a request: appends a TSIG record and increments ARCOUNT. A response that was awaited
   * before is no longer awaited.
   *
   * @param out holds the message, without a TSIG, from {@code start} to its position, which moves
   *     past the record
   * @param start the index in the buffer of the message's first octet
   * @param now the time
   * @return whether the record fits into the buffer and into 65,535 octets; if not, the buffer has
   *     not changed, and no response is awaited
   * @throws IllegalArgumentException if there is no message or it has more than 65,535 octets, the
   *     buffer is read-only, or the time does not fit 48 bits of seconds
   * @throws IllegalStateException if the key is destroyed
   */
  public boolean sign(ByteBuffer out, int start, Instant now) {
    TsigAppender.check(out, start);
    long seconds = TsigAppender.seconds(now);
    forget();
    awaiting =
        appender.sign(
            out, start, keyed, chain, false, keyed.key.macOctets(), seconds, fudge, 0, -1);
    return awaiting;
  }

  /**
   * Signs a request as {@link #sign(ByteBuffer, int, Instant)} does, into a new array.
   *
   * @param request the message without a TSIG; it fills the whole array
   * @param now the time
   * @return the message with the TSIG record
   * @throws BufferOverflowException if it would have more than 65,535 octets; no response is
   *     awaited then
   * @throws IllegalArgumentException if there is no message or it has more than 65,535 octets, or
   *     the time does not fit 48 bits of seconds
   * @throws IllegalStateException if the key is destroyed
   */
  public byte[] sign(byte[] request, Instant now) {
    ByteBuffer out = ByteBuffer.allocate(request.length + signatureOctets());
    if (!sign(out.put(request), 0, now)) {
      throw new BufferOverflowException();
    }
    return out.array();
  }

  /**
   * Prepares to verify the response to a request that was signed elsewhere with the same key, for
   * example by another client or in a capture.
   *
   * @param requestMac the MAC of the request as it was sent, 10 to 64 octets
   * @throws IllegalArgumentException if it has another length
   */
  public void await(Octets requestMac) {
    if (requestMac.length() < 10 || requestMac.length() > TsigAlgorithm.MAX_MAC_OCTETS) {
      throw new IllegalArgumentException(
          "the MAC of the request has " + requestMac.length() + " octets, it must have 10 to 64");
    }
    forget();
    chain.set(requestMac);
    awaiting = true;
  }

  private void forget() {
    chain.clear();
    keyed.reset();
    awaiting = false;
    streaming = false;
    broken = false;
    unsigned = 0;
  }

  /**
   * Returns the MAC of the last response that verified or, before there is one, of the request.
   *
   * @return a copy; empty if no request has been signed
   */
  public Octets mac() {
    return chain.value();
  }

  /**
   * Checks the response, or the first message of a stream of responses.
   *
   * @param response the message from position to limit; the buffer is not changed
   * @param now the time
   * @return {@link TsigResult.Verified}, or an authenticated {@link TsigResult.ServerError}, or
   *     else the reason why the caller must go on waiting for the response
   * @throws IllegalArgumentException if the time does not fit 48 bits of seconds
   * @throws IllegalStateException if no request has been signed, a response to it has verified, or
   *     the key is destroyed
   */
  public TsigResult verify(ByteBuffer response, Instant now) {
    long seconds = checkAwaiting(now);
    return finishFirst(check.open(response), seconds);
  }

  /**
   * Checks the response as {@link #verify(ByteBuffer, Instant)} does, for a message that has been
   * wrapped in a view already.
   *
   * @param response the view of the message, which may be malformed
   * @param now the time
   * @return as for {@link #verify(ByteBuffer, Instant)}
   * @throws IllegalArgumentException as for {@link #verify(ByteBuffer, Instant)}
   * @throws IllegalStateException as for {@link #verify(ByteBuffer, Instant)}, or if the view has
   *     wrapped no message
   */
  public TsigResult verify(MessageView response, Instant now) {
    long seconds = checkAwaiting(now);
    return finishFirst(check.open(response), seconds);
  }

  private long checkAwaiting(Instant now) {
    long seconds = TsigAppender.seconds(now);
    if (!awaiting || streaming) {
      throw new IllegalStateException(
          streaming ? "a stream continues with verifyNext" : "no request has been signed");
    }
    return seconds;
  }

  private TsigResult finishFirst(TsigResult opened, long now) {
    return opened != null ? opened : finish(check(false, now), true);
  }

  /**
   * Checks a later message of a stream.
   *
   * @param response the message from position to limit; the buffer is not changed
   * @param now the time
   * @return {@link TsigResult.Verified}, {@link TsigResult.Pending}, or the reason to end the
   *     stream; after one rejected message all later ones are rejected too
   * @throws IllegalArgumentException if the time does not fit 48 bits of seconds
   * @throws IllegalStateException if the first message has not been verified, or the key is
   *     destroyed
   */
  public TsigResult verifyNext(ByteBuffer response, Instant now) {
    long seconds = checkStreaming(now);
    return finishNext(check.open(response), seconds);
  }

  /**
   * Checks a later message as {@link #verifyNext(ByteBuffer, Instant)} does, for a message that has
   * been wrapped in a view already.
   *
   * @param response the view of the message, which may be malformed
   * @param now the time
   * @return as for {@link #verifyNext(ByteBuffer, Instant)}
   * @throws IllegalArgumentException as for {@link #verifyNext(ByteBuffer, Instant)}
   * @throws IllegalStateException as for {@link #verifyNext(ByteBuffer, Instant)}, or if the view
   *     has wrapped no message
   */
  public TsigResult verifyNext(MessageView response, Instant now) {
    long seconds = checkStreaming(now);
    return finishNext(check.open(response), seconds);
  }

  private long checkStreaming(Instant now) {
    long seconds = TsigAppender.seconds(now);
    if (!streaming) {
      throw new IllegalStateException("the first message has not been verified");
    }
    return seconds;
  }

  private TsigResult finishNext(TsigResult opened, long now) {
    if (broken) {
      return new TsigResult.Rejected(
          TsigRule.MAC, 0, "an earlier message of the stream was rejected");
    }
    TsigResult result;
    if (opened instanceof TsigResult.Unsigned) {
      result = unsigned();
    } else {
      result = opened != null ? opened : finish(check(true, now), false);
    }
    broken = result instanceof TsigResult.Rejected || result instanceof TsigResult.ServerError;
    return result;
  }

  /**
   * Returns whether all messages so far are verified. This must be true at the end of a stream,
   * because its last message is signed (RFC 8945 section 5.3.1).
   *
   * @return false if messages are pending, one was rejected, or none has been checked
   */
  public boolean isComplete() {
    return streaming && !broken && unsigned == 0;
  }

  private TsigResult unsigned() {
    if (unsigned == MAX_UNSIGNED_MESSAGES) {
      return new TsigResult.Rejected(
          TsigRule.UNSIGNED_RUN, 0, "100 messages in a row have no TSIG, at most 99 may");
    }
    if (unsigned == 0) {
      chain.digest(keyed);
    }
    unsigned++;
    check.digestUnsigned(keyed);
    return new TsigResult.Pending(unsigned);
  }

  /**
   * Checks key, size of the MAC, MAC, time and truncation in this order; returns null if all are
   * right.
   */
  private TsigResult check(boolean timersOnly, long now) {
    TsigFields fields = check.fields;
    TsigResult wrong = check.checkKey(keyed.key);
    if (wrong != null) {
      return wrong;
    }
    if (fields.macOctets == 0 && fields.error != 0) {
      return serverError(false);
    }
    wrong = check.checkSize(keyed.key.algorithm());
    if (wrong == null) {
      if (unsigned == 0) {
        chain.digest(keyed);
      }
      wrong = check.checkMac(keyed, timersOnly);
    }
    if (wrong == null) {
      wrong = check.checkTime(now);
    }
    return wrong != null ? wrong : check.checkTruncation(keyed.key);
  }

  /**
   * Keeps the MAC of a message that verifies. The error field is not signed in the later messages
   * of a stream.
   */
  private TsigResult finish(TsigResult wrong, boolean errorSigned) {
    if (wrong != null) {
      return wrong;
    }
    if (check.fields.error != 0) {
      return serverError(errorSigned);
    }
    chain.set(check.mac);
    streaming = true;
    unsigned = 0;
    return keyed.verified;
  }

  private TsigResult serverError(boolean authenticated) {
    TsigFields fields = check.fields;
    TsigError error = TsigError.of(fields.error);
    long serverTime = error.equals(TsigError.BADTIME) ? fields.serverTime : -1;
    return new TsigResult.ServerError(
        error,
        authenticated,
        serverTime < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(serverTime)),
        serverTime < 0
            ? Optional.empty()
            : Optional.of(Duration.ofSeconds(serverTime - fields.time)),
        fields.errorAt);
  }
}
