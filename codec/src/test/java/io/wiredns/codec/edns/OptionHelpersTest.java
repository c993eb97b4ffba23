package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionHelpersTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.255, 24, 192.0.2.0, CLIENT-SUBNET: 192.0.2.0/24/0",
    "192.0.2.255, 25, 192.0.2.128, CLIENT-SUBNET: 192.0.2.128/25/0",
    "192.0.2.255, 0, 0.0.0.0, CLIENT-SUBNET: 0.0.0.0/0/0",
    "192.0.2.255, 32, 192.0.2.255, CLIENT-SUBNET: 192.0.2.255/32/0",
    "2001:db8:ffff:ffff::1, 33, 2001:db8:8000::, CLIENT-SUBNET: 2001:db8:8000::/33/0",
    "2001:db8::1, 128, 2001:db8::1, CLIENT-SUBNET: 2001:db8::1/128/0",
  })
  void aSubnetKeepsThePrefixOfAnAddress(String address, int prefix, String network, String text)
      throws UnknownHostException {
    ClientSubnet subnet = ClientSubnet.of(InetAddress.getByName(address), prefix);
    assertEquals(Optional.of(InetAddress.getByName(network)), subnet.network());
    assertEquals(text, subnet.toText());
  }

  @Test
  void aMappedNetworkStaysIpv6() {
    String octets = "00000000000000000000ffff01020304";
    ClientSubnet mapped = new ClientSubnet(ClientSubnet.IPV6, 128, 0, Octets.fromHex(octets));
    assertEquals(16, mapped.network().orElseThrow().getAddress().length);
    assertEquals(Optional.empty(), new ClientSubnet(0, 0, 0, Octets.EMPTY).network());
  }

  @Test
  void aResponseAnswersTheSameSubnetOnly() throws UnknownHostException {
    ClientSubnet query = ClientSubnet.of(InetAddress.getByName("192.0.2.1"), 24);
    assertTrue(query.withScope(16).answers(query));
    assertEquals(16, query.withScope(16).scopePrefixLength());
    assertFalse(ClientSubnet.of(InetAddress.getByName("192.0.3.1"), 24).answers(query));
    assertFalse(ClientSubnet.of(InetAddress.getByName("192.0.2.1"), 23).answers(query));
    assertFalse(ClientSubnet.of(InetAddress.getByName("c000:200::"), 24).answers(query));
  }

  @Test
  void aCookieHasTwoParts() {
    Octets client = Octets.fromHex("0102030405060708");
    Cookie own = Cookie.ofClient(client);
    assertFalse(own.hasServer());
    Cookie both = own.withServer(Octets.fromHex("1112131415161718"));
    assertTrue(both.hasServer());
    assertEquals(client, both.client());
    assertEquals("COOKIE: 01020304050607081112131415161718", both.toText());
  }

  @ParameterizedTest
  @CsvSource({
    "43, 128, 0, 81",
    "124, 128, 0, 0",
    "125, 128, 0, 127",
    "0, 128, 0, 124",
    "464, 468, 0, 0",
    "465, 468, 0, 467",
    "43, 128, 81, 0",
    "43, 128, 82, 127",
    "100, 1, 0, 0"
  })
  void paddingBringsAMessageToAWholeBlock(int message, int block, int tsig, int expected) {
    Padding padding = Padding.toBlock(message, block, tsig);
    assertEquals(expected, padding.octets().length());
    assertEquals(0, (message + 4 + expected + tsig) % block);
  }

  @Test
  void aPaddedQueryHasAWholeBlockOnTheWire() {
    Message query =
        Message.query(1, Name.of("www.example.com."), RecordType.A).toBuilder()
            .edns(Edns.request().withDnssecOk(true))
            .build();
    Edns edns = query.edns().orElseThrow();
    Padding padding = Padding.toBlock(Written.octets(query).length, Padding.QUERY_BLOCK_OCTETS, 0);
    Message padded = query.toBuilder().edns(edns.withOption(padding)).build();
    assertEquals(128, Written.octets(padded).length);
  }

  @Test
  void aReportNameTellsTypeNameAndCode() {
    ReportChannel channel = new ReportChannel(Name.of("a01.agent-domain.example."));
    assertEquals(
        Optional.of(Name.of("_er.1.broken.test.7._er.a01.agent-domain.example.")),
        channel.reportName(
            Name.of("broken.test."), RecordType.A, ExtendedErrorCode.SIGNATURE_EXPIRED));
    assertEquals(
        Optional.of(Name.of("_er.65535.49152._er.a01.agent-domain.example.")),
        channel.reportName(Name.ROOT, RecordType.of(65535), ExtendedErrorCode.of(49152)));
    assertEquals(
        Optional.empty(),
        new ReportChannel(Name.ROOT)
            .reportName(Name.ROOT, RecordType.A, ExtendedErrorCode.NOT_READY));
  }

  @Test
  void aReportNameEndsAt255Octets() {
    String label = "a".repeat(63) + ".";
    Name name = Name.of(label + label + label);
    // The labels _er 1 7 _er have 4 + 2 + 2 + 4 octets, the name has 192 and the root 1, so 50 are
    // left.
    ReportChannel fits = new ReportChannel(Name.of("b".repeat(49) + "."));
    Name report =
        fits.reportName(name, RecordType.A, ExtendedErrorCode.SIGNATURE_EXPIRED).orElseThrow();
    assertEquals(255, report.length());
    ReportChannel tooLong = new ReportChannel(Name.of("b".repeat(50) + "."));
    assertEquals(
        Optional.empty(),
        tooLong.reportName(name, RecordType.A, ExtendedErrorCode.SIGNATURE_EXPIRED));
  }

  @Test
  void theTextOfAnErrorIsWithoutItsNul() {
    ExtendedErrorCode code = ExtendedErrorCode.STALE_ANSWER;
    assertEquals("x", ExtendedError.of(code, "x\0").text());
    assertEquals(Octets.fromHex("7800"), ExtendedError.of(code, "x\0").extraText());
    assertEquals("x\0y", ExtendedError.of(code, "x\0y").text());
    assertEquals("", ExtendedError.of(code).text());
  }

  @Test
  void aSerialIsUnsigned() {
    ZoneVersion version = ZoneVersion.ofSerial(3, 0xFFFF_FFFEL);
    assertEquals(OptionalLong.of(0xFFFF_FFFEL), version.version().orElseThrow().serial());
    assertEquals(OptionalLong.empty(), new ZoneVersion.Version(0, 1, Octets.EMPTY).serial());
  }

  @Test
  void textsAreUtf8() {
    assertEquals(Octets.fromHex("c3bc"), FilteringOrganization.of("\u00fc").octets());
    assertEquals("\u00fc", FilteringOrganization.of("\u00fc").text());
    assertEquals("\u00fc", FilteringContact.of("\u00fc").text());
    assertEquals("\u00fc", FilteringDb.of("\u00fc").text());
    assertEquals("\u00fc", StructuredDnsError.of("\u00fc").text());
    assertEquals("\u00fc", EdeExtraTextLanguage.of("\u00fc").text());
  }

  @Test
  void ednsFindsAllOptionsOfAKindInTheirOrder() {
    ExtendedError first = ExtendedError.of(ExtendedErrorCode.STALE_ANSWER);
    ExtendedError second = ExtendedError.of(ExtendedErrorCode.BLOCKED);
    Edns edns = Edns.request().withOption(first).withOption(Nsid.query()).withOption(second);
    assertEquals(List.of(first, second), edns.options(ExtendedError.class));
    assertEquals(Optional.of(first), edns.option(ExtendedError.class));
    assertEquals(List.of(), edns.options(Cookie.class));
    assertEquals(3, edns.options().size());
  }

  @Test
  void constructorsRefuseWhatNoWireCanSay() {
    Octets tooMany = Octets.of(new byte[65_532]);
    Octets seven = Octets.of(new byte[7]);
    Octets eight = Octets.of(new byte[8]);
    List<Executable> wrong =
        List.of(
            () -> new Llq(65_536, 0, 0, 0, 0),
            () -> new Llq(0, 0, 0, 0, -1),
            () -> UpdateLease.of(1L << 32),
            () -> UpdateLease.of(0, -1),
            () -> new Nsid(tooMany),
            () -> new Dhu(List.of(256)),
            () -> new N3u(List.of(-1)),
            () -> new ClientSubnet(3, 0, 0, Octets.EMPTY),
            () -> new ClientSubnet(1, 33, 0, Octets.of(new byte[5])),
            () -> new ClientSubnet(1, 8, 33, Octets.of(new byte[1])),
            () -> new ClientSubnet(1, 8, 0, Octets.EMPTY),
            () -> new ClientSubnet(1, 1, 0, Octets.fromHex("40")),
            () -> ClientSubnet.of(InetAddress.getLoopbackAddress(), 129),
            () -> Expire.of(-1),
            () -> Cookie.ofClient(seven),
            () -> new Cookie(eight, seven),
            () -> new Cookie(eight, Octets.of(new byte[33])),
            () -> Cookie.ofClient(eight).withServer(Octets.EMPTY),
            () -> TcpKeepalive.of(65_536),
            () -> Padding.zeros(65_532),
            () -> Padding.zeros(-1),
            () -> Padding.toBlock(0, 0, 0),
            () -> Padding.toBlock(-1, 128, 0),
            () -> Padding.toBlock(0, 128, 65_536),
            () -> new KeyTag(List.of()),
            () -> new KeyTag(List.of(65_536)),
            () -> new ExtendedError(ExtendedErrorCode.BLOCKED, Octets.of(new byte[65_530])),
            () -> new ClientTag(-1),
            () -> new ServerTag(65_536),
            () -> new ZoneVersion.Version(0, 0, Octets.EMPTY),
            () -> new ZoneVersion.Version(256, 1, Octets.EMPTY),
            () -> ZoneVersion.ofSerial(0, 1L << 32),
            () -> new MqtypeQuery(List.of()),
            () -> new MqtypeQuery(List.of(RecordType.A, RecordType.A)),
            () -> new MqtypeResponse(List.of(RecordType.A, RecordType.A)),
            () -> new StructuredDnsError(tooMany),
            () -> new UmbrellaIdent(tooMany),
            () -> new DeviceId(tooMany),
            () -> new UnknownOption(OptionCode.NSID, tooMany),
            () -> new Llq(0, 65_536, 0, 0, 0),
            () -> new Llq(0, 0, 65_536, 0, 0),
            () -> new Dau(Collections.nCopies(65_532, DnssecAlgorithm.of(8))),
            () -> new Dhu(Collections.nCopies(65_532, 1)),
            () -> new N3u(Collections.nCopies(65_532, 1)),
            () -> new EdeExtraTextLanguage(tooMany),
            () -> new FilteringContact(tooMany),
            () -> new FilteringDb(tooMany),
            () -> new FilteringOrganization(tooMany),
            () -> new Padding(tooMany),
            () ->
                new MalformedOption(
                    OptionCode.NSID,
                    tooMany,
                    new WireFormatException(OptionFault.OPTION_TRUNCATED, 1, "x", "y")),
            () -> new ZoneVersion.Version(0, 256, eight),
            () -> new ZoneVersion.Version(0, -1, eight),
            () -> new ZoneVersion.Version(0, 1, Octets.of(new byte[65_530])),
            () -> Edns.request().withUdpPayloadSize(65_536),
            () -> Edns.request().withUdpPayloadSize(-1),
            () -> Edns.request().withUdpPayloadSize(0).withExtendedRcodeBits(256),
            () -> Edns.request().withUdpPayloadSize(0).withVersion(256),
            () -> Edns.request().withUdpPayloadSize(0).withFlags(65_536));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i), "row " + i);
    }
  }

  @Test
  void constructorsTakeTheLargestValuesOfTheirFields() {
    Octets most = Octets.of(new byte[65_531]);
    assertEquals(65_531, new Padding(most).octets().length());
    assertEquals(65_531, new Dhu(Collections.nCopies(65_531, 255)).digestTypes().size());
    assertEquals(65_535, new Llq(65_535, 65_535, 65_535, -1, 0xFFFF_FFFFL).error());
    assertEquals(255, new ZoneVersion.Version(255, 255, Octets.of(new byte[65_529])).type());
    Cookie longest = new Cookie(Octets.of(new byte[8]), Octets.of(new byte[32]));
    assertEquals(32, longest.server().length());
    assertEquals(60, UpdateLease.of(60).leaseSeconds());
    assertEquals(OptionalLong.of(7), UpdateLease.of(60, 7).keyLeaseSeconds());
  }

  @Test
  void ednsIsTheClassAndTheTtlOfItsRecord() {
    Edns edns =
        Edns.request()
            .withUdpPayloadSize(0xFFFF)
            .withExtendedRcodeBits(0xFE)
            .withVersion(0xDC)
            .withFlags(0xBA98);
    assertEquals(0xFEDCBA98, edns.ttlField());
    assertEquals(edns, Edns.ofFields(0xFFFF, 0xFEDCBA98, List.of()));
    assertEquals(Edns.request().withUdpPayloadSize(0), Edns.ofFields(0, 0, List.of()));
    assertEquals(0, Edns.request().withUdpPayloadSize(0).ttlField());
    assertEquals(Edns.FLAG_DO, Edns.request().withDnssecOk(true).flags());
    assertEquals(0, Edns.request().flags());
    assertTrue(Edns.request().withDnssecOk(true).isDnssecOk());
    assertFalse(Edns.request().isDnssecOk());
  }

  @Test
  void aRegistryWithAnOptionOfOnesOwnReadsItAndTheOldOneDoesNot() throws WireFormatException {
    for (int code : new int[] {0, 31, 32, 65_001}) {
      OptionCode own = OptionCode.of(code);
      Registry registry = Registry.standard().with(own, Padding::read);
      UnknownOption opaque = new UnknownOption(own, Octets.of(new byte[300]));
      assertEquals(Padding.zeros(300), registry.typed(opaque));
      assertTrue(registry.options().contains(own));
      assertEquals(opaque, Registry.standard().typed(opaque));
      assertFalse(Registry.standard().options().contains(own));
    }
  }

  @Test
  void aSubnetOfOddBitsSaysWhichOctetHasMore() {
    for (String[] row :
        new String[][] {
          {"00011700c00003", "0x03, only its first 7"}, {"00010400ff", "0xff, only its first 4"}
        }) {
      UnknownOption stray = new UnknownOption(OptionCode.ECS, Octets.fromHex(row[0]));
      WireFormatException fault =
          assertThrows(WireFormatException.class, () -> Registry.standard().typed(stray));
      assertEquals(OptionFault.ECS_ADDRESS_BITS, fault.fault());
      assertEquals("the last octet is " + row[1] + " bits may be set", fault.detail());
    }
  }

  @Test
  void aServerCookieOf8To32OctetsIsRead() throws WireFormatException {
    for (int octets : new int[] {8, 9, 31, 32}) {
      UnknownOption opaque = new UnknownOption(OptionCode.COOKIE, Octets.of(new byte[8 + octets]));
      Cookie cookie = (Cookie) Registry.standard().typed(opaque);
      assertEquals(octets, cookie.server().length());
    }
  }

  @Test
  void whatIsNoPrintableAsciiIsEscaped() {
    assertEquals("\\031 ~\\127\\\\", OptionText.escaped(Octets.fromHex("1f207e7f5c")));
  }
}
