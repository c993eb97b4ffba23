package io.wiredns.dnssec.chain;

/**
 * The work of a validation, counted. Each count is bounded by a limit of the {@link Validator}.
 *
 * <p>A signature that an earlier validation of the same {@link KnownRecords} has found valid is not
 * computed again, but is counted, so that a limit does not depend on what was validated before.
 *
 * @param signatureCount the signatures that were computed with a public key, valid or not
 * @param keyCount the public keys that were used, each once
 * @param digestCount the digests of keys that were compared with DS records
 * @param hashRoundCount the rounds of NSEC3 hashing: one for each name, and one for each of its
 *     additional iterations
 * @param nameCount the names at which a zone cut was looked for
 * @since 0.1
 */
public record ValidationWork(
    int signatureCount, int keyCount, int digestCount, int hashRoundCount, int nameCount) {
  /**
   * Creates an instance from its components.
   *
   * @param signatureCount the signatures that were computed
   * @param keyCount the public keys that were used
   * @param digestCount the digests of keys that were compared with DS records
   * @param hashRoundCount the rounds of NSEC3 hashing
   * @param nameCount the names at which a zone cut was looked for
   */
  public ValidationWork {
    // Any counts are possible.
  }
}
