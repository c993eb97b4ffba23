package io.wiredns.inspect;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;

/**
 * The plan of each type whose text can be written straight from the octets of its RDATA: a row of
 * field kinds, which {@link FieldText} carries out. Only types of class IN with the decoder of the
 * standard registry have a plan. The other types are rare, or their text is not one word for each
 * field; they are written as values, but most have a plan by which {@link FieldEnds} checks them.
 */
final class RDataPlan {
  static final byte U8 = 0;
  static final byte U16 = 1;
  static final byte U32 = 2;

  /** A time of 32 bits as a date. */
  static final byte TIME = 3;

  /** A number of 64 bits as four groups of hexadecimal digits. */
  static final byte GROUPS = 4;

  static final byte IPV4 = 5;
  static final byte IPV6 = 6;

  /** An uncompressed name. */
  static final byte NAME = 7;

  static final byte TYPE = 8;
  static final byte ALGORITHM = 9;
  static final byte CERTIFICATE = 10;

  /** A character-string, in quotes. */
  static final byte STRING = 11;

  /** A character-string that may be missing. */
  static final byte OPTIONAL = 12;

  /** One character-string or more. */
  static final byte STRINGS = 13;

  /** All octets that remain, in quotes. */
  static final byte TEXT = 14;

  static final byte HEX = 15;
  static final byte BASE64 = 16;

  /** There must be an octet at this place. */
  static final byte MORE = 17;

  /** Octets in hexadecimal, of which the octet before them states their length by their type. */
  static final byte DIGEST = 18;

  static final byte SSH_DIGEST = 19;

  /** Octets after their length, in hexadecimal, or a hyphen. */
  static final byte SALT = 20;

  /** Octets after their length, at least one, in base 32. */
  static final byte HASH = 21;

  static final byte BITMAP = 22;

  /** Six or eight octets with hyphens. */
  static final byte EUI48 = 23;

  static final byte EUI64 = 24;

  /** The tag of CAA. */
  static final byte TAG = 25;

  /** The parameters of SVCB. */
  static final byte PARAMS = 26;

  // Fields of types whose RDATA are only checked.

  /** The gateway of IPSECKEY, or the relay of AMTRELAY. */
  static final byte GATEWAY = 27;

  /** The items of APL. */
  static final byte PREFIXES = 28;

  /** All of HIP. */
  static final byte HOST_IDENTITY = 29;

  /** All of LOC. */
  static final byte LOCATION = 30;

  /** The digest of ZONEMD. */
  static final byte ZONE_DIGEST = 31;

  /** The number of kinds of fields. */
  static final int KINDS = 32;

  private static final int TYPES = 264;
  private static final byte[][] PLANS = new byte[TYPES][];

  /** The plans of types that are only checked, and all others. */
  private static final byte[][] CHECKS = new byte[TYPES][];

  private static final int TA = RecordType.TA.value();
  private static final int DLV = RecordType.DLV.value();

