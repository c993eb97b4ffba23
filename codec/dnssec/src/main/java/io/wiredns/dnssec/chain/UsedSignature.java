package io.wiredns.dnssec.chain;

import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.dnssec.internal.SignatureTimes;
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

  /** Takes the two times of a signature as those nearest to the time of the check. */
  static UsedSignature near(Name owner, Rrsig signature, Instant at) {
    return new UsedSignature(
        owner,
        signature,
        SignatureTimes.near(signature.inception(), at),
        SignatureTimes.near(signature.expiration(), at));
  }
}
