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
 * <p>A response that is not verified changes nothing: the one that follows is checked against the
 * same request. The exception is a stream, which is over with the first message that is rejected.
 * The message's ID is not part of what is signed (a forwarder may change it): matching it is the
 * caller's work, as without TSIG.
 *
 * <p>Of a time only the whole seconds count. Buffers are taken at any byte order, heap or direct.
 * Reusable for request after request, for one thread at a time; the memory that it has grown to, at
 * most 1 MiB, stays with it, and whoever wants that back makes a new one.
 *
 * @since 0.1
 */
public final class TsigClient {
  /** How much RFC 8945 section 10 recommends that clocks may differ: 300 seconds. */
  public static final Duration FUDGE = Duration.ofSeconds(300);

  /** The most messages of a stream that may follow each other unsigned; RFC 8945 section 5.3.1. */
  public static final int MAX_UNSIGNED_MESSAGES = 99;

  private final KeyedMac keyed;
  private final int fudge;
  private final TsigSeal seal = new TsigSeal();
  private final TsigCheck check = new TsigCheck();

  /** The MAC of the request, and then, in a stream, of the last message that was signed. */
  private final MacChain chain = new MacChain();

  private boolean awaiting;
  private boolean streaming;
  private boolean broken;
  private int unsigned;

  /**
   * A client with a key, whose clock may be off by 300 seconds.
   *
   * @param key the key
   */
  public TsigClient(TsigKey key) {
    this(key, FUDGE);
  }

  /**
   * A client with a key.
   *
   * @param key the key
   * @param fudge how much the server's clock may differ, 0 to 65535 seconds; parts of a second are
   *     dropped
   * @throws IllegalArgumentException if it is out of range
   */
  public TsigClient(TsigKey key, Duration fudge) {
    this.fudge = TsigSeal.fudge(fudge);
    keyed = new KeyedMac(key);
    check.likely = keyed;
  }

  /**
   * The key.
   *
   * @return the key
   */
  public TsigKey key() {
    return keyed.key;
  }

  /**
   * How many octets {@link #sign} puts behind a message: the room to reserve for it.
   *
   * @return the size of the TSIG record
   */
  public int signatureOctets() {
    return TsigSeal.recordOctets(
        keyed.nameOctets(), keyed.algorithmOctets(), keyed.key.macOctets(), -1);
  }

  /**
   * Signs a request: a TSIG record goes behind it, and its ARCOUNT grows by one. Whatever was
   * awaited before is forgotten.
   *
   * @param out holds the message, without a TSIG, from {@code start} to its position, which moves
   *     behind the record
   * @param start the index in the buffer of the message's first octet
   * @param now the time
   * @return whether the record fits into the buffer and the message; if not nothing has changed
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, or the time
   *     not of 48 bits
   * @throws IllegalStateException if the key is destroyed
   */
  public boolean sign(ByteBuffer out, int start, Instant now) {
    TsigSeal.check(out, start);
    long seconds = TsigSeal.seconds(now);
    forget();
    awaiting =
        seal.sign(out, start, keyed, chain, false, keyed.key.macOctets(), seconds, fudge, 0, -1);
    return awaiting;
  }

