package io.wiredns.guide;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the registry of decoders does not tell of a type: where it is specified, what has become of
 * it, and examples of its data that show all of its fields. IANA's registry is the source.
 */
final class TypeFacts {
  /** RFC 3597 section 5 has this one. */
  private static final List<String> OPAQUE = List.of("\\# 4 0A000001");

  private static final Map<RecordType, TypeFacts> ALL =
      new Table()
          .type(RecordType.A, "RFC 1035 section 3.4.1", "active", "192.0.2.1")
          .type(RecordType.NS, "RFC 1035 section 3.3.11", "active", "ns1.example.")
          .type(
              RecordType.MD,
              "RFC 1035 section 3.3.4 (obs. by RFC 973)",
              "obsolete",
              "mail.example.")
          .type(RecordType.MF, "RFC 1035 section 3.3.5", "obsolete", "relay.example.")
          .type(
              RecordType.CNAME,
              "RFC 1035 section 3.3.1",
              "active (singleton/exclusive)",
              "www.example.")
          .type(
              RecordType.SOA,
              "RFC 1035 section 3.3.13",
              "active (singleton)",
              "ns1.example. hostmaster.example. 2026010101 7200 3600 1209600 300")
          .type(RecordType.MB, "RFC 1035 section 3.3.3", "experimental", "host.example.")
          .type(RecordType.MG, "RFC 1035 section 3.3.6", "experimental", "admin.example.")
          .type(RecordType.MR, "RFC 1035 section 3.3.8", "experimental", "new.example.")
          .type(RecordType.NULL, "RFC 1035 section 3.3.10", "experimental", "\\# 4 00FF10AB")
          .type(
              RecordType.WKS,
              "RFC 1035 section 3.4.2",
              "active (discouraged, RFC 1123 section 2.2)",
              "192.0.2.1 6 25 53")
          .type(RecordType.PTR, "RFC 1035 section 3.3.12", "active", "host.example.")
          .type(
              RecordType.HINFO,
              "RFC 1035 section 3.3.2; RFC 8482 section 4.2",
              "active",
              "\"PC\" \"Linux\"")
          .type(
              RecordType.MINFO,
              "RFC 1035 section 3.3.7",
              "experimental",
              "owner.example. errors.example.")
          .type(RecordType.MX, "RFC 1035 section 3.3.9; RFC 7505", "active", "10 mail.example.")
          .type(RecordType.TXT, "RFC 1035 section 3.3.14", "active", "\"v=spf1 -all\" \"second\"")
          .type(RecordType.RP, "RFC 1183 section 2.2", "active", "admin.example. info.example.")
          .type(
              RecordType.AFSDB,
              "RFC 1183 section 1; RFC 5864",
              "active (deprecated use)",
              "1 db.example.")
          .type(RecordType.X25, "RFC 1183 section 3.1", "active (historic use)", "\"311061700956\"")
          .type(
              RecordType.ISDN,
              "RFC 1183 section 3.2",
              "active (historic use)",
              "\"150862028003217\" \"004\"",
              "\"150862028003217\"")
          .type(RecordType.RT, "RFC 1183 section 3.3", "active (historic use)", "10 relay.example.")
          .type(
              RecordType.NSAP,
              "RFC 1706",
              "deprecated",
              "0x47000580005a0000000001e133ffffff00016100")
          .type(RecordType.NSAP_PTR, "RFC 1706; RFC 1348", "deprecated", "host.example.")
          .type(
              RecordType.SIG,
              "RFC 2535 section 4; RFC 2931; RFC 3755",
              "active only as SIG(0)",
              "A 13 2 3600 20260201000000 20260101000000 2642 example. AQIDBA==")
          .type(
              RecordType.KEY,
              "RFC 2535 section 3; RFC 2930; RFC 3445",
              "active only for SIG(0)/TKEY",
              "512 3 13 AQIDBA==")
          .type(
              RecordType.PX,
              "RFC 2163",
              "active (historic use)",
              "10 net2.it. PRMD-net2.ADMD-p400.C-it.")
          .type(
              RecordType.GPOS,
              "RFC 1712",
              "historic (use LOC)",
              "\"-32.6882\" \"116.8652\" \"10.0\"")
          .type(RecordType.AAAA, "RFC 3596 section 2", "active", "2001:db8::1")
          .type(
              RecordType.LOC,
              "RFC 1876",
              "active",
              "42 21 54.000 N 71 6 18.000 W -24.00m 30m 10000m 10m")
          .type(
              RecordType.NXT,
              "RFC 2535 section 5; RFC 3755",
              "obsolete",
              "next.example. A MX SIG NXT")
          .type(RecordType.EID, "Patton 1995 (Nimrod)", "unspecified", "AABBCC")
          .type(RecordType.NIMLOC, "Patton 1995 (Nimrod)", "unspecified", "32251A030067")
          .type(RecordType.SRV, "RFC 2782", "active", "10 60 5060 sip.example.")
          .type(
              RecordType.ATMA,
              "ATM Forum af-dans-0152",
              "active (historic use)",
              "+61200000000",
              "39246f000e7c9c031200010001000100001234567800")
          .type(
              RecordType.NAPTR,
              "RFC 3403; RFC 2915",
              "active",
              "100 50 \"s\" \"SIP+D2U\" \"\" _sip._udp.example.",
              "100 10 \"u\" \"E2U+sip\" \"!^.*$!sip:info@example.com!\" .")
          .type(RecordType.KX, "RFC 2230", "active (historic use)", "10 kx.example.")
          .type(RecordType.CERT, "RFC 4398", "active", "PKIX 12345 RSASHA256 AQIDBA==")
          .type(
              RecordType.A6,
              "RFC 2874; RFC 6563",
              "obsolete/historic",
              "64 ::1234:5678:9abc:def0 subnet.example.",
              "0 2001:db8::1")
          .type(RecordType.DNAME, "RFC 6672", "active (singleton)", "other.example.")
          .type(RecordType.SINK, "draft-eastlake-kitchen-sink", "experimental", "8 0 2 AQID")
          .type(RecordType.OPT, "RFC 6891", "meta (pseudo-RR)", "65001 2 AQI= 65002 0")
          .type(
              RecordType.APL,
              "RFC 3123",
              "active (experimental RFC)",
              "1:192.0.2.0/24 !2:2001:db8::/32")
          .type(
              RecordType.DS,
              "RFC 4034 section 5; RFC 3658",
              "active",
              "60485 13 2 26584835CA80C81C91999F31CFAF2A0E89D4FF1C8FAFD0DDB31A85C719277C13")
          .type(
              RecordType.SSHFP,
              "RFC 4255; RFC 6594; RFC 7479; RFC 8709",
              "active",
              "4 2 123456789ABCDEF67890123456789ABCDEF67890123456789ABCDEF123456789")
          .type(
              RecordType.IPSECKEY,
              "RFC 4025",
              "active",
              "10 3 2 gateway.example. AQNRU3mG7TVTO2BkR47u",
              "10 1 2 192.0.2.38 AQNRU3mG7TVTO2BkR47u",
              "10 2 2 2001:db8::38 AQNRU3mG7TVTO2BkR47u",
              "10 0 2 . AQNRU3mG7TVTO2BkR47u")
          .type(
              RecordType.RRSIG,
              "RFC 4034 section 3",
              "active",
              "A 13 2 3600 20260201000000 20260101000000 2642 example. oJB1W6WNGv+ldvQ3")
          .type(
              RecordType.NSEC,
              "RFC 4034 section 4; RFC 9077; RFC 9824",
              "active",
              "host.example. A MX RRSIG NSEC TYPE1234")
          .type(RecordType.DNSKEY, "RFC 4034 section 2", "active", "257 3 13 kXKkvWU3vGYfTJGl")
          .type(
              RecordType.DHCID,
              "RFC 4701",
              "active",
              "AAIBY2/AuCccgoJbsaxcQc9TUapptP69lOjxfNuVAA2kjEA=")
          .type(
              RecordType.NSEC3,
              "RFC 5155 section 3; RFC 9077",
              "active",
              "1 1 12 AABBCCDD 2T7B4G4VSA5SMI47K61MV5BV1A22BOJR A RRSIG")
          .type(RecordType.NSEC3PARAM, "RFC 5155 section 4", "active", "1 0 12 AABBCCDD")
          .type(
              RecordType.TLSA,
              "RFC 6698; RFC 7671; RFC 7218",
              "active",
              "3 1 1 D2ABDE240D7CD3EE6B4B28C54DF034B97983A1D16E8A410E4561CB106618E971")
          .type(
              RecordType.SMIMEA,
              "RFC 8162",
              "active (experimental RFC)",
              "3 1 1 D2ABDE240D7CD3EE6B4B28C54DF034B97983A1D16E8A410E4561CB106618E971")
          .type(
              RecordType.HIP,
              "RFC 8005",
              "active",
              "2 200100107B1A74DF365639CC39F1D578 AwEAAbdx rvs1.example. rvs2.example.")
          .type(RecordType.NINFO, "IANA template NINFO", "unspecified", "\"zone status\" \"ok\"")
          .type(RecordType.RKEY, "IANA template RKEY", "unspecified", "0 3 1 AQID")
          .type(RecordType.TALINK, "IANA template TALINK", "unspecified", "h0.example. h2.example.")
          .type(
              RecordType.CDS,
              "RFC 7344; RFC 8078",
              "active",
              "60485 13 2 26584835CA80C81C91999F31CFAF2A0E89D4FF1C8FAFD0DDB31A85C719277C13")
          .type(RecordType.CDNSKEY, "RFC 7344; RFC 8078", "active", "257 3 13 kXKkvWU3vGYfTJGl")
          .type(RecordType.OPENPGPKEY, "RFC 7929", "active (experimental RFC)", "AQIDBA==")
          .type(RecordType.CSYNC, "RFC 7477", "active", "66 3 A NS AAAA")
          .type(
              RecordType.ZONEMD,
              "RFC 8976",
              "active",
              "2018031900 1 240 E2D523F654B9422A96C5A8F44607BBEE")
          .type(
              RecordType.SVCB,
              "RFC 9460",
              "active",
              "1 svc.example. alpn=\"h2,h3\" port=8443",
              "0 alias.example.")
          .type(
              RecordType.HTTPS,
              "RFC 9460",
              "active",
              "1 . alpn=\"h2,h3\" ipv4hint=192.0.2.1,192.0.2.2",
              "0 alias.example.")
          .type(RecordType.DSYNC, "RFC 9859", "active", "CDS NOTIFY 5353 scanner.example.")
          .type(RecordType.HHIT, "RFC 9886", "active", "oA==")
          .type(RecordType.BRID, "RFC 9886", "active", "oA==")
          .type(
              RecordType.UNECE,
              "draft-woodcock-faltstrom-external-registry-rrtypes",
              "active (draft format, may change)",
              "20 -18 CEL \"cold-chain storage temperature\"")
          .type(
              RecordType.ISO,
              "draft-woodcock-faltstrom-external-registry-rrtypes",
              "active (draft format, may change)",
              "4217 100 EUR \"price\"")
          .type(RecordType.SPF, "RFC 7208 section 3.1", "obsolete", "\"v=spf1 mx -all\" \"second\"")
          .type(RecordType.UINFO, "IANA-Reserved", "reserved")
          .type(RecordType.UID, "IANA-Reserved", "reserved")
          .type(RecordType.GID, "IANA-Reserved", "reserved")
          .type(RecordType.UNSPEC, "IANA-Reserved", "reserved")
          .type(
              RecordType.NID,
              "RFC 6742 section 2.1",
              "active (experimental RFC)",
              "10 14:4fff:ff20:ee64")
          .type(RecordType.L32, "RFC 6742 section 2.2", "active (experimental RFC)", "10 192.0.2.0")
          .type(
              RecordType.L64,
              "RFC 6742 section 2.3",
              "active (experimental RFC)",
              "10 2001:db8:1140:1000")
          .type(
              RecordType.LP,
              "RFC 6742 section 2.4",
              "active (experimental RFC)",
              "10 l64-subnet1.example.")
          .type(RecordType.EUI48, "RFC 7043 section 3", "active", "00-00-5e-00-53-2a")
          .type(RecordType.EUI64, "RFC 7043 section 4", "active", "00-00-5e-ef-10-00-00-2a")
          .type(RecordType.NXNAME, "RFC 9824", "meta (only inside NSEC/NSEC3 bitmap)")
          .type(
              RecordType.TKEY,
              "RFC 2930",
              "meta",
              "gss-tsig. 1767225600 1767312000 3 NOERROR 3 AQID 0")
          .type(
              RecordType.TSIG,
              "RFC 8945",
              "meta",
              "hmac-sha256. 1767225600 300 4 AQIDBA== 4660 NOERROR 0")
          .type(RecordType.IXFR, "RFC 1995", "QTYPE")
          .type(RecordType.AXFR, "RFC 1035; RFC 5936", "QTYPE")
          .type(RecordType.MAILB, "RFC 1035 section 3.2.3", "QTYPE")
          .type(RecordType.MAILA, "RFC 1035 section 3.2.3", "QTYPE obsolete")
          .type(RecordType.ANY, "RFC 1035 section 3.2.3; RFC 8482", "QTYPE")
          .type(RecordType.URI, "RFC 7553", "active", "10 1 \"ftp://ftp1.example.com/public\"")
          .type(RecordType.CAA, "RFC 8659", "active", "0 issue \"ca.example.net\"")
          .type(
              RecordType.AVC,
              "IANA template AVC",
              "unspecified",
              "\"app-name:WOLFGANG\" \"app-class:OAM\"")
          .type(
              RecordType.DOA,
              "draft-durand-doa-over-dns",
              "unspecified",
              "0 1 2 \"text/plain\" aGVsbG8=")
          .type(
              RecordType.AMTRELAY,
              "RFC 8777",
              "active",
              "128 1 3 relay.example.",
              "10 0 1 203.0.113.15",
              "10 0 2 2001:db8::15",
              "0 1 0 .")
          .type(
              RecordType.RESINFO, "RFC 9606", "active (singleton)", "\"qnamemin\" \"exterr=15-17\"")
          .type(RecordType.WALLET, "IANA template WALLET", "active", "\"BTC\" \"example-address\"")
          .type(
              RecordType.CLA,
              "draft-johnson-dns-ipn-cla",
              "active (draft format)",
              "\"TCP-v4-LTP1\" \"UDP\"")
          .type(RecordType.IPN, "draft-johnson-dns-ipn-cla", "active (draft format)", "977")
          .type(
              RecordType.TA,
              "Weiler 2005",
              "obsolete/unspecified",
              "60485 13 2 26584835CA80C81C91999F31CFAF2A0E89D4FF1C8FAFD0DDB31A85C719277C13")
          .type(
              RecordType.DLV,
              "RFC 4431; RFC 8749",
              "obsolete",
              "60485 13 2 26584835CA80C81C91999F31CFAF2A0E89D4FF1C8FAFD0DDB31A85C719277C13")
          .facts();

