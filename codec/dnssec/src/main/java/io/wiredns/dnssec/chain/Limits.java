package io.wiredns.dnssec.chain;

/** The limits of a validator; {@link Validator.Builder} says what each of them counts. */
record Limits(
    int maxSignatures,
    int maxSignaturesOfSet,
    int maxKeys,
    int maxDigests,
    int maxHashRounds,
    int maxNsec3Iterations,
    int maxRecordsOfSet,
    int maxNames,
    int maxAliases) {
  static final Limits STANDARD = new Limits(128, 8, 64, 64, 10_000, 50, 1_000, 160, 16);
}
