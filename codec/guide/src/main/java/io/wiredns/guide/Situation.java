package io.wiredns.guide;

import io.wiredns.codec.response.Outcome;

/**
 * Situations that no RCODE names: kinds of NOERROR responses that may surprise, messages that are
 * no response to the query, and what only several messages show. Immutable; may be shared among
 * threads.
 *
 * @since 0.1
 */
public enum Situation {
  /** The response has data of the QTYPE. */
  ANSWER,
  /** The response has data whose TTL has expired. */
  STALE,
  /** The response has data, but not the expected ones. */
  WRONG_DATA,
  /** The name exists but has no data of the QTYPE. */
  NODATA,
  /** The RCODE is NOERROR, but an NSEC record says that the name does not exist; RFC 9824. */
  NXNAME,
  /** The response refers to other servers. */
  REFERRAL,
  /** The response is a referral that does not lead closer to the name. */
  LAME,
  /** The TC bit is set. */
  TRUNCATED,
  /** The question is whether the data are authentic. */
  DNSSEC,
  /** The response has an alias but no data for its target. */
  ALIAS,
  /**
   * The response has aliases that form a loop, are too many, or lead to a name that is too long.
   */
  ALIAS_LOOP,
  /** The response belongs to a zone transfer. */
  TRANSFER,
  /** A request other than a query has succeeded. */
  DONE,
  /** The message is not the response to the query. */
  MISMATCH,
  /** The message is malformed. */
  MALFORMED,
  /** The query has no response. */
  UNANSWERED,
  /** The client's time was up before a response came that it may use. */
  TIMEOUT,
  /** DNSSEC validation fails. */
  BOGUS,
  /** The answer was made from a wildcard. */
  WILDCARD,
  /** The answer depends on the client's network or on the resolver. */
  SPLIT,
  /** The same question has different outcomes from time to time. */
  FLAPPING,
  /** The server answers only some of the queries. */
  RATE_LIMITED,
  /** Parent and child disagree about the servers of a zone, or a server does not serve it. */
  DELEGATION,
  /** A cache has older data than the zone. */
  CACHE,
  /** The registration of the domain has ended. */
  EXPIRED,
  /** A device between client and server drops or changes messages. */
  PATH,
  /** The places at which to look, in order, if no code explains the failure. */
  WALK;

  /**
   * Returns the situation of a response.
   *
   * @param outcome the outcome of the response
   * @return the situation; {@link #ANSWER} if the response has data, or if its RCODE or the error
   *     of TSIG or TKEY explains it
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