  /**
   * Signs a request as {@link #sign(ByteBuffer, int, Instant)} does, into an array of its own.
   *
   * @param request the message, without a TSIG, and nothing else
   * @param now the time
   * @return the message with the TSIG record
   * @throws BufferOverflowException if it would have more than 65,535 octets; nothing has changed
   *     then
   * @throws IllegalArgumentException if there is no message, or the time not of 48 bits
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
   * Awaits the response to a request that was signed elsewhere with the same key: by another
   * client, or in a capture.
   *
   * @param requestMac the MAC of the request as it was sent, 10 to 64 octets
   * @throws IllegalArgumentException if it has another length
   */
  public void await(Octets requestMac) {
    if (requestMac.length() < 10 || requestMac.length() > TsigAlgorithm.MAX_MAC_OCTETS) {
      throw new IllegalArgumentException("a MAC of " + requestMac.length() + " octets");
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
   * The MAC of the request, or in a stream of the last message that verified.
   *
   * @return a copy; empty before any was signed
   */
  public Octets mac() {
    return chain.value();
  }

  /**
   * Checks the response, or the first message of a stream of responses.
   *
   * @param response the message from position to limit; not disturbed
   * @param now the time
   * @return {@link TsigResult.Verified}, or why it is no response to wait no longer for
   * @throws IllegalArgumentException if the time is not of 48 bits
   * @throws IllegalStateException if no request has been signed, or the key is destroyed
   */
  public TsigResult verify(ByteBuffer response, Instant now) {
    long seconds = checkAwaiting(now);
    return finishFirst(check.open(response), seconds);
  }

  /**
   * Checks the response as {@link #verify(ByteBuffer, Instant)} does, where a view shows it
   * already.
   *
   * @param response shows the message, or that it is malformed
   * @param now the time
   * @return as there
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException as there
   */
  public TsigResult verify(MessageView response, Instant now) {
    long seconds = checkAwaiting(now);
    return finishFirst(check.open(response), seconds);
  }

  private long checkAwaiting(Instant now) {
    long seconds = TsigSeal.seconds(now);
    if (!awaiting || streaming) {
      throw new IllegalStateException(
          streaming ? "a stream goes on with verifyNext" : "no request has been signed");
    }
    return seconds;
  }

  private TsigResult finishFirst(TsigResult opened, long now) {
    return opened != null ? opened : finish(check(false, now), true);
  }

  /**
   * Checks a further message of a stream.
   *
   * @param response the message from position to limit; not disturbed
   * @param now the time
   * @return {@link TsigResult.Verified}, {@link TsigResult.Pending}, or that the stream is to be
   *     ended; once it is rejected, so is everything that follows
   * @throws IllegalArgumentException if the time is not of 48 bits
   * @throws IllegalStateException if the first message has not been verified, or the key is
   *     destroyed
   */
  public TsigResult verifyNext(ByteBuffer response, Instant now) {
    long seconds = checkStreaming(now);
    return finishNext(check.open(response), seconds);
  }

  /**
   * Checks a further message as {@link #verifyNext(ByteBuffer, Instant)} does, where a view shows
   * it already.
   *
   * @param response shows the message, or that it is malformed
   * @param now the time
   * @return as there
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException as there
   */
  public TsigResult verifyNext(MessageView response, Instant now) {
    long seconds = checkStreaming(now);
    return finishNext(check.open(response), seconds);
  }

  private long checkStreaming(Instant now) {
    long seconds = TsigSeal.seconds(now);
    if (!streaming) {
      throw new IllegalStateException("the first message has not been verified");
    }
    return seconds;
  }

  private TsigResult finishNext(TsigResult opened, long now) {
    if (broken) {
      return new TsigResult.Rejected(TsigRule.MAC, 0, "the stream has been rejected before");
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
   * Whether all messages so far are verified, as they must be when a stream ends: its last message
   * is signed (RFC 8945 section 5.3.1).
   *
   * @return false if messages are pending, or one was rejected, or none came
   */
  public boolean isComplete() {
    return streaming && !broken && unsigned == 0;
  }

  private TsigResult unsigned() {
    if (unsigned == MAX_UNSIGNED_MESSAGES) {
      return new TsigResult.Rejected(
          TsigRule.UNSIGNED_RUN, 0, "message 100 in a row without TSIG, of 99 at most");
    }
    if (unsigned == 0) {
      chain.digest(keyed);
    }
    unsigned++;
    check.digestUnsigned(keyed);
    return new TsigResult.Pending(unsigned);
  }

  /** All steps; null if none found anything wrong. */
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
   * Keeps the MAC of a message that is good; the error field of a stream's later ones is not
   * signed.
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
