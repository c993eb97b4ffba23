package io.wiredns.codec.edns;

import io.wiredns.codec.Hex;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Two vectors at least for each option. The lines of text are those of dig 9.18.49 where it knows
 * the option; the octets are as dnspython 2.3 and tshark 4.0 read them where they do.
 */
final class OptionVectors {
  private OptionVectors() {}

  /**
   * An option in octets, as a value and as text.
   *
   * @param lengths which lengths are well-formed, of the octets' beginnings and of the octets with
   *     zeros behind
   */
  record Vector(EdnsOption option, Octets data, String text, IntPredicate lengths) {
    @Override
    public String toString() {
      return option.code() + " " + data;
    }
  }

  private static final IntPredicate ANY = length -> true;
  private static final IntPredicate EVEN = length -> length % 2 == 0;

  private static IntPredicate only(int... lengths) {
    return length -> java.util.Arrays.stream(lengths).anyMatch(good -> good == length);
  }

  private static Vector v(EdnsOption option, String hex, String text, IntPredicate lengths) {
    return new Vector(option, Octets.of(Hex.of(hex)), text, lengths);
  }

  private static Vector text(EdnsOption option, String text) {
    return v(option, Hex.ascii(text), option.code() + ": \"" + text + "\"", ANY);
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

  static final List<Vector> ALL =
      List.of(
          v(
              new Llq(1, Llq.SETUP, 0, 1, 3600),
              "0001 0001 0000 0000000000000001 00000e10",
              "LLQ: Version: 1, Opcode: 1, Error: 0, Identifier: 1, Lifetime: 3600",
              only(18)),
          v(
              new Llq(1, Llq.REFRESH, 3, -1, 0xFFFF_FFFFL),
              "0001 0002 0003 ffffffffffffffff ffffffff",
              "LLQ: Version: 1, Opcode: 2, Error: 3, Identifier: 18446744073709551615,"
                  + " Lifetime: 4294967295",
              only(18)),
          v(UpdateLease.of(3600), "00000e10", "UL: 3600", only(4, 8)),
          v(UpdateLease.of(3600, 7200), "00000e10 00001c20", "UL: 3600 7200", only(4, 8)),
          v(Nsid.query(), "", "NSID:", ANY),
          v(
              new Nsid(Octets.utf8("ns1.example")),
              "6e73312e6578616d706c65",
              "NSID: 6e 73 31 2e 65 78 61 6d 70 6c 65 (\"ns1.example\")",
              ANY),
          v(new Nsid(hex("00ff5c22")), "00ff5c22", "NSID: 00 ff 5c 22 (\"..\\\"\")", ANY),
          v(
              new Dau(List.of(DnssecAlgorithm.RSASHA1, DnssecAlgorithm.of(200))),
              "05 c8",
              "DAU: RSASHA1 200",
              ANY),
          v(new Dau(List.of()), "", "DAU:", ANY),
          v(new Dhu(List.of(1, 2)), "01 02", "DHU: 1 2", ANY),
          v(new Dhu(List.of(255)), "ff", "DHU: 255", ANY),
          v(new N3u(List.of(1)), "01", "N3U: 1", ANY),
          v(new N3u(List.of(1, 0)), "01 00", "N3U: 1 0", ANY),
          v(
              subnet(1, 24, 0, "c00002"),
              "0001 18 00 c00002",
              "CLIENT-SUBNET: 192.0.2.0/24/0",
              only(7)),
          v(
              subnet(2, 56, 24, "20010db8000000"),
              "0002 38 18 20010db8000000",
              "CLIENT-SUBNET: 2001:db8::/56/24",
              only(11)),
          v(subnet(1, 0, 0, ""), "0001 00 00", "CLIENT-SUBNET: 0.0.0.0/0/0", only(4)),
          v(subnet(2, 0, 0, ""), "0002 00 00", "CLIENT-SUBNET: ::/0/0", only(4)),
          v(subnet(0, 0, 0, ""), "0000 00 00", "CLIENT-SUBNET: 0/0/0", only(4)),
          v(
              subnet(1, 32, 32, "01020304"),
              "0001 20 20 01020304",
              "CLIENT-SUBNET: 1.2.3.4/32/32",
              only(8)),
          v(Expire.query(), "", "EXPIRE:", only(0, 4)),
          v(Expire.of(0), "00000000", "EXPIRE: 0 (0 seconds)", only(0, 4)),
          v(Expire.of(61), "0000003d", "EXPIRE: 61 (1 minute 1 second)", only(0, 4)),
          v(
              Expire.of(694_861),
              "000a9a4d",
              "EXPIRE: 694861 (1 week 1 day 1 hour 1 minute 1 second)",
              only(0, 4)),
          v(
              Expire.of(0xFFFF_FFFFL),
              "ffffffff",
              "EXPIRE: 4294967295 (7101 weeks 3 days 6 hours 28 minutes 15 seconds)",
              only(0, 4)),
          v(Cookie.ofClient(hex(CLIENT)), CLIENT, "COOKIE: " + CLIENT, only(8)),
          v(
              new Cookie(hex(CLIENT), hex(SERVER)),
              CLIENT + SERVER,
              "COOKIE: " + CLIENT + SERVER,
              length -> length == 8 || length >= 16 && length <= 40),
          v(TcpKeepalive.query(), "", "TCP KEEPALIVE:", only(0, 2)),
          v(TcpKeepalive.of(100), "0064", "TCP KEEPALIVE: 10.0 secs", only(0, 2)),
          v(TcpKeepalive.of(5), "0005", "TCP KEEPALIVE: 0.5 secs", only(0, 2)),
          v(Padding.zeros(0), "", "PAD:", ANY),
          v(Padding.zeros(5), "0000000000", "PAD: (5 bytes)", ANY),
          v(new Padding(hex("ff00")), "ff00", "PAD: (2 bytes)", ANY),
          v(Chain.discovery(), "", "CHAIN:", only(0, 1)),
          v(Chain.of(Name.of("example.")), EXAMPLE, "CHAIN: example.", only(0, 9)),
          v(Chain.of(Name.ROOT), "00", "CHAIN: .", only(0, 1)),
          v(new KeyTag(List.of(20326)), "4f66", "KEY-TAG: 20326", only(2)),
          v(
              new KeyTag(List.of(20326, 19970)),
              "4f66 4e02",
              "KEY-TAG: 20326, 19970",
              EVEN.and(length -> length > 0)),
          v(
              ExtendedError.of(ExtendedErrorCode.NO_REACHABLE_AUTHORITY),
              "0016",
              "EDE: 22 (No Reachable Authority)",
              length -> length >= 2),
          v(
              ExtendedError.of(ExtendedErrorCode.NO_REACHABLE_AUTHORITY, "no (reach)"),
              "0016" + Hex.ascii("no (reach)"),
              "EDE: 22 (No Reachable Authority): (no (reach))",
              length -> length >= 2),
          v(
              ExtendedError.of(ExtendedErrorCode.of(49152), "\u00fc\\\u0007\u0000"),
              "c000 c3bc 5c 07 00",
              "EDE: 49152: (\\195\\188\\\\\\007\\000)",
              length -> length >= 2),
          v(new ClientTag(5), "0005", "CLIENT-TAG: 5", only(2)),
          v(new ClientTag(65535), "ffff", "CLIENT-TAG: 65535", only(2)),
          v(new ServerTag(6), "0006", "SERVER-TAG: 6", only(2)),
          v(new ServerTag(0), "0000", "SERVER-TAG: 0", only(2)),
          v(new ReportChannel(Name.of("example.")), EXAMPLE, "REPORT-CHANNEL: example.", only(9)),
          v(new ReportChannel(Name.ROOT), "00", "REPORT-CHANNEL: .", only(1)),
          v(ZoneVersion.query(), "", "ZONEVERSION:", only(0)),
          v(
              ZoneVersion.ofSerial(2, 0x7856_3412L),
              "02 00 78563412",
              "ZONEVERSION: labels 2, SOA serial 2018915346",
              only(0, 6)),
          v(
              new ZoneVersion(Optional.of(new ZoneVersion.Version(1, 246, hex("aabb")))),
              "01 f6 aabb",
              "ZONEVERSION: labels 1, type 246, aabb",
              length -> length != 1),
          v(
              new MqtypeQuery(List.of(RecordType.A, RecordType.AAAA)),
              "0001 001c",
              "MQTYPE-QUERY: A AAAA",
              EVEN.and(length -> length > 0)),
          v(
              new MqtypeQuery(List.of(RecordType.of(65280))),
              "ff00",
              "MQTYPE-QUERY: TYPE65280",
              only(2)),
          v(new MqtypeResponse(List.of()), "", "MQTYPE-RESPONSE:", EVEN),
          v(
              new MqtypeResponse(List.of(RecordType.MX, RecordType.A)),
              "000f 0001",
              "MQTYPE-RESPONSE: MX A",
              EVEN),
          text(EdeExtraTextLanguage.of("en"), "en"),
          text(EdeExtraTextLanguage.of("zh-Hant"), "zh-Hant"),
          text(FilteringContact.of("mailto:a@example.net"), "mailto:a@example.net"),
          v(FilteringContact.of(""), "", "FILTERING-CONTACT: \"\"", ANY),
          text(FilteringOrganization.of("Example (Ltd)"), "Example (Ltd)"),
          v(
              new FilteringOrganization(hex("225c0a")),
              "225c0a",
              "FILTERING-ORGANIZATION: \"\\\"\\\\\\010\"",
              ANY),
          text(FilteringDb.of("list 1"), "list 1"),
          text(FilteringDb.of("x"), "x"),
          text(StructuredDnsError.of("{}"), "{}"),
          v(StructuredDnsError.of(""), "", "STRUCTURED-DNS-ERROR: \"\"", ANY),
          v(
              new UmbrellaIdent(hex("4f444e53")),
              "4f444e53",
              "UMBRELLA-IDENT: 4f 44 4e 53 (\"ODNS\")",
              ANY),
          v(new UmbrellaIdent(Octets.EMPTY), "", "UMBRELLA-IDENT:", ANY),
          v(new DeviceId(hex("aabb22")), "aabb22", "DEVICEID: aa bb 22 (\"..\"\")", ANY),
          v(new DeviceId(hex("00")), "00", "DEVICEID: 00 (\".\")", ANY));
}
