package io.wiredns.command.explain;

/**
 * What is seen in messages and speaks for or against a cause. The guide names these signs at its
 * causes, with weights.
 */
public enum Sign {
  /** RD is set in the query, RA is clear in the response. */
  RA_MISSING,
  /** RA is set: the server offers recursion. */
  RA,
  /** RD is clear in the query. */
  RD_CLEAR,
  /** AA is set. */
  AA,
  /** AA is clear. */
  AA_CLEAR,
  /** AD is set. */
  AD,
  /** CD is set: the server did not validate. */
  CD,
  /** An opcode other than QUERY, UPDATE and NOTIFY. */
  OPCODE,
  /** The request is an UPDATE. */
  UPDATE,
  /** The request is an ordinary query, not a transfer. */
  PLAIN,
  /** The request asks for a zone transfer. */
  TRANSFER,
  /** The query has OPT, the response has none. */
  EDNS_LOST,
  /** The response has OPT. */
  EDNS_KEPT,
  /** The query has options of EDNS. */
  OPTIONS,
  /** The query has the option for the client's subnet. */
  SUBNET,
  /** The query has a cookie of the server. */
  COOKIE_SENT,
  /** The query has no cookie of the server. */
  COOKIE_NONE,
  /** The request has several questions, or none. */
  QUESTIONS,
  /** The query's version of EDNS is above 0. */
  VERSION_HIGH,
  /** The query's version of EDNS is 0. */
  VERSION_0,
  /** The request is signed with TSIG. */
  TSIG,
  /** The request is not signed with TSIG. */
  TSIG_NONE,
  /** The client accepts at most 512 octets over UDP. */
  SMALL_PAYLOAD,
  /** The response is larger than most paths carry in one datagram. */
  LARGE,
  /** The message came over TCP. */
  TCP,
  /** A truncated response without any record. */
  EMPTY_TC,
  /** A truncated response with records. */
  FULL_TC,
  /** The SOA belongs to a zone well above the name. */
  SOA_PARENT,
  /** The SOA belongs to the zone in which the name would be. */
  SOA_ZONE,
  /** The SOA belongs to a zone that is not above the name. */
  SOA_FOREIGN,
  /** There is no SOA in the authority section. */
  SOA_NONE,
  /** A name that has a top-level domain in its middle, or its own end twice. */
  SUFFIX,
  /** A name with characters that no host name has. */
  ODD_NAME,
  /** A name under a top-level domain of internal networks. */
  PRIVATE_NAME,
  /** The SOA's TTL is lower than an authoritative server's: the denial comes from a cache. */
  CACHED,
  /** The denial comes with NSEC or NSEC3 records. */
  PROVEN,
  /** The name that is denied is the target of an alias. */
  ALIAS,
  /** The aliases form a loop. */
  LOOP,
  /** A DNAME record is among the aliases. */
  DNAME,
  /** A signature had expired when the packet was sent. */
  SIG_EXPIRED,
  /** A signature was not yet valid when the packet was sent. */
  SIG_FUTURE,
  /** A signature expires before it becomes valid. */
  SIG_INVERTED,
  /** All signatures in view were valid when the packet was sent. */
  SIG_GOOD,
  /** There are signatures in the response or in the replies upstream. */
  SIGNED,
  /** An answer with an address of a private network, of the host itself, or with zero. */
  LOCAL_ADDRESS,
  /** The answer was expanded from a wildcard. */
  WILDCARD,
  /** A referral to servers whose addresses it must have, and has not. */
  NO_GLUE,
  /** A referral to the root. */
  TO_ROOT,
  /** A referral to the zone that the server was asked for. */
  TO_ITSELF,
  /** An extended error of DNSSEC, which several failures share. */
  EDE_DNSSEC,
  /** An extended error: other servers could not be reached. */
  EDE_NETWORK,
  /** An extended error: a filter. */
  EDE_FILTER,
  /** An extended error: stale data. */
  EDE_STALE,
  /** An extended error: the client is not permitted. */
  EDE_ACCESS,
  /** An extended error: not authoritative. */
  EDE_LAME,
  /** An extended error: a failure from the cache. */
  EDE_CACHED,
  /** An extended error: a rate limit or quota. */
  EDE_LIMIT,
  /** An extended error: the zone's data cannot be used. */
  EDE_DATA,
  /** The response came at once. */
  FAST,
  /** The response came late. */
  SLOW,
  /** The MAC is shorter than the algorithm's. */
  MAC_SHORT,
  /** The MAC has all octets of the algorithm. */
  MAC_WHOLE,
  /** The ID differs from the Original ID of TSIG. */
  ID_CHANGED,
  /** The clocks differ by whole hours. */
  CLOCK_HOURS,
  /** The clocks differ by less than a day, not by whole hours. */
  CLOCK_DRIFT,
  /** The signature is more than a day older than the server's clock. */
  CLOCK_REPLAY,
  /** The ID of the response differs. */
  DIFF_ID,
  /** The question of the response differs. */
  DIFF_QUESTION,
  /** The response to a signed request is not signed. */
  DIFF_TSIG,
  /** The cookie of the response differs or is missing. */
  DIFF_COOKIE,
  /** A malformed message that ends too early. */
  CUT,
  /** A malformed message that does not end too early. */
  BROKEN,
  /** A server asked by this one did not reply. */
  UP_SILENT,
  /** A server asked by this one refused, or does not serve the zone. */
  UP_LAME,
  /** A server asked by this one failed. */
  UP_SERVFAIL,
  /** A server asked by this one sent something unusable. */
  UP_BROKEN,
  /** A server asked by this one answered the question. */
  UP_ANSWER,
  /** A server asked by this one denied the name. */
  UP_NXDOMAIN,
  /** A server asked by this one has no data of the type. */
  UP_NODATA,
  /** The aliases that the servers sent to this one form a loop. */
  UP_LOOP,
  /** This server asked no other server before it answered. */
  UP_NONE,
  /** The same server has answered the same question otherwise. */
  FLAPPED,
  /** Another server has answered the same question otherwise. */
  OTHERS
}