  private final String reference;
  private final String status;
  private final List<String> examples;

  private TypeFacts(String reference, String status, List<String> examples) {
    this.reference = reference;
    this.status = status;
    this.examples = examples;
  }

  /** The facts while they are being collected. */
  private static final class Table {
    private final Map<RecordType, TypeFacts> facts = new HashMap<>();

    Table type(RecordType type, String reference, String status, String... examples) {
      boolean opaque = examples.length == 0 && !type.isMeta();
      facts.put(type, new TypeFacts(reference, status, opaque ? OPAQUE : List.of(examples)));
      return this;
    }

    Map<RecordType, TypeFacts> facts() {
      return Map.copyOf(facts);
    }
  }

  /** All types that have a mnemonic, in ascending order. */
  static List<RecordType> types() {
    return Stream.concat(ALL.keySet().stream(), Registry.standard().types().stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Whether a type has a row; RegistrationTest asks for one of each type of the registry. */
  static boolean has(RecordType type) {
    return ALL.containsKey(type);
  }

  /** Those of a type; of one without a mnemonic what its range is for, RFC 6895 section 3.1. */
  static TypeFacts of(RecordType type) {
    TypeFacts facts = ALL.get(type);
    return facts != null
        ? facts
        : new TypeFacts(
            "RFC 6895 section 3.1",
            range(type.value()),
            type.isMeta() || Registry.standard().types().contains(type) ? List.of() : OPAQUE);
  }

  private static String range(int value) {
    if (value == 0 || value == 0xFFFF) {
      return "reserved";
    }
    if (value >= 65_280) {
      return "private use";
    }
    if (value >= 61_440) {
      return "reserved for future use";
    }
    return value >= 128 && value <= 255 ? "unassigned (Q/meta range)" : "unassigned";
  }

  String reference() {
    return reference;
  }

  String status() {
    return status;
  }

  /** RDATA in its own text, in class IN. */
  List<String> examples() {
    return examples;
  }
}
