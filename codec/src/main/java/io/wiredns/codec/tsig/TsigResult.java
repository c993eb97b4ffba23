package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the check of a message's TSIG has shown.
 *
 * <p>Only {@link Verified} says that the octets are the other side's. To a client a response with
 * any other result is none: it keeps waiting until its time is over, whatever the RCODE says (RFC
 * 8945 section 5.4).
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface TsigResult {
  /**
   * Signed with the key, at a time that is near enough, and neither changed nor cut.
   *
   * @param key the key
   * @since 0.1
   */
  record Verified(TsigKey key) implements TsigResult {
    /**
     * An instance of those components.
     *
     * @param key the key
     */
    public Verified {
      Objects.requireNonNull(key);
    }
  }

  /**
   * A message of a stream without TSIG: good only if a later one is signed and verifies.
   *
   * @param messageCount how many there are since the last that verified, 1 to 99
   * @since 0.1
   */
  record Pending(int messageCount) implements TsigResult {}

  /**
   * No TSIG at all.
   *
   * @since 0.1
   */
  record Unsigned() implements TsigResult {}

  /**
   * Signed, but not good.
   *
   * @param rule the first rule that is broken
   * @param offset the octet of the message, counted from its first, at which the field stands that
   *     breaks it
   * @param detail what was found, in words
   * @since 0.1
   */
  record Rejected(TsigRule rule, int offset, String detail) implements TsigResult {
    /**
     * An instance of those components.
     *
     * @param rule the first rule that is broken
     * @param offset the octet of the message, counted from its first, at which the field stands
     *     that breaks it
     * @param detail what was found, in words
     */
    public Rejected {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(detail);
    }

    /**
     * What a server answers.
     *
     * @return the error
     */
    public TsigError error() {
      return rule.error();
    }
  }

  /**
   * The server says that it found something wrong with the request's TSIG.
   *
   * @param error what: BADKEY, BADSIG, BADTIME, BADTRUNC or any other number
   * @param authenticated whether the response is signed and verifies; if not, anybody may have sent
   *     it, and the client waits on
   * @param serverTime with BADTIME the server's clock
   * @param clockDifference with BADTIME how much the server's clock is ahead of the request's
   * @param offset where the error stands in the message
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
     * An instance of those components.
     *
     * @param error what: BADKEY, BADSIG, BADTIME, BADTRUNC or any other number
     * @param authenticated whether the response is signed and verifies; if not, anybody may have
     *     sent it, and the client waits on
     * @param serverTime with BADTIME the server's clock
     * @param clockDifference with BADTIME how much the server's clock is ahead of the request's
     * @param offset where the error stands in the message
     */
    public ServerError {
      Objects.requireNonNull(error);
      Objects.requireNonNull(serverTime);
      Objects.requireNonNull(clockDifference);
    }
  }

  /**
   * Whether the octets are the other side's.
   *
   * @return true for {@link Verified} alone
   */
  default boolean isVerified() {
    return this instanceof Verified;
  }
}
