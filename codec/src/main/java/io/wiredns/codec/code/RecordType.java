package io.wiredns.codec.code;

/**
 * A record's TYPE (or a question's QTYPE), 16 bits; RFC 1035 section 3.2.2, RFC 6895 section 3.1.
 *
 * <p>All 65,536 values can be used; those without a mnemonic are printed in the form {@code
 * TYPE65280}, RFC 3597 section 5.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class RecordType implements CodePoint, Comparable<RecordType> {
  private static final CodePoints<RecordType> POINTS =
      new CodePoints<>("TYPE", 65535, RecordType::new, new RecordType[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<RecordType> SPACE = POINTS;

  /** A, RFC 1035 section 3.4.1. */
  public static final RecordType A = POINTS.define(1, "A");

  /** NS, RFC 1035 section 3.3.11. */
  public static final RecordType NS = POINTS.define(2, "NS");

  /** MD, RFC 1035 section 3.3.4. */
  public static final RecordType MD = POINTS.define(3, "MD");

  /** MF, RFC 1035 section 3.3.5. */
  public static final RecordType MF = POINTS.define(4, "MF");

  /** CNAME, RFC 1035 section 3.3.1. */
  public static final RecordType CNAME = POINTS.define(5, "CNAME");

  /** SOA, RFC 1035 section 3.3.13. */
  public static final RecordType SOA = POINTS.define(6, "SOA");

  /** MB, RFC 1035 section 3.3.3. */
  public static final RecordType MB = POINTS.define(7, "MB");

  /** MG, RFC 1035 section 3.3.6. */
  public static final RecordType MG = POINTS.define(8, "MG");

  /** MR, RFC 1035 section 3.3.8. */
  public static final RecordType MR = POINTS.define(9, "MR");

  /** NULL, RFC 1035 section 3.3.10. */
  public static final RecordType NULL = POINTS.define(10, "NULL");

  /** WKS, RFC 1035 section 3.4.2. */
  public static final RecordType WKS = POINTS.define(11, "WKS");

  /** PTR, RFC 1035 section 3.3.12. */
  public static final RecordType PTR = POINTS.define(12, "PTR");

  /** HINFO, RFC 1035 section 3.3.2. */
  public static final RecordType HINFO = POINTS.define(13, "HINFO");

  /** MINFO, RFC 1035 section 3.3.7. */
  public static final RecordType MINFO = POINTS.define(14, "MINFO");

  /** MX, RFC 1035 section 3.3.9. */
  public static final RecordType MX = POINTS.define(15, "MX");

  /** TXT, RFC 1035 section 3.3.14. */
  public static final RecordType TXT = POINTS.define(16, "TXT");

  /** RP, RFC 1183 section 2.2. */
  public static final RecordType RP = POINTS.define(17, "RP");

  /** AFSDB, RFC 1183 section 1. */
  public static final RecordType AFSDB = POINTS.define(18, "AFSDB");

  /** X25, RFC 1183 section 3.1. */
  public static final RecordType X25 = POINTS.define(19, "X25");

  /** ISDN, RFC 1183 section 3.2. */
  public static final RecordType ISDN = POINTS.define(20, "ISDN");

  /** RT, RFC 1183 section 3.3. */
  public static final RecordType RT = POINTS.define(21, "RT");

  /** NSAP, RFC 1706. */
  public static final RecordType NSAP = POINTS.define(22, "NSAP");

  /** NSAP-PTR, RFC 1706. */
  public static final RecordType NSAP_PTR = POINTS.define(23, "NSAP-PTR");

  /** SIG, RFC 2535 section 4. */
  public static final RecordType SIG = POINTS.define(24, "SIG");

  /** KEY, RFC 2535 section 3. */
  public static final RecordType KEY = POINTS.define(25, "KEY");

  /** PX, RFC 2163. */
  public static final RecordType PX = POINTS.define(26, "PX");

  /** GPOS, RFC 1712. */
  public static final RecordType GPOS = POINTS.define(27, "GPOS");

  /** AAAA, RFC 3596 section 2. */
  public static final RecordType AAAA = POINTS.define(28, "AAAA");

  /** LOC, RFC 1876. */
  public static final RecordType LOC = POINTS.define(29, "LOC");

  /** NXT, RFC 2535 section 5. */
  public static final RecordType NXT = POINTS.define(30, "NXT");

  /** EID, Patton 1995. */
  public static final RecordType EID = POINTS.define(31, "EID");

  /** NIMLOC, Patton 1995. */
  public static final RecordType NIMLOC = POINTS.define(32, "NIMLOC");

  /** SRV, RFC 2782. */
  public static final RecordType SRV = POINTS.define(33, "SRV");

  /** ATMA, ATM Forum af-dans-0152. */
  public static final RecordType ATMA = POINTS.define(34, "ATMA");

  /** NAPTR, RFC 3403. */
  public static final RecordType NAPTR = POINTS.define(35, "NAPTR");

  /** KX, RFC 2230. */
  public static final RecordType KX = POINTS.define(36, "KX");

  /** CERT, RFC 4398. */
  public static final RecordType CERT = POINTS.define(37, "CERT");

  /** A6, RFC 2874. */
  public static final RecordType A6 = POINTS.define(38, "A6");

  /** DNAME, RFC 6672. */
  public static final RecordType DNAME = POINTS.define(39, "DNAME");

  /** SINK, draft-eastlake-kitchen-sink. */
  public static final RecordType SINK = POINTS.define(40, "SINK");

  /** OPT, RFC 6891. */
  public static final RecordType OPT = POINTS.define(41, "OPT");

  /** APL, RFC 3123. */
  public static final RecordType APL = POINTS.define(42, "APL");

  /** DS, RFC 4034 section 5. */
  public static final RecordType DS = POINTS.define(43, "DS");

  /** SSHFP, RFC 4255. */
  public static final RecordType SSHFP = POINTS.define(44, "SSHFP");

  /** IPSECKEY, RFC 4025. */
  public static final RecordType IPSECKEY = POINTS.define(45, "IPSECKEY");

  /** RRSIG, RFC 4034 section 3. */
  public static final RecordType RRSIG = POINTS.define(46, "RRSIG");

  /** NSEC, RFC 4034 section 4. */
  public static final RecordType NSEC = POINTS.define(47, "NSEC");

  /** DNSKEY, RFC 4034 section 2. */
  public static final RecordType DNSKEY = POINTS.define(48, "DNSKEY");

  /** DHCID, RFC 4701. */
  public static final RecordType DHCID = POINTS.define(49, "DHCID");

  /** NSEC3, RFC 5155 section 3. */
  public static final RecordType NSEC3 = POINTS.define(50, "NSEC3");

  /** NSEC3PARAM, RFC 5155 section 4. */
  public static final RecordType NSEC3PARAM = POINTS.define(51, "NSEC3PARAM");

  /** TLSA, RFC 6698. */
  public static final RecordType TLSA = POINTS.define(52, "TLSA");

  /** SMIMEA, RFC 8162. */
  public static final RecordType SMIMEA = POINTS.define(53, "SMIMEA");

  /** HIP, RFC 8005. */
  public static final RecordType HIP = POINTS.define(55, "HIP");

  /** NINFO, IANA template NINFO. */
  public static final RecordType NINFO = POINTS.define(56, "NINFO");

  /** RKEY, IANA template RKEY. */
  public static final RecordType RKEY = POINTS.define(57, "RKEY");

  /** TALINK, IANA template TALINK. */
  public static final RecordType TALINK = POINTS.define(58, "TALINK");

  /** CDS, RFC 7344. */
  public static final RecordType CDS = POINTS.define(59, "CDS");

  /** CDNSKEY, RFC 7344. */
  public static final RecordType CDNSKEY = POINTS.define(60, "CDNSKEY");

  /** OPENPGPKEY, RFC 7929. */
  public static final RecordType OPENPGPKEY = POINTS.define(61, "OPENPGPKEY");

  /** CSYNC, RFC 7477. */
  public static final RecordType CSYNC = POINTS.define(62, "CSYNC");

  /** ZONEMD, RFC 8976. */
  public static final RecordType ZONEMD = POINTS.define(63, "ZONEMD");

  /** SVCB, RFC 9460. */
  public static final RecordType SVCB = POINTS.define(64, "SVCB");

  /** HTTPS, RFC 9460. */
  public static final RecordType HTTPS = POINTS.define(65, "HTTPS");

  /** DSYNC, RFC 9859. */
  public static final RecordType DSYNC = POINTS.define(66, "DSYNC");

  /** HHIT, RFC 9886. */
  public static final RecordType HHIT = POINTS.define(67, "HHIT");

  /** BRID, RFC 9886. */
  public static final RecordType BRID = POINTS.define(68, "BRID");

  /** UNECE, draft-woodcock-faltstrom-external-registry-rrtypes. */
  public static final RecordType UNECE = POINTS.define(69, "UNECE");

  /** ISO, draft-woodcock-faltstrom-external-registry-rrtypes. */
  public static final RecordType ISO = POINTS.define(70, "ISO");

  /** SPF, RFC 7208 section 3.1. */
  public static final RecordType SPF = POINTS.define(99, "SPF");

  /** UINFO, IANA-Reserved. */
  public static final RecordType UINFO = POINTS.define(100, "UINFO");

  /** UID, IANA-Reserved. */
  public static final RecordType UID = POINTS.define(101, "UID");

  /** GID, IANA-Reserved. */
  public static final RecordType GID = POINTS.define(102, "GID");

  /** UNSPEC, IANA-Reserved. */
  public static final RecordType UNSPEC = POINTS.define(103, "UNSPEC");

  /** NID, RFC 6742 section 2.1. */
  public static final RecordType NID = POINTS.define(104, "NID");

  /** L32, RFC 6742 section 2.2. */
  public static final RecordType L32 = POINTS.define(105, "L32");

  /** L64, RFC 6742 section 2.3. */
  public static final RecordType L64 = POINTS.define(106, "L64");

  /** LP, RFC 6742 section 2.4. */
  public static final RecordType LP = POINTS.define(107, "LP");

  /** EUI48, RFC 7043 section 3. */
  public static final RecordType EUI48 = POINTS.define(108, "EUI48");

  /** EUI64, RFC 7043 section 4. */
  public static final RecordType EUI64 = POINTS.define(109, "EUI64");

  /** NXNAME, RFC 9824. */
  public static final RecordType NXNAME = POINTS.define(128, "NXNAME");

  /** TKEY, RFC 2930. */
  public static final RecordType TKEY = POINTS.define(249, "TKEY");

  /** TSIG, RFC 8945. */
  public static final RecordType TSIG = POINTS.define(250, "TSIG");

  /** IXFR, RFC 1995. */
  public static final RecordType IXFR = POINTS.define(251, "IXFR");

  /** AXFR, RFC 1035. */
  public static final RecordType AXFR = POINTS.define(252, "AXFR");

  /** MAILB, RFC 1035 section 3.2.3. */
  public static final RecordType MAILB = POINTS.define(253, "MAILB");

  /** MAILA, RFC 1035 section 3.2.3. */
  public static final RecordType MAILA = POINTS.define(254, "MAILA");

  /** ANY, RFC 1035 section 3.2.3. */
  public static final RecordType ANY = POINTS.define(255, "ANY");

  /** URI, RFC 7553. */
  public static final RecordType URI = POINTS.define(256, "URI");

  /** CAA, RFC 8659. */
  public static final RecordType CAA = POINTS.define(257, "CAA");

  /** AVC, IANA template AVC. */
  public static final RecordType AVC = POINTS.define(258, "AVC");

  /** DOA, draft-durand-doa-over-dns. */
  public static final RecordType DOA = POINTS.define(259, "DOA");

  /** AMTRELAY, RFC 8777. */
  public static final RecordType AMTRELAY = POINTS.define(260, "AMTRELAY");

  /** RESINFO, RFC 9606. */
  public static final RecordType RESINFO = POINTS.define(261, "RESINFO");

  /** WALLET, IANA template WALLET. */
  public static final RecordType WALLET = POINTS.define(262, "WALLET");

  /** CLA, draft-johnson-dns-ipn-cla. */
  public static final RecordType CLA = POINTS.define(263, "CLA");

  /** IPN, draft-johnson-dns-ipn-cla. */
  public static final RecordType IPN = POINTS.define(264, "IPN");

  /** TA, Weiler 2005. */
  public static final RecordType TA = POINTS.define(32768, "TA");

  /** DLV, RFC 4431. */
  public static final RecordType DLV = POINTS.define(32769, "DLV");

  static {
    POINTS.alias("*", ANY);
  }

  private static final RecordType[] DENSE = POINTS.dense();

  private final int value;
  private final String mnemonic;

  private RecordType(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static RecordType of(int value) {
    RecordType known = value >= 0 && value < DENSE.length ? DENSE[value] : null;
    return known != null ? known : POINTS.of(value);
  }

  /**
   * Creates a code point of the user with a mnemonic, which its {@link #toString} returns. A
   * registry to which the code point is added uses the mnemonic: {@code Registry.type(int)} returns
   * this object, {@code Registry.type(String)} finds it by the mnemonic, and zone files are read
   * and written with it. It equals the code point of the same number without a mnemonic.
   *
   * @param value a number without a mnemonic, 0 to 65535; 65280 to 65534 are for private use
   * @param mnemonic capital letters, digits and hyphens, the first a letter, such as {@code LINK}
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range or has a mnemonic, or the
   *     mnemonic is malformed or belongs to another number or to a class
   */
  public static RecordType of(int value, String mnemonic) {
    if (RecordClass.isWord(mnemonic)) {
      throw new IllegalArgumentException("mnemonic " + mnemonic + " is that of a class");
    }
    return POINTS.named(value, mnemonic);
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, the generic form {@code
   * TYPE} and a number, or the number alone. {@link #SPACE} rejects a number alone, for texts in
   * which it means something else, such as a TTL in zone files.
   *
   * @param text the text, such as {@code A}, {@code TYPE1} or {@code 1}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static RecordType parse(String text) {
    int number = CodePoints.decimal(text, 0);
    return number < 0 ? POINTS.parse(text) : POINTS.of(number);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * Returns whether this is a QTYPE or meta type, from 128 to 255, or OPT; these are never data of
   * a zone, RFC 6895 section 3.1.
   *
   * @return true for OPT, TKEY, TSIG, IXFR, AXFR, ANY and other types of the range
   */
  public boolean isMeta() {
    return (value >= 128 && value <= 255) || value == 41;
  }

  /**
   * Returns the generic form, which every number has; RFC 3597 section 5.
   *
   * @return one word, such as {@code TYPE15} for MX
   */
  public String toGenericText() {
    return POINTS.generic(value);
  }

  @Override
  public int compareTo(RecordType other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** Returns the mnemonic, or the generic form if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
