package io.wiredns.codec.tsig;

import io.wiredns.codec.code.TsigError;

/**
 * The rules for a signed message, in the order in which they are checked, except the last, which is
 * for messages without TSIG; RFC 8945 section 5.2.
 *
 * @since 0.1
 */
public enum TsigRule {
  /**
   * The message is malformed, or its TSIG is not the last record, or the class of the TSIG is not
   * ANY.
   */
  MESSAGE(TsigError.FORMERR, "RFC 8945 section 5.1"),
  /** The TSIG record's data are malformed. */
  RECORD(TsigError.FORMERR, "RFC 8945 section 4.2"),
  /** The key is unknown, or differs from the key that signed the request. */
  KEY(TsigError.BADKEY, "RFC 8945 section 5.2.1"),
  /** The key is known, but not with this algorithm. */
  ALGORITHM(TsigError.BADKEY, "RFC 8945 section 5.2.1"),
  /** The MAC is longer than the algorithm's. */
  MAC_TOO_LONG(TsigError.FORMERR, "RFC 8945 section 5.2.2.1"),
  /** The MAC is shorter than 10 octets, or than half of the hash's. */
  MAC_TOO_SHORT(TsigError.FORMERR, "RFC 8945 section 5.2.2.1"),
  /**
   * The MAC does not match the octets of the message, or an earlier message of the stream was
   * rejected.
   */
  MAC(TsigError.BADSIG, "RFC 8945 section 5.2.2"),
  /** The clocks differ by more than the fudge. */
  TIME(TsigError.BADTIME, "RFC 8945 section 5.2.3"),
  /** The message is a replay, or older than an earlier one; see {@link TsigReplayGuard}. */
  REPLAY(TsigError.BADTIME, "RFC 8945 section 5.2.3"),
  /** The MAC is truncated to less than the key allows. */
  TRUNCATION(TsigError.BADTRUNC, "RFC 8945 section 5.2.4"),
  /** More than 99 consecutive messages of a stream are unsigned. */
  UNSIGNED_RUN(TsigError.BADSIG, "RFC 8945 section 5.3.1");

  private final TsigError error;
  private final String section;

  TsigRule(TsigError error, String section) {
    this.error = error;
    this.section = section;
  }

  /**
   * Returns the error with which a server answers a request that breaks the rule. FORMERR is the
   * RCODE of the response, which then has no TSIG; any other error is in the TSIG of the response.
   *
   * @return the error
   */
  public TsigError error() {
    return error;
  }

  /**
   * Returns the RFC section that contains the rule.
   *
   * @return RFC and section
   */
  public String section() {
    return section;
  }
}
