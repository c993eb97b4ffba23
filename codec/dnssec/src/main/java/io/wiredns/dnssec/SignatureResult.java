package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.wire.Name;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of checking one signature. It does not mean that the key can be trusted.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface SignatureResult {
  /**
   * The signature matches the octets and the key, and is valid at the given time.
   *
   * @param wildcard the wildcard from which the records were expanded (RFC 4035 section 5.3.4); if
   *     present, it must still be proved that the name itself does not exist
   * @since 0.1
   */
  record Verified(Optional<Name> wildcard) implements SignatureResult {
    /**
     * Creates an instance from its components.
     *
     * @param wildcard the wildcard from which the records were expanded (RFC 4035 section 5.3.4);
     *     if present, it must still be proved that the name itself does not exist
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
   * The signature breaks a rule.
   *
   * @param rule the first rule that is broken
   * @param detail a description of the fault
   * @since 0.1
   */
  record Rejected(SignatureRule rule, String detail) implements SignatureResult {
    /**
     * Creates an instance from its components.
     *
     * @param rule the first rule that is broken
     * @param detail a description of the fault
     */
    public Rejected {
      Objects.requireNonNull(rule);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * The signature cannot be checked, because this library or this Java platform does not support
   * the algorithm.
   *
   * @param algorithm the algorithm
   * @param detail a description of the reason
   * @since 0.1
   */
  record AlgorithmNotAvailable(DnssecAlgorithm algorithm, String detail)
      implements SignatureResult {
    /**
     * Creates an instance from its components.
     *
     * @param algorithm the algorithm
     * @param detail a description of the reason
     */
    public AlgorithmNotAvailable {
      Objects.requireNonNull(algorithm);
      Objects.requireNonNull(detail);
    }
  }

  /**
   * Returns whether the signature is valid.
   *
   * @return true for {@link Verified} only
   */
  default boolean isVerified() {
    return this instanceof Verified;
  }
}
