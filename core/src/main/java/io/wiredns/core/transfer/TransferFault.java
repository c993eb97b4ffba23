package io.wiredns.core.transfer;

/**
 * Every way in which a zone transfer can fail, each with the rule that was broken or the reason for
 * the check.
 *
 * @since 0.1
 */
public enum TransferFault {
  /** A message is malformed; the cause says how. */
  MALFORMED("RFC 5936 section 2.2"),
  /** A message that is no response. */
  NOT_A_RESPONSE("RFC 5936 section 2.2.1"),
  /** A message of another opcode than QUERY. */
  OPCODE("RFC 5936 section 2.2.1"),
  /** A message of another ID than the query's. */
  ID("RFC 5936 section 2.2.1"),
  /** The first message has no question, or a message has another one than the query. */
  QUESTION("RFC 5936 section 2.2.2"),
  /** The server says no: {@link TransferException#rcode} has the reason. */
  RCODE("RFC 5936 section 2.2"),
  /** A message is not signed with the key as it must be. */
  SIGNATURE("RFC 8945 section 5.3.1"),
  /** A message without a record in its answer section. */
  EMPTY("RFC 5936 section 2.2"),
  /** The first record is not the zone's SOA record. */
  FIRST_RECORD("RFC 5936 section 2.2"),
  /** A record whose owner is not in the zone, or an SOA record of another name. */
  WRONG_ZONE("RFC 5936 section 3"),
  /** A record of another class. */
  WRONG_CLASS("RFC 5936 section 2.2"),
  /** A record of a type that no zone has. */
  META_TYPE("RFC 6895 section 3.1"),
  /** The last SOA record, or one between, is not the first one again. */
  SOA_DIFFERS("RFC 5936 section 2.2"),
  /** Differences do not start from the version that is known, or from the one reached so far. */
  SERIAL_CHAIN("RFC 1995 section 4"),
  /** A version that is not newer than the one before it, or newer than the one promised. */
  SERIAL_ORDER("RFC 1995 section 4, RFC 1982 section 3.2"),
  /** A record or a message behind the last SOA record. */
  AFTER_END("RFC 5936 section 2.2"),
  /** The answer does not fit a datagram: the question is to be asked over TCP. */
  NEEDS_STREAM("RFC 1995 section 2"),
  /** The connection ends before the last SOA record. */
  CLOSED_EARLY("RFC 5936 section 2.2"),
  /** No message in time, or not all of them in time. */
  TIME_OUT("RFC 5936 section 4.1.1"),
  /** More records or octets than the transfer was to bring. */
  LIMIT("RFC 9267 section 5"),
  /** A difference deletes a record that the zone does not have: the versions are not the same. */
  NOT_IN_ZONE("RFC 1995 section 4"),
  /** What has come leaves a zone without its SOA record. */
  NO_SOA("RFC 1035 section 5.2");

  private final String rule;

  TransferFault(String rule) {
    this.rule = rule;
  }

  /**
   * Where the rule stands.
   *
   * @return RFC and section
   */
  public String rule() {
    return rule;
  }
}
