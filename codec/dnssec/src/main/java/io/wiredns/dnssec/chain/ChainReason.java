package io.wiredns.dnssec.chain;

/**
 * The reasons of verdicts, each with the RFC section that contains its rule. The comment of a
 * constant says to which verdict it belongs.
 *
 * @since 0.1
 */
public enum ChainReason {
  /** Secure: the records are signed. */
  ANSWER_SIGNED("RFC 4035 section 5.3"),
  /** Secure: the records were made from a wildcard, and no closer name exists. */
  WILDCARD_EXPANDED("RFC 4035 section 5.3.4"),
  /** Secure: the name does not exist. */
  NAME_ABSENT("RFC 4035 section 5.4"),
  /** Secure: the name exists without records of the type. */
  TYPE_ABSENT("RFC 4035 section 5.4"),
  /** Secure: the wildcard that matches the name has no records of the type. */
  WILDCARD_TYPE_ABSENT("RFC 4035 section 5.4"),
  /** Secure: the name has no records at all, but names below it exist. */
  EMPTY_NON_TERMINAL("RFC 4592 section 2.2.2"),
  /** Secure: the name does not exist, which the type NXNAME at the name itself says. */
  COMPACT_DENIAL("RFC 9824 section 3"),
  /** Secure: the name that a DNAME makes is longer than 255 octets. */
  NAME_TOO_LONG("RFC 6672 section 2.2"),
  /** Secure: aliases are signed, and lead back to a name that they have passed. */
  ALIAS_LOOP("RFC 1034 section 3.6.2"),

  /** Insecure: the parent has proved that a delegation has no DS. */
  DELEGATION_UNSIGNED("RFC 4035 section 5.2"),
  /** Insecure: an NSEC3 record with the Opt-Out flag covers the name. */
  OPT_OUT("RFC 5155 section 9.2"),
  /** Insecure: no DS, or no key that is a trust anchor, is of a supported algorithm. */
  ALGORITHM_UNSUPPORTED("RFC 4035 section 5.2"),
  /** Insecure: no DS of a supported algorithm has a supported digest. */
  DIGEST_UNSUPPORTED("RFC 6840 section 5.2"),
  /** Insecure: NSEC3 records have more iterations than the limit. */
  NSEC3_ITERATIONS("RFC 9276 section 3.2"),
  /** Insecure: RRSIG records were asked for, which are never signed. */
  SIGNATURES_UNSIGNED("RFC 4035 section 2.2"),

