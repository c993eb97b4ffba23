package io.wiredns.codec.edns;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layout of each option, at least two vectors for each, and the implementations that read these
 * vectors in the same way.
 */
public final class OptionVectors {
  private OptionVectors() {}

  /**
   * An option in octets, as a value and as text.
   *
   * @param data its OPTION-DATA
   */
  public record Vector(EdnsOption option, Octets data, String text) {
    @Override
    public String toString() {
      return option.code() + " " + data;
    }
  }

  /**
   * The layout and vectors of an option.
   *
   * @param layout the layout of its octets, in the notation of {@link io.wiredns.codec.Layout}
   * @param source the implementations that read the vectors in the same way: dig 9.18.49, which
   *     also prints the same line (except for (bad) or (good) after a cookie, and for the octets of
   *     an EDE, which are escaped here), dnspython 2.8.0, tshark 4.0.17; otherwise the example in
   *     the RFC or, without an example, its diagram
   */
  private record Option(OptionCode code, String layout, String source, List<Vector> vectors) {}

  private static Option option(OptionCode code, String layout, String source, Vector... vectors) {
    return new Option(code, layout, source, List.of(vectors));
  }

  private static Vector v(EdnsOption option, String hex, String text) {
    return new Vector(option, Octets.of(Hex.of(hex)), text);
  }

  private static Vector text(EdnsOption option, String text) {
    return v(option, Hex.ascii(text), option.code() + ": \"" + text + "\"");
  }

  private static Octets hex(String digits) {
    return Octets.fromHex(digits);
  }

  private static ClientSubnet subnet(int family, int source, int scope, String address) {
    return new ClientSubnet(family, source, scope, hex(address));
  }

  private static final String CLIENT = "0123456789abcdef";
  private static final String SERVER = "010000005fa883a2e1113764badad8db";
  private static final String EXAMPLE = "07 6578616d706c65 00";

