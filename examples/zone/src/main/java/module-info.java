/**
 * Authoritative answers from zone files: zones, the answers to questions about them, and handlers
 * for the server of {@code io.wiredns.core}.
 *
 * @since 0.1
 */
module io.wiredns.zone {
  requires transitive io.wiredns.codec;
  requires transitive io.wiredns.core;
  requires io.wiredns.dnssec;

  exports io.wiredns.zone;
}
