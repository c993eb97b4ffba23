/**
 * A systematic walk to the cause why a name does not resolve: local machine, resolvers, delegation,
 * each authoritative server, data, signatures.
 *
 * <p>Requires the codec, its guide, the validator of answers, and the client.
 *
 * @since 0.1
 */
module io.wiredns.doctor {
  requires transitive io.wiredns.codec;
  requires transitive io.wiredns.dnssec;
  requires io.wiredns.guide;
  requires io.wiredns.core;

  exports io.wiredns.doctor;
  exports io.wiredns.doctor.exchange;
  exports io.wiredns.doctor.report;
  exports io.wiredns.doctor.survey;
  exports io.wiredns.doctor.verdict;
  exports io.wiredns.doctor.walk;
}