  private static final List<Option> WRITTEN =
      List.of(
          option(
              OptionCode.LLQ,
              "16 16 16 64 32",
              "dig",
              v(
                  new Llq(1, Llq.SETUP, 0, 1, 3600),
                  "0001 0001 0000 0000000000000001 00000e10",
                  "LLQ: Version: 1, Opcode: 1, Error: 0, Identifier: 1, Lifetime: 3600"),
              v(
                  new Llq(1, Llq.REFRESH, 3, -1, 0xFFFF_FFFFL),
                  "0001 0002 0003 ffffffffffffffff ffffffff",
                  "LLQ: Version: 1, Opcode: 2, Error: 3, Identifier: 18446744073709551615,"
                      + " Lifetime: 4294967295")),
          option(
              OptionCode.UL,
              "32 32?",
              "RFC 9664 section 4",
              v(UpdateLease.of(3600), "00000e10", "UL: 3600"),
              v(UpdateLease.of(3600, 7200), "00000e10 00001c20", "UL: 3600 7200")),
          option(
              OptionCode.NSID,
              "any",
              "dig, dnspython",
              v(Nsid.query(), "", "NSID:"),
              v(
                  new Nsid(Octets.utf8("ns1.example")),
                  "6e73312e6578616d706c65",
                  "NSID: 6e 73 31 2e 65 78 61 6d 70 6c 65 (\"ns1.example\")"),
              v(new Nsid(hex("00ff5c22")), "00ff5c22", "NSID: 00 ff 5c 22 (\"..\\\"\")")),
          option(
              OptionCode.DAU,
              "any",
              "tshark",
              v(
                  new Dau(List.of(DnssecAlgorithm.RSASHA1, DnssecAlgorithm.of(200))),
                  "05 c8",
                  "DAU: RSASHA1 200"),
              v(new Dau(List.of()), "", "DAU:")),
          option(
              OptionCode.DHU,
              "any",
              "tshark",
              v(new Dhu(List.of(1, 2)), "01 02", "DHU: 1 2"),
              v(new Dhu(List.of(255)), "ff", "DHU: 255")),
          option(
              OptionCode.N3U,
              "any",
              "tshark",
              v(new N3u(List.of(1)), "01", "N3U: 1"),
              v(new N3u(List.of(1, 0)), "01 00", "N3U: 1 0")),
          option(
              OptionCode.ECS,
              "16 8 8 client-address",
              "dig, dnspython, tshark",
              v(subnet(1, 24, 0, "c00002"), "0001 18 00 c00002", "CLIENT-SUBNET: 192.0.2.0/24/0"),
              v(
                  subnet(2, 56, 24, "20010db8000000"),
                  "0002 38 18 20010db8000000",
                  "CLIENT-SUBNET: 2001:db8::/56/24"),
              v(subnet(1, 0, 0, ""), "0001 00 00", "CLIENT-SUBNET: 0.0.0.0/0/0"),
              v(subnet(2, 0, 0, ""), "0002 00 00", "CLIENT-SUBNET: ::/0/0"),
              v(subnet(0, 0, 0, ""), "0000 00 00", "CLIENT-SUBNET: 0/0/0"),
              v(
                  subnet(1, 32, 32, "01020304"),
                  "0001 20 20 01020304",
                  "CLIENT-SUBNET: 1.2.3.4/32/32")),
          option(
              OptionCode.EXPIRE,
              "32?",
              "dig",
              v(Expire.query(), "", "EXPIRE:"),
              v(Expire.of(0), "00000000", "EXPIRE: 0 (0 seconds)"),
              v(Expire.of(61), "0000003d", "EXPIRE: 61 (1 minute 1 second)"),
              v(
                  Expire.of(694_861),
                  "000a9a4d",
                  "EXPIRE: 694861 (1 week 1 day 1 hour 1 minute 1 second)"),
              v(
                  Expire.of(0xFFFF_FFFFL),
                  "ffffffff",
                  "EXPIRE: 4294967295 (7101 weeks 3 days 6 hours 28 minutes 15 seconds)")),
          option(
              OptionCode.COOKIE,
              "64 server-cookie?",
              "dig, dnspython, tshark",
              v(Cookie.ofClient(hex(CLIENT)), CLIENT, "COOKIE: " + CLIENT),
              v(
                  new Cookie(hex(CLIENT), hex(SERVER)),
                  CLIENT + SERVER,
                  "COOKIE: " + CLIENT + SERVER)),
          option(
              OptionCode.TCP_KEEPALIVE,
              "16?",
              "dig",
              v(TcpKeepalive.query(), "", "TCP KEEPALIVE:"),
              v(TcpKeepalive.of(100), "0064", "TCP KEEPALIVE: 10.0 secs"),
              v(TcpKeepalive.of(5), "0005", "TCP KEEPALIVE: 0.5 secs")),
          option(
              OptionCode.PADDING,
              "any",
              "dig",
              v(Padding.zeros(0), "", "PAD:"),
              v(Padding.zeros(5), "0000000000", "PAD: (5 bytes)"),
              v(new Padding(hex("ff00")), "ff00", "PAD: (2 bytes)")),
          option(
              OptionCode.CHAIN,
              "name?",
              "RFC 7901 section 4",
              v(Chain.discovery(), "", "CHAIN:"),
              v(Chain.of(Name.of("example.")), EXAMPLE, "CHAIN: example."),
              v(Chain.of(Name.ROOT), "00", "CHAIN: .")),
          option(
              OptionCode.KEY_TAG,
              "16+KEY_TAG_EMPTY",
              "dig",
              v(new KeyTag(List.of(20326)), "4f66", "KEY-TAG: 20326"),
              v(new KeyTag(List.of(20326, 19970)), "4f66 4e02", "KEY-TAG: 20326, 19970")),
          option(
              OptionCode.EDE,
              "16 any",
              "dig, dnspython, tshark",
              v(
                  ExtendedError.of(ExtendedErrorCode.NO_REACHABLE_AUTHORITY),
                  "0016",
                  "EDE: 22 (No Reachable Authority)"),
              v(
                  ExtendedError.of(ExtendedErrorCode.NO_REACHABLE_AUTHORITY, "no (reach)"),
                  "0016" + Hex.ascii("no (reach)"),
                  "EDE: 22 (No Reachable Authority): (no (reach))"),
              v(
                  ExtendedError.of(ExtendedErrorCode.of(49152), "\u00fc\\\u0007\u0000"),
                  "c000 c3bc 5c 07 00",
                  "EDE: 49152: (\\195\\188\\\\\\007\\000)")),
          option(
              OptionCode.CLIENT_TAG,
              "16",
              "dig",
              v(new ClientTag(5), "0005", "CLIENT-TAG: 5"),
              v(new ClientTag(65535), "ffff", "CLIENT-TAG: 65535")),
          option(
              OptionCode.SERVER_TAG,
              "16",
              "dig",
              v(new ServerTag(6), "0006", "SERVER-TAG: 6"),
              v(new ServerTag(0), "0000", "SERVER-TAG: 0")),
          option(
              OptionCode.REPORT_CHANNEL,
              "name",
              "dnspython",
              v(new ReportChannel(Name.of("example.")), EXAMPLE, "REPORT-CHANNEL: example."),
              v(new ReportChannel(Name.ROOT), "00", "REPORT-CHANNEL: .")),
          option(
              OptionCode.ZONEVERSION,
              "zone-version?",
              "RFC 9660, its example",
              v(ZoneVersion.query(), "", "ZONEVERSION:"),
              v(
                  ZoneVersion.ofSerial(2, 2_023_073_001L),
                  "02 00 7895a4e9",
                  "ZONEVERSION: labels 2, SOA serial 2023073001"),
              v(
                  new ZoneVersion(Optional.of(new ZoneVersion.Version(1, 246, hex("aabb")))),
                  "01 f6 aabb",
                  "ZONEVERSION: labels 1, type 246, aabb")),
          option(
              OptionCode.MQTYPE_QUERY,
              "16+MQTYPE_EMPTY",
              "RFC 10029 section 3",
              v(
                  new MqtypeQuery(List.of(RecordType.A, RecordType.AAAA)),
                  "0001 001c",
                  "MQTYPE-QUERY: A AAAA"),
              v(new MqtypeQuery(List.of(RecordType.of(65280))), "ff00", "MQTYPE-QUERY: TYPE65280")),
          option(
              OptionCode.MQTYPE_RESPONSE,
              "16*",
              "RFC 10029 section 3",
              v(new MqtypeResponse(List.of()), "", "MQTYPE-RESPONSE:"),
              v(
                  new MqtypeResponse(List.of(RecordType.MX, RecordType.A)),
                  "000f 0001",
                  "MQTYPE-RESPONSE: MX A")),
          option(
              OptionCode.EDE_EXTRA_TEXT_LANGUAGE,
              "any",
              "draft-muks-dns-filtering",
              text(EdeExtraTextLanguage.of("en"), "en"),
              text(EdeExtraTextLanguage.of("zh-Hant"), "zh-Hant")),
          option(
              OptionCode.FILTERING_CONTACT,
              "any",
              "draft-muks-dns-filtering",
              text(FilteringContact.of("mailto:a@example.net"), "mailto:a@example.net"),
              v(FilteringContact.of(""), "", "FILTERING-CONTACT: \"\"")),
          option(
              OptionCode.FILTERING_ORGANIZATION,
              "any",
              "draft-muks-dns-filtering",
              text(FilteringOrganization.of("Example (Ltd)"), "Example (Ltd)"),
              v(
                  new FilteringOrganization(hex("225c0a")),
                  "225c0a",
                  "FILTERING-ORGANIZATION: \"\\\"\\\\\\010\"")),
          option(
              OptionCode.FILTERING_DB,
              "any",
              "draft-muks-dns-filtering",
              text(FilteringDb.of("list 1"), "list 1"),
              text(FilteringDb.of("x"), "x")),
          option(
              OptionCode.STRUCTURED_DNS_ERROR,
              "any",
              "draft-ietf-dnsop-structured-dns-error",
              text(StructuredDnsError.of("{}"), "{}"),
              v(StructuredDnsError.of(""), "", "STRUCTURED-DNS-ERROR: \"\"")),
          option(
              OptionCode.UMBRELLA_IDENT,
              "any",
              "the vendor's own, opaque",
              v(
                  new UmbrellaIdent(hex("4f444e53")),
                  "4f444e53",
                  "UMBRELLA-IDENT: 4f 44 4e 53 (\"ODNS\")"),
              v(new UmbrellaIdent(Octets.EMPTY), "", "UMBRELLA-IDENT:")),
          option(
              OptionCode.DEVICEID,
              "any",
              "the vendor's own, opaque",
              v(new DeviceId(hex("aabb22")), "aabb22", "DEVICEID: aa bb 22 (\"..\"\")"),
              v(new DeviceId(hex("00")), "00", "DEVICEID: 00 (\".\")")));

  /** The layout of each option, for {@link io.wiredns.codec.Layout}. */
  public static final Map<OptionCode, String> LAYOUTS =
      WRITTEN.stream().collect(Collectors.toMap(Option::code, Option::layout));

  /**
   * The options of the registry that have two vectors; {@code RegistrationTest} reports what other
   * options lack.
   */
  public static final List<OptionCode> CODES =
      Registry.standard().options().stream().filter(code -> vectors(code) >= 2).toList();

  /** The vectors of those options. */
  public static final List<Vector> ALL =
      WRITTEN.stream()
          .filter(option -> CODES.contains(option.code()))
          .flatMap(option -> option.vectors().stream())
          .toList();

  /** Returns the number of vectors of an option. */
  public static long vectors(OptionCode code) {
    return WRITTEN.stream()
        .filter(option -> option.code().equals(code))
        .mapToLong(
            option ->
                option.vectors().stream().filter(one -> one.option().code().equals(code)).count())
        .sum();
  }
}