  /** Bogus: a record of a signed zone has no signature. */
  SIGNATURE_MISSING("RFC 4035 section 5.3.1"),
  /** Bogus: a signature is not by the zone that must sign the records. */
  SIGNER("RFC 4035 section 5.3.1"),
  /** Bogus: a signature has a number of labels that its records cannot have. */
  SIGNATURE_LABELS("RFC 4035 section 5.3.1"),
  /** Bogus: all signatures are of algorithms that cannot be checked, but the zone has others. */
  SIGNATURE_ALGORITHM("RFC 4035 section 5.3.1"),
  /** Bogus: no key of the zone has algorithm and key tag of a signature. */
  KEY_NOT_FOUND("RFC 4035 section 5.3.1"),
  /** Bogus: the key does not have the Zone Key flag. */
  KEY_NOT_OF_ZONE("RFC 4034 section 2.1.1"),
  /** Bogus: the key is of another protocol than DNSSEC. */
  KEY_PROTOCOL("RFC 4034 section 2.1.2"),
  /** Bogus: the key has the REVOKE flag. */
  KEY_REVOKED("RFC 5011 section 2.1"),
  /** Bogus: the octets of the key are not a key of its algorithm. */
  KEY_MALFORMED("RFC 4034 section 2.1.4"),
  /** Bogus: a signature is not valid yet. */
  SIGNATURE_NOT_YET_VALID("RFC 4035 section 5.3.1"),
  /** Bogus: a signature has expired. */
  SIGNATURE_EXPIRED("RFC 4035 section 5.3.1"),
  /** Bogus: a signature does not match the records and the key. */
  SIGNATURE_INVALID("RFC 4035 section 5.3.3"),
  /** Bogus: a zone that has a DS or a trust anchor has no DNSKEY. */
  DNSKEY_MISSING("RFC 4035 section 5.2"),
  /** Bogus: no DNSKEY has algorithm and key tag of a DS or a trust anchor. */
  DS_WITHOUT_KEY("RFC 4035 section 5.2"),
  /** Bogus: a DNSKEY has algorithm and key tag of a DS, but another digest. */
  DS_DIGEST("RFC 4035 section 5.2"),
  /** Bogus: no key that a DS or a trust anchor refers to has signed the DNSKEY records. */
  DNSKEY_NOT_SIGNED_BY_ENTRY("RFC 4035 section 5.2"),
  /** Bogus: DS, DNSKEY, NSEC or NSEC3 records were made from a wildcard. */
  PROOF_FROM_WILDCARD("RFC 4592 section 4"),
  /** Bogus: a signed zone denies something without a signed NSEC or NSEC3 record. */
  DENIAL_MISSING("RFC 4035 section 5.4"),
  /** Bogus: no NSEC record is at the name or covers it. */
  NAME_NOT_COVERED("RFC 4035 section 5.4"),
  /** Bogus: no NSEC3 record proves that the name or one above it exists. */
  CLOSEST_ENCLOSER("RFC 5155 section 8.3"),
  /** Bogus: no NSEC3 record covers the next closer name. */
  NEXT_CLOSER("RFC 5155 section 8.3"),
  /** Bogus: nothing proves that the wildcard does not exist or has no records of the type. */
  WILDCARD_NOT_DENIED("RFC 4035 section 5.4"),
  /** Bogus: records were made from a wildcard, but nothing proves that no closer name exists. */
  WILDCARD_NOT_PROVED("RFC 4035 section 5.3.4"),
  /** Bogus: records of the type exist by the record that should deny them. */
  TYPE_EXISTS("RFC 4035 section 5.4"),
  /** Bogus: a CNAME exists by the record that should deny another type. */
  ALIAS_EXISTS("RFC 6840 section 4.3"),
  /** Bogus: the denial is by the parent side of a delegation, or above a DNAME. */
  DENIAL_BY_ANCESTOR("RFC 6840 section 4.1"),
  /** Bogus: the denial of a DS is by the child. */
  DENIAL_BY_CHILD("RFC 6840 section 4.4"),
  /** Bogus: NSEC3 records are of an unknown hash algorithm or have unknown flags. */
  NSEC3_UNKNOWN("RFC 5155 section 8.1"),
  /** Bogus: NSEC3 records of one response have different parameters. */
  NSEC3_MIXED("RFC 5155 section 8.2"),
  /** Bogus: the response code contradicts what the records prove. */
  RCODE_CONTRADICTED("RFC 4035 section 5.4"),
  /** Bogus: a name has more than one CNAME or DNAME. */
  ALIAS_NOT_SINGLE("RFC 2181 section 10.1"),
  /** Bogus: an unsigned CNAME is not the one that the DNAME makes. */
  ALIAS_NOT_OF_DNAME("RFC 6672 section 5.3.1"),

  /** Indeterminate: records are missing; the verdict lists the questions. */
  RECORDS_NEEDED("RFC 4035 section 4.3"),
  /** Indeterminate: no trust anchor is at or above the name. */
  NO_ANCHOR("RFC 4033 section 5"),
  /** Indeterminate: the response to a question is neither an answer nor a denial. */
  RESPONSE_UNUSABLE("RFC 4035 section 4.3"),
  /** Indeterminate: more signatures of one RRset would have to be checked than the limit. */
  TOO_MANY_SIGNATURES_OF_SET("RFC 4035 section 5.3.3"),
  /** Indeterminate: more signatures would have to be checked than the limit. */
  TOO_MANY_SIGNATURES("RFC 4035 section 5.3.3"),
  /** Indeterminate: a zone has more keys than the limit. */
  TOO_MANY_KEYS("RFC 4035 section 5.2"),
  /** Indeterminate: more digests of keys would have to be computed than the limit. */
  TOO_MANY_DIGESTS("RFC 4035 section 5.2"),
  /** Indeterminate: more rounds of NSEC3 hashing would have to be computed than the limit. */
  TOO_MANY_HASHES("RFC 9276 section 3.2"),
  /** Indeterminate: an RRset has more records than the limit. */
  RRSET_TOO_LARGE("RFC 4035 section 5.3.2"),
  /** Indeterminate: zone cuts would have to be looked for at more names than the limit. */
  TOO_MANY_NAMES("RFC 4035 section 5.2"),
  /** Indeterminate: more aliases follow each other than the limit. */
  TOO_MANY_ALIASES("RFC 1034 section 3.6.2");

  private final String section;

  ChainReason(String section) {
    this.section = section;
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