  static {
    each(plan(IPV4), RecordType.A);
    each(
        plan(NAME),
        RecordType.NS,
        RecordType.MD,
        RecordType.MF,
        RecordType.CNAME,
        RecordType.MB,
        RecordType.MG,
        RecordType.MR,
        RecordType.PTR,
        RecordType.NSAP_PTR,
        RecordType.DNAME);
    each(plan(NAME, NAME, U32, U32, U32, U32, U32), RecordType.SOA);
    each(plan(STRING, STRING), RecordType.HINFO);
    each(plan(NAME, NAME), RecordType.MINFO, RecordType.RP, RecordType.TALINK);
    each(
        plan(U16, NAME),
        RecordType.MX,
        RecordType.AFSDB,
        RecordType.RT,
        RecordType.KX,
        RecordType.LP);
    each(
        plan(STRINGS),
        RecordType.TXT,
        RecordType.NINFO,
        RecordType.SPF,
        RecordType.AVC,
        RecordType.RESINFO,
        RecordType.WALLET,
        RecordType.CLA);
    each(plan(STRING), RecordType.X25);
    each(plan(STRING, OPTIONAL), RecordType.ISDN);
    each(plan(TYPE, U8, U8, U32, TIME, TIME, U16, NAME, BASE64), RecordType.SIG, RecordType.RRSIG);
    each(
        plan(U16, U8, U8, BASE64),
        RecordType.KEY,
        RecordType.DNSKEY,
        RecordType.RKEY,
        RecordType.CDNSKEY);
    each(plan(U16, NAME, NAME), RecordType.PX);
    each(plan(STRING, STRING, STRING), RecordType.GPOS);
    each(plan(IPV6), RecordType.AAAA);
    each(plan(MORE, HEX), RecordType.EID, RecordType.NIMLOC);
    each(plan(U16, U16, U16, NAME), RecordType.SRV);
    each(plan(U16, U16, STRING, STRING, STRING, NAME), RecordType.NAPTR);
    each(plan(CERTIFICATE, U16, ALGORITHM, BASE64), RecordType.CERT);
    each(plan(U8, U8, U8, BASE64), RecordType.SINK);
    each(plan(U16, U8, U8, DIGEST), RecordType.DS, RecordType.CDS);
    each(plan(U8, U8, SSH_DIGEST), RecordType.SSHFP);
    each(plan(NAME, BITMAP), RecordType.NSEC);
    each(plan(BASE64), RecordType.DHCID, RecordType.OPENPGPKEY);
    each(plan(U8, U8, U16, SALT, HASH, BITMAP), RecordType.NSEC3);
    each(plan(U8, U8, U16, SALT), RecordType.NSEC3PARAM);
    each(plan(U8, U8, U8, HEX), RecordType.TLSA, RecordType.SMIMEA);
    each(plan(U32, U16, BITMAP), RecordType.CSYNC);
    each(plan(U16, NAME, PARAMS), RecordType.SVCB, RecordType.HTTPS);
    each(plan(MORE, BASE64), RecordType.HHIT, RecordType.BRID);
    each(plan(U16, GROUPS), RecordType.NID, RecordType.L64);
    each(plan(U16, IPV4), RecordType.L32);
    each(plan(EUI48), RecordType.EUI48);
    each(plan(EUI64), RecordType.EUI64);
    each(plan(U16, U16, MORE, TEXT), RecordType.URI);
    each(plan(U8, TAG, TEXT), RecordType.CAA);
    System.arraycopy(PLANS, 0, CHECKS, 0, TYPES);
    check(plan(HEX), RecordType.NULL);
    check(plan(MORE, HEX), RecordType.NSAP);
    check(plan(IPV4, U8, HEX), RecordType.WKS);
    check(plan(U32, U32, U8, STRING, BASE64), RecordType.DOA);
    check(plan(TYPE, U8, U16, NAME), RecordType.DSYNC);
    check(plan(U8, U8, U8, GATEWAY, BASE64), RecordType.IPSECKEY);
    check(plan(U8, U8, GATEWAY), RecordType.AMTRELAY);
    check(plan(PREFIXES), RecordType.APL);
    check(plan(HOST_IDENTITY), RecordType.HIP);
    check(plan(LOCATION), RecordType.LOC);
    check(plan(U32, U8, U8, ZONE_DIGEST), RecordType.ZONEMD);
  }

  private RDataPlan() {}

  private static byte[] plan(byte... kinds) {
    return kinds;
  }

  private static void check(byte[] plan, RecordType type) {
    CHECKS[type.value()] = plan;
  }

  private static void each(byte[] plan, RecordType... types) {
    for (RecordType type : types) {
      PLANS[type.value()] = plan;
    }
  }

  /**
   * Returns the plan of a type, or null if it has none. The caller checks that the class is IN and
   * that there are octets.
   */
  static byte[] of(int type, Registry registry) {
    if (type >= PLANS.length) {
      return null;
    }
    byte[] plan = PLANS[type];
    return plan == null || registry == Registry.standard() || isStandard(type, registry)
        ? plan
        : null;
  }

  /**
   * Returns the plan by which RDATA of the standard registry are checked; null if there is none.
   */
  static byte[] toCheck(int type) {
    if (type < TYPES) {
      return CHECKS[type];
    }
    return type == TA || type == DLV ? PLANS[RecordType.DS.value()] : null;
  }

  private static boolean isStandard(int type, Registry registry) {
    int internet = RecordClass.IN.value();
    return registry.decoder(type, internet) == Registry.standard().decoder(type, internet);
  }
}
