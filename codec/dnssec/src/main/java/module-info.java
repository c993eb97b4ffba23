/**
 * The computations of DNSSEC beyond digests and key tags: canonical form and order, signatures of
 * RRsets and of messages (SIG(0)), hashed names, the names that a denial covers, checks of whole
 * signed zones, and chains of trust, which say whether an answer is secure.
 *
 * <p>Requires the codec only.
 *
 * @since 0.1
 */
module io.wiredns.dnssec {
  requires transitive io.wiredns.codec;

  exports io.wiredns.dnssec;
  exports io.wiredns.dnssec.chain;
  exports io.wiredns.dnssec.zone;
}
