package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

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
 * <p>Times are seconds since 1970. Buffers are taken at any byte order, heap or direct. Reusable
 * for request after request, for one thread at a time; the memory that it has grown to, at most 1
 * MiB, stays with it, and whoever wants that back makes a new one.
 *
 * @since 0.1
 */
public final class TsigClient {
  /** The seconds that RFC 8945 section 10 recommends for clocks to differ. */
  public static final int FUDGE_SECONDS = 300;

  /** The most messages of a stream that may follow each other unsigned; RFC 8945 section 5.3.1. */
  public static final int UNSIGNED_MESSAGES = 99;

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
    this(key, FUDGE_SECONDS);
  }

  /**
   * A client with a key.
   *
   * @param key the key
   * @param fudgeSeconds how many seconds the server's clock may differ, 0 to 65535
   * @throws IllegalArgumentException if they are out of range
   */
  public TsigClient(TsigKey key, int fudgeSeconds) {
    if (fudgeSeconds >>> 16 != 0) {
      throw new IllegalArgumentException("a fudge of " + fudgeSeconds + " seconds");
    }
    keyed = new KeyedMac(key);
    check.likely = keyed;
    fudge = fudgeSeconds;
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
  public boolean sign(ByteBuffer out, int start, long now) {
    TsigSeal.check(out, start, now);
    forget();
    awaiting = seal.sign(out, start, keyed, chain, false, keyed.key.macOctets(), now, fudge, 0, -1);
    return awaiting;
  }

  /**
   * Awaits the response to a request that was signed elsewhere with the same key: by another
   * client, or in a capture.
   *
   * @param requestMac the MAC of the request as it was sent, 10 to 64 octets
   * @throws IllegalArgumentException if it has another length
   */
  public void await(Octets requestMac) {
    if (requestMac.length() < 10 || requestMac.length() > TsigAlgorithm.LONGEST_MAC) {
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
  public TsigResult verify(ByteBuffer response, long now) {
    checkAwaiting(now);
    return finishFirst(check.open(response), now);
  }

  /**
   * Checks the response as {@link #verify(ByteBuffer, long)} does, where a view shows it already.
   *
   * @param response shows the message, or that it is malformed
   * @param now the time
   * @return as there
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException as there
   */
  public TsigResult verify(MessageView response, long now) {
    checkAwaiting(now);
    return finishFirst(check.open(response), now);
  }

  private void checkAwaiting(long now) {
    TsigSeal.checkTime(now);
    if (!awaiting || streaming) {
      throw new IllegalStateException(
          streaming ? "a stream goes on with verifyNext" : "no request has been signed");
    }
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
  public TsigResult verifyNext(ByteBuffer response, long now) {
    checkStreaming(now);
    return finishNext(check.open(response), now);
  }

  /**
   * Checks a further message as {@link #verifyNext(ByteBuffer, long)} does, where a view shows it
   * already.
   *
   * @param response shows the message, or that it is malformed
   * @param now the time
   * @return as there
   * @throws IllegalArgumentException as there
   * @throws IllegalStateException as there
   */
  public TsigResult verifyNext(MessageView response, long now) {
    checkStreaming(now);
    return finishNext(check.open(response), now);
  }

  private void checkStreaming(long now) {
    TsigSeal.checkTime(now);
    if (!streaming) {
      throw new IllegalStateException("the first message has not been verified");
    }
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
    if (unsigned == UNSIGNED_MESSAGES) {
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
        serverTime < 0 ? OptionalLong.empty() : OptionalLong.of(serverTime),
        serverTime < 0 ? OptionalLong.empty() : OptionalLong.of(serverTime - fields.time),
        fields.errorAt);
  }
}
