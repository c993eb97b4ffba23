package io.wiredns.dnssec.zone;

/**
 * The rules for a signed zone; each constant describes how its rule is broken.
 *
 * @since 0.1
 */
public enum ZoneRule {
  /** The zone does not have one SOA record at its apex. */
  SOA("RFC 1035 section 5.2"),
  /** The records of an RRset have different TTLs. */
  RRSET_TTL("RFC 2181 section 5.2"),

  /** The apex has no DNSKEY record that can sign the zone. */
  NO_KEY("RFC 4035 section 2.1"),
  /** A DNSKEY record of the apex lacks the Zone Key flag or has another protocol than 3. */
  KEY_USE("RFC 4034 section 2.1"),
  /**
   * The octets of a DNSKEY are not a public key of its algorithm, or a longer one than supported.
   */
  KEY_MALFORMED("RFC 4034 section 2.1.4"),
  /** Signatures of an algorithm cannot be verified here; whether they are there was checked. */
  ALGORITHM_NOT_AVAILABLE("RFC 4035 section 2.2"),
  /** Very many DNSKEY records have one key tag and algorithm; only some of them were tried. */
  KEY_TAGS_COLLIDE("RFC 4034 appendix B"),
  /** No given DS record matches a key that signs the DNSKEY RRset. */
  DS_NOT_SIGNING("RFC 4035 section 5.2"),
  /** A given DS record matches no DNSKEY record, or its digest type is unknown. */
  DS_WITHOUT_KEY("RFC 4035 section 2.4"),
  /** The DNSKEY RRset is not signed with an algorithm that a given DS record has. */
  DS_ALGORITHM("RFC 4035 section 2.2"),
  /** A DS record is at the apex, or at a name without NS records. */
  DS_PLACE("RFC 4035 section 2.4"),
  /** A CDS or CDNSKEY record is not at the apex. */
  CDS_PLACE("RFC 7344 section 4.1"),
  /** A CDS or CDNSKEY record matches no DNSKEY record, or none does that signs the DNSKEY RRset. */
  CDS_KEY("RFC 7344 section 4.1"),
  /** The CDS or CDNSKEY RRset is not signed by a key that is in the parent's DS RRset. */
  CDS_SIGNER("RFC 7344 section 4.1"),
  /** The CDS and CDNSKEY records are not about the same keys. */
  CDS_DIFFERS("RFC 7344 section 4"),

  /** An authoritative RRset has no signature. */
  UNSIGNED("RFC 4035 section 2.2"),
  /** An RRset is not signed with an algorithm that the DNSKEY RRset has. */
  ALGORITHM_MISSING("RFC 4035 section 2.2"),
  /** A signature does not match its RRset and key, or is malformed. */
  SIGNATURE_WRONG("RFC 4035 section 5.3.3"),
  /** A signature has expired. */
  SIGNATURE_EXPIRED("RFC 4035 section 5.3.1"),
  /** A signature is not valid yet. */
  SIGNATURE_NOT_YET("RFC 4035 section 5.3.1"),
  /** A signature expires before it begins. */
  SIGNATURE_DATES("RFC 4034 section 3.1.5"),
  /** Signatures expire soon. */
  SIGNATURE_ENDS_SOON("RFC 6781 section 4.4.2"),
  /** The signer of a signature is not the zone. */
  SIGNATURE_SIGNER("RFC 4035 section 2.2"),
  /** The labels field of a signature is not the number of labels of its owner. */
  SIGNATURE_LABELS("RFC 4035 section 2.2"),
  /** The original TTL of a signature is not the TTL of its RRset. */
  SIGNATURE_ORIGINAL_TTL("RFC 4035 section 2.2"),
  /** The TTL of a signature is not the TTL of its RRset. */
  SIGNATURE_TTL("RFC 4035 section 2.2"),
  /** No DNSKEY record that can sign has the key tag and algorithm of a signature. */
  SIGNATURE_KEY("RFC 4035 section 2.2"),
  /** A signature covers a type of which its owner has no record. */
  SIGNATURE_OF_NOTHING("RFC 4035 section 2.2"),
  /** A signature covers signatures. */
  SIGNATURE_OF_SIGNATURES("RFC 4035 section 2.2"),
  /** The NS RRset of a delegation is signed. */
  DELEGATION_SIGNED("RFC 4035 section 2.2"),
  /** Glue, or another record that the zone is not authoritative for, is signed. */
  GLUE_SIGNED("RFC 4035 section 2.2"),

  /** The zone has neither a chain of NSEC records nor one of NSEC3 records. */
  NO_DENIAL("RFC 4035 section 2.3"),
  /** A name has no NSEC record. */
  NSEC_MISSING("RFC 4035 section 2.3"),
  /** A name has several NSEC records. */
  NSEC_SEVERAL("RFC 4035 section 2.3"),
  /** An NSEC record is at a name that must have none, or in a zone whose apex has none. */
  NSEC_PLACE("RFC 4035 section 2.3"),
  /** The next name of an NSEC record is not the next name of the zone. */
  NSEC_NEXT("RFC 4034 section 4.1.1"),
  /** The types of an NSEC record are not those of its owner. */
  NSEC_TYPES("RFC 4035 section 2.3"),
  /** The TTL of NSEC or NSEC3 records is not the lesser of the SOA record's minimum and its TTL. */
  DENIAL_TTL("RFC 9077 section 3"),

  /**
   * The hash algorithm or flags of an NSEC3PARAM record are not known, or it is not at the apex.
   */
  NSEC3PARAM("RFC 5155 section 4"),
  /** The owner of an NSEC3 record is not a hash right below the apex. */
  NSEC3_OWNER("RFC 5155 section 3"),
  /** NSEC3 records have parameters that no usable NSEC3PARAM record has. */
  NSEC3_PARAMETERS("RFC 5155 section 7.1"),
  /** An NSEC3 record has unknown flags. */
  NSEC3_FLAGS("RFC 5155 section 3.1.2"),
  /** A name or an empty non-terminal has no NSEC3 record. */
  NSEC3_MISSING("RFC 5155 section 7.1"),
  /** Several NSEC3 records of a chain have one owner. */
  NSEC3_SEVERAL("RFC 5155 section 7.1"),
  /** The hash of an NSEC3 record is that of no name of the zone. */
  NSEC3_STRAY("RFC 5155 section 7.1"),
  /** The next hash of an NSEC3 record is not the next hash of the chain. */
  NSEC3_NEXT("RFC 5155 section 7.1"),
  /** The types of an NSEC3 record are not those of its name. */
  NSEC3_TYPES("RFC 5155 section 7.1"),
  /** A delegation has no NSEC3 record, and the one that covers it lacks the Opt-Out flag. */
  NSEC3_OPT_OUT("RFC 5155 section 6"),
  /** NSEC3 has more than 0 iterations, or so many that the chain was not checked. */
  NSEC3_ITERATIONS("RFC 9276 section 3.1"),
  /** NSEC3 has a salt. */
  NSEC3_SALT("RFC 9276 section 3.1"),

  /** The digest of a ZONEMD record is not that of the zone. */
  ZONEMD_DIGEST("RFC 8976 section 4"),
  /** The serial of a ZONEMD record is not that of the SOA record. */
  ZONEMD_SERIAL("RFC 8976 section 4"),
  /** Several ZONEMD records have the same scheme and hash algorithm, and different data. */
  ZONEMD_DUPLICATE("RFC 8976 section 2.2"),
  /** The scheme or the hash algorithm of all ZONEMD records is unknown. */
  ZONEMD_UNKNOWN("RFC 8976 section 4");

  private final String section;

  ZoneRule(String section) {
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
