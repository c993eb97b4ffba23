package io.wiredns.core.transfer;

/**
 * The faults of a zone transfer, each with the rule that was broken or the reason for the check.
 * Immutable, and may be shared among threads.
 *
 * @since 0.1
 */
public enum TransferFault {
  /** A message is malformed; the cause has the details. */
  MALFORMED("RFC 5936 section 2.2"),
  /** A message is not a response. */
  NOT_A_RESPONSE("RFC 5936 section 2.2.1"),
  /** The opcode of a message is not QUERY. */
  OPCODE("RFC 5936 section 2.2.1"),
  /** The ID of a message is not the query's. */
  ID("RFC 5936 section 2.2.1"),
  /** The first message has no question, or a message's question is not the query's. */
  QUESTION("RFC 5936 section 2.2.2"),
  /** The server answered with an error, which {@link TransferException#rcode} returns. */
  RCODE("RFC 5936 section 2.2"),
  /** A message is not correctly signed with the key. */
  SIGNATURE("RFC 8945 section 5.3.1"),
  /** A message has no record in its answer section. */
  EMPTY("RFC 5936 section 2.2"),
  /** The first record is not the zone's SOA record. */
  FIRST_RECORD("RFC 5936 section 2.2"),
  /**
   * The owner of a record is outside the zone, or the owner of an SOA record is not the zone's
   * name.
   */
  WRONG_ZONE("RFC 5936 section 3"),
  /** The class of a record is not the zone's. */
  WRONG_CLASS("RFC 5936 section 2.2"),
  /** The type of a record cannot occur in a zone. */
  META_TYPE("RFC 6895 section 3.1"),
  /** The last SOA record, or the one of the final version, differs from the first. */
  SOA_DIFFERS("RFC 5936 section 2.2"),
  /** A difference does not start from the client's version, or from the version reached so far. */
  SERIAL_CHAIN("RFC 1995 section 4"),
  /**
   * The server sends records although its version is not newer than the client's; or a difference
   * leads to a version that is not newer than the one it starts from, or to one that is newer than
   * the server's.
   */
  SERIAL_ORDER("RFC 1995 section 4, RFC 1982 section 3.2"),
  /** A record or a message follows the last SOA record. */
  AFTER_END("RFC 5936 section 2.2"),
  /** The response does not fit in a datagram, so that the query must be sent over TCP. */
  NEEDS_STREAM("RFC 1995 section 2"),
  /** The connection ended before the last SOA record. */
  CLOSED_EARLY("RFC 5936 section 2.2"),
  /** No connection or message came in time, or the whole transfer took too long. */
  TIME_OUT("RFC 5936 section 4.1.1"),
  /** The transfer has more records or octets than the limit. */
  LIMIT("RFC 9267 section 5"),
  /** A difference deletes a record that the copy of the zone does not have. */
  NOT_IN_ZONE("RFC 1995 section 4"),
  /** The result of the transfer does not have exactly one SOA record of the zone. */
  NO_SOA("RFC 1035 section 5.2");

  private final String rule;

  TransferFault(String rule) {
    this.rule = rule;
  }

  /**
   * Returns the rule that was broken.
   *
   * @return the RFC and section
   */
  public String rule() {
    return rule;
  }
}
