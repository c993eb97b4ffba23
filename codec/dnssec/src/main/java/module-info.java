/**
 * What DNSSEC computes of records beyond digests and key tags: canonical form and order, signatures
 * of RRsets and (SIG(0)) of messages, hashed names, and which names a denial covers.
 *
 * <p>Needs the codec and nothing else.
 *
 * @since 0.1
 */
module io.wiredns.dnssec {
  requires transitive io.wiredns.codec;

  exports io.wiredns.dnssec;
}
