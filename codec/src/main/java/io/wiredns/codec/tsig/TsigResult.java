package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of checking a message's TSIG.
 *
 * <p>Only {@link Verified} means that the message comes from the holder of the key and may be used.
 * An authenticated {@link ServerError} comes from that holder too, and reports that the request was
 * not accepted. A client ignores a response with any other result, except {@link Pending}, and
 * keeps waiting until its timeout, whatever the RCODE is (RFC 8945 section 5.4).
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface TsigResult {
  /**
   * The message is signed with the key, recent enough, unchanged, and its MAC is long enough.
   *
   * @param key the key
   * @since 0.1
   */
  record Verified(TsigKey key) implements TsigResult {
    /**
     * Creates an instance from its components.
     *
     * @param key the key
     */
    public Verified {
      Objects.requireNonNull(key);
    }
  }

  /**
   * A message of a stream without TSIG, which is valid only if a later message is signed and
   * verifies.
   *
   * @param messageCount the number of unsigned messages since the last one that verified, 1 to 99
   * @since 0.1
   */
  record Pending(int messageCount) implements TsigResult {}

  /**
   * The message has no TSIG.
   *
   * @since 0.1
   */
  record Unsigned() implements TsigResult {}

  /**
   * The message is malformed, or has a TSIG that does not verify, or is in a stream in which a
   * message was rejected or too many messages have no TSIG.
   *
   * @param rule the first rule that is broken
   * @param offset the offset in the message, in octets from 0, of the field that breaks the rule; 0
   *     if no field does
   * @param detail a description of the fault
   * @since 0.1
   */
  record Rejected(TsigRule rule, int offset, String detail) implements TsigResult {
    /**
     * Creates an instance from its components.
     *
     * @param rule the first rule that is broken
     * @param offset the offset in the message, in octets from 0, of the field that breaks the rule;
     *     0 if no field does
     * @param detail a description of the fault
     */
    public Rejected {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(detail);
    }

    /**
     * Returns the error that a server returns.
     *
     * @return the error
     */
    public TsigError error() {
      return rule.error();
    }
  }

  /**
   * The server reports an error in the request's TSIG.
   *
   * @param error the error: BADKEY, BADSIG, BADTIME, BADTRUNC or any other number
   * @param authenticated whether the response is signed and verifies; if not, it may be forged, and
   *     the client keeps waiting
   * @param serverTime the server's time, present with BADTIME if the response contains it
   * @param clockDifference the time from the request's time to the server's time, negative if the
   *     server's is earlier; present if {@code serverTime} is
   * @param offset the offset of the error field in the message, in octets from 0
   * @since 0.1
   */
  record ServerError(
      TsigError error,
      boolean authenticated,
      Optional<Instant> serverTime,
      Optional<Duration> clockDifference,
      int offset)
      implements TsigResult {
    /**
     * Creates an instance from its components.
     *
     * @param error the error: BADKEY, BADSIG, BADTIME, BADTRUNC or any other number
     * @param authenticated whether the response is signed and verifies; if not, it may be forged,
     *     and the client keeps waiting
     * @param serverTime the server's time, present with BADTIME if the response contains it
     * @param clockDifference the time from the request's time to the server's time, negative if the
     *     server's is earlier; present if {@code serverTime} is
     * @param offset the offset of the error field in the message, in octets from 0
     */
    public ServerError {
      Objects.requireNonNull(error);
      Objects.requireNonNull(serverTime);
      Objects.requireNonNull(clockDifference);
    }
  }

  /**
   * Returns whether the message comes from the holder of the key and may be used.
   *
   * @return true for {@link Verified} only
   */
  default boolean isVerified() {
    return this instanceof Verified;
  }
}
