package io.wiredns.guide;

import io.wiredns.codec.response.Outcome;

/**
 * What a response can be without an RCODE that says so: the cases of NOERROR that feel wrong, and
 * what is no response at all.
 *
 * @since 0.1
 */
public enum Situation {
  /** Data as asked for. */
  ANSWER,
  /** Data whose time is over. */
  STALE,
  /** Data that are not the expected ones. */
  WRONG_DATA,
  /** The name has no data of the type. */
  NODATA,
  /** NOERROR, and an NSEC says that the name does not exist. */
  NXNAME,
  /** Others are to be asked. */
  REFERRAL,
  /** A referral that leads nowhere. */
  LAME,
  /** The TC bit. */
  TRUNCATED,
  /** Whether data are authentic. */
  DNSSEC,
  /** An alias without data for its target. */
  ALIAS,
  /** Aliases that lead nowhere. */
  ALIAS_LOOP,
  /** A zone transfer. */
  TRANSFER,
  /** An operation other than a query has succeeded. */
  DONE,
  /** Not the response to the query. */
  MISMATCH,
  /** No well-formed message. */
  MALFORMED,
  /** A query without response. */
  UNANSWERED;

  /**
   * Returns the situation that a response is.
   *
   * @param outcome what it means
   * @return the situation; {@link #ANSWER} where an RCODE or an error of TSIG or TKEY says it all
   */
  static Situation of(Outcome outcome) {
    return switch (outcome.kind()) {
      case NODATA -> NODATA;
      case NODATA_NXNAME -> NXNAME;
      case REFERRAL -> REFERRAL;
      case REFERRAL_UPWARD, REFERRAL_LAME -> LAME;
      case TRUNCATED -> TRUNCATED;
      case ALIAS -> ALIAS;
      case ALIAS_LOOP, ALIAS_TOO_MANY, ALIAS_TOO_LONG -> ALIAS_LOOP;
      case TRANSFER,
          TRANSFER_INCREMENTAL,
          TRANSFER_UP_TO_DATE,
          TRANSFER_SOA_ALONE,
          TRANSFER_CONTINUED,
          TRANSFER_EMPTY ->
          TRANSFER;
      case UPDATED, NOTIFIED, DONE -> DONE;
      case MISMATCH -> MISMATCH;
      case MALFORMED -> MALFORMED;
      case ANSWER,
          ANSWER_THROUGH_CHAIN,
          NXDOMAIN,
          ERROR,
          BADVERS,
          BADCOOKIE,
          TSIG_ERROR,
          TKEY_ERROR ->
          ANSWER;
    };
  }
}
