package io.wiredns.dnssec.chain;

/** What a walk from a trust anchor to a name ends with. */
sealed interface Trust {
  /** The keys of the zone that contains the name, as far as zone cuts are known. */
  record Trusted(ZoneKeys keys) implements Trust {}

  /** There are no such keys; the verdict is never secure. */
  record Ended(ChainVerdict verdict) implements Trust {}
}
