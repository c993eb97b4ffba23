package io.wiredns.dnssec.chain;

/** Counts the work of one validation, and ends it with {@link LimitReached} at a limit. */
final class Budget {
  private final Limits limits;
  private int signatures;
  private int keys;
  private int digests;
  private int hashRounds;
  private int names;

  Budget(Limits limits) {
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** Counts a signature that is about to be computed. */
  void signature() {
    if (signatures == limits.maxSignatures()) {
      throw new LimitReached(
          ChainReason.TOO_MANY_SIGNATURES,
          "more than " + limits.maxSignatures() + " signatures would have to be checked");
    }
    signatures++;
  }

  void key() {
    keys++;
  }

  void digest() {
    if (digests == limits.maxDigests()) {
      throw new LimitReached(
          ChainReason.TOO_MANY_DIGESTS,
          "more than " + limits.maxDigests() + " digests of keys would have to be computed");
    }
    digests++;
  }

  /** Counts the rounds of hashing one name. */
  void hash(int iterations) {
    if (iterations + 1 > limits.maxHashRounds() - hashRounds) {
      throw new LimitReached(
          ChainReason.TOO_MANY_HASHES,
          "more than " + limits.maxHashRounds() + " rounds of NSEC3 hashing would be needed");
    }
    hashRounds += iterations + 1;
  }

  void name() {
    if (names == limits.maxNames()) {
      throw new LimitReached(
          ChainReason.TOO_MANY_NAMES,
          "zone cuts would have to be looked for at more than " + limits.maxNames() + " names");
    }
    names++;
  }

  ValidationWork work() {
    return new ValidationWork(signatures, keys, digests, hashRounds, names);
  }
}
