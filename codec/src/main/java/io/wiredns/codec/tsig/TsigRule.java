package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;

/**
 * What a signed message can break, in the order in which it is checked; RFC 8945 section 5.2.
 *
 * @since 0.1
 */
public enum TsigRule {
  /** The message is malformed, or its TSIG is not the last record, or of another class than ANY. */
  MESSAGE(TsigError.FORMERR, "RFC 8945 section 5.1"),
  /** The TSIG record's data are malformed. */
  RECORD(TsigError.FORMERR, "RFC 8945 section 4.2"),
  /** The key is unknown, or not the one that the request was signed with. */
  KEY(TsigError.BADKEY, "RFC 8945 section 5.2.1"),
  /** The key is known, but not with this algorithm. */
  ALGORITHM(TsigError.BADKEY, "RFC 8945 section 5.2.1"),
  /** The MAC is longer than the algorithm's. */
  MAC_TOO_LONG(TsigError.FORMERR, "RFC 8945 section 5.2.2.1"),
  /** The MAC is shorter than 10 octets, or than half of the hash's. */
  MAC_TOO_SHORT(TsigError.FORMERR, "RFC 8945 section 5.2.2.1"),
  /** The MAC is not that of these octets. */
  MAC(TsigError.BADSIG, "RFC 8945 section 5.2.2"),
  /** The clocks differ by more than the fudge. */
  TIME(TsigError.BADTIME, "RFC 8945 section 5.2.3"),
  /** The message has been seen before, or is older than one that has; {@link TsigReplayGuard}. */
  REPLAY(TsigError.BADTIME, "RFC 8945 section 5.2.3"),
  /** The MAC is cut shorter than the key lets. */
  TRUNCATION(TsigError.BADTRUNC, "RFC 8945 section 5.2.4"),
  /** Of a stream more than 99 messages in a row are not signed. */
  UNSIGNED_RUN(TsigError.BADSIG, "RFC 8945 section 5.3.1");

  private final TsigError error;
  private final String section;

  TsigRule(TsigError error, String section) {
    this.error = error;
    this.section = section;
  }

  /**
   * What a server answers to a request that breaks the rule. FORMERR is the response's RCODE, and
   * that response has no TSIG.
   *
   * @return the error
   */
  public TsigError error() {
    return error;
  }

  /**
   * Where the rule stands.
   *
   * @return RFC and section
   */
  public String section() {
    return section;
  }
}
