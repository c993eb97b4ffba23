package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.Objects;

/**
 * A signature that was verified for a verdict.
 *
 * @param owner the owner of the RRSIG, which is that of the signed records
 * @param signature the RRSIG
 * @param inception the start of its validity
 * @param expiration the end of its validity
 * @since 0.1
 */
public record UsedSignature(Name owner, Rrsig signature, Instant inception, Instant expiration) {
  /**
   * Creates an instance from its components.
   *
   * @param owner the owner of the RRSIG
   * @param signature the RRSIG
   * @param inception the start of its validity
   * @param expiration the end of its validity
   */
  public UsedSignature {
    Objects.requireNonNull(owner);
    Objects.requireNonNull(signature);
    Objects.requireNonNull(inception);
    Objects.requireNonNull(expiration);
  }

  /** Places the two times of 32 bits near a time, by serial number arithmetic (RFC 1982). */
  static UsedSignature near(Name owner, Rrsig signature, Instant at) {
    return new UsedSignature(
        owner, signature, near(signature.inception(), at), near(signature.expiration(), at));
  }

  /** Requires that all times near a time are Instants. */
  static void checkTime(Instant at) {
    long now = at.getEpochSecond();
    if (now < Instant.MIN.getEpochSecond() - Integer.MIN_VALUE
        || now > Instant.MAX.getEpochSecond() + Integer.MIN_VALUE) {
      throw new IllegalArgumentException(
          "the time " + at + " is fewer than 2^31 seconds from the first or last Instant");
    }
  }

  static Instant near(long seconds, Instant at) {
    long now = at.getEpochSecond();
    return Instant.ofEpochSecond(now + (int) (seconds - now));
  }
}
