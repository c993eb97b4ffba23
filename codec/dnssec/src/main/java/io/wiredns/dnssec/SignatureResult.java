package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;

/**
 * What the check of one signature has shown; it says nothing about whether the key is to be
 * trusted.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface SignatureResult {
  /**
   * The signature is that of these octets and this key, and it is in force.
   *
   * @param wildcard the wildcard that the records were made of (RFC 4035 section 5.3.4): that the
   *     name itself does not exist is then still to be shown
   * @since 0.1
   */
  record Verified(Optional<Name> wildcard) implements SignatureResult {
    /**
     * An instance of those components.
     *
     * @param wildcard the wildcard that the records were made of (RFC 4035 section 5.3.4): that the
     *     name itself does not exist is then still to be shown
     */
    public Verified {
      Objects.requireNonNull(wildcard);
    }
  }

  /**
   * The message has no SIG(0).
   *
   * @since 0.1
   */
  record Unsigned() implements SignatureResult {}

  /**
   * The signature is not good.
   *
   * @param rule the first rule that is broken
   * @param detail what was found, in words
   * @since 0.1
   */
  record Rejected(SignatureRule rule, String detail) implements SignatureResult {
    /**
     * An instance of those components.
     *
     * @param rule the first rule that is broken
     * @param detail what was found, in words
     */
    public Rejected {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * Nobody here can tell: this library or this Java platform does not compute the algorithm.
   *
   * @param algorithm the algorithm
   * @param detail why, in words
   * @since 0.1
   */
  record AlgorithmNotAvailable(DnssecAlgorithm algorithm, String detail)
      implements SignatureResult {
    /**
     * An instance of those components.
     *
     * @param algorithm the algorithm
     * @param detail why, in words
     */
    public AlgorithmNotAvailable {
      Objects.requireNonNull(algorithm);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * Whether the signature is good.
   *
   * @return true for {@link Verified} alone
   */
  default boolean isVerified() {
    return this instanceof Verified;
  }
}
