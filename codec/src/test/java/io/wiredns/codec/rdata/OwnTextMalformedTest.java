package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** Input that types with text of their own refuse: octets, text and arguments. */
class OwnTextMalformedTest {
  /** Octets, the fault, and its offset. */
  private record Row(String name, String type, String hex, Fault fault, int offset) {}

  private static final List<Row> OCTETS =
      List.of(
          new Row("no protocol", "WKS", "0a000001", Fault.RDATA_TRUNCATED, 4),
          new Row(
              "port 65536",
              "WKS",
              "0a00000106" + "00".repeat(8193),
              RDataFault.WKS_BITMAP_LENGTH,
              5),
          new Row("nothing", "ISDN", "", Fault.RDATA_TRUNCATED, 0),
          new Row("a third string", "ISDN", "0161 0162 0163", Fault.RDATA_TRAILING, 4),
          new Row("type 0", "NXT", "00 c0", RDataFault.NXT_FORMAT, 1),
          new Row("no address", "NSAP", "", RDataFault.NSAP_EMPTY, 0),
          new Row("size of ten", "LOC", "00 a2161380000000800000000098", RDataFault.LOC_SIZE, 1),
          new Row("power of ten", "LOC", "00 121a1380000000800000000098", RDataFault.LOC_SIZE, 2),
          new Row("north of it", "LOC", "00121613 934fd901 80000000 0000", RDataFault.LOC_ANGLE, 4),
          new Row("west of it", "LOC", "00121613 80000000 59604dff 0000", RDataFault.LOC_ANGLE, 8),
          new Row("no altitude", "LOC", "00121613 80000000 80000000", Fault.RDATA_TRUNCATED, 12),
          new Row("no address", "ATMA", "00", RDataFault.ATMA_EMPTY, 1),
          new Row("a plus sign", "ATMA", "01 36 2b 31", RDataFault.ATMA_DIGIT, 2),
          new Row("129 bits", "A6", "81 00", RDataFault.A6_PREFIX_LENGTH, 0),
          new Row("half a suffix", "A6", "40 01020304", Fault.RDATA_TRUNCATED, 1),
          new Row("no name", "A6", "80", Fault.NAME_TRUNCATED, 1),
          new Row("a pointer", "A6", "80 c000", Fault.POINTER_FORBIDDEN, 1),
          new Row("33 bits of IPv4", "APL", "0001 21 00", RDataFault.APL_PREFIX_LENGTH, 2),
          new Row("129 bits of IPv6", "APL", "0002 81 00", RDataFault.APL_PREFIX_LENGTH, 2),
          new Row(
              "5 octets of IPv4", "APL", "0001 08 05 0101010101", RDataFault.APL_ADDRESS_LENGTH, 3),
          new Row(
              "17 octets of IPv6",
              "APL",
              "0002 08 91" + "01".repeat(17),
              RDataFault.APL_ADDRESS_LENGTH,
              3),
          new Row("last octet zero", "APL", "0001 08 02 0100", RDataFault.APL_TRAILING_ZERO, 5),
          new Row("zero, family 0", "APL", "0000 00 01 00", RDataFault.APL_TRAILING_ZERO, 4),
          new Row("address cut", "APL", "0001 08 82 01", Fault.RDATA_TRUNCATED, 4),
          new Row("address cut", "IPSECKEY", "0a 02 02 2001", Fault.RDATA_TRUNCATED, 3),
          new Row("a pointer", "IPSECKEY", "0a 03 02 c000", Fault.POINTER_FORBIDDEN, 3),
          new Row("no tag", "HIP", "00 02 0001 01", RDataFault.HIP_HIT_EMPTY, 0),
          new Row("no key", "HIP", "01 02 0000 01", RDataFault.HIP_KEY_EMPTY, 2),
          new Row("key cut", "HIP", "01 02 0002 01 01", Fault.RDATA_TRUNCATED, 5),
          new Row("a pointer", "HIP", "01 02 0001 01 01 c000", Fault.POINTER_FORBIDDEN, 6),
          new Row("no code", "UNECE", "0132 00 00", RDataFault.EXTERNAL_CODE_EMPTY, 3),
          new Row("no standard", "ISO", "00 00 0131", RDataFault.EXTERNAL_CODE_EMPTY, 0),
          new Row("no tag", "CAA", "00 00 6973", RDataFault.CAA_TAG_EMPTY, 1),
          new Row("a hyphen", "CAA", "00 03 69 2d 73", RDataFault.CAA_TAG_CHARACTER, 3),
          new Row("tag cut", "CAA", "00 05 69", Fault.STRING_TRUNCATED, 1),
          new Row("media type cut", "DOA", "00000000 00000000 00 ff", Fault.STRING_TRUNCATED, 9),
          new Row("something for none", "AMTRELAY", "00 00 00", Fault.RDATA_TRAILING, 2),
          new Row("no address", "AMTRELAY", "00 81", Fault.RDATA_TRUNCATED, 2),
          new Row("address cut", "AMTRELAY", "00 02 00", Fault.RDATA_TRUNCATED, 2),
          new Row("a pointer", "AMTRELAY", "00 03 c000", Fault.POINTER_FORBIDDEN, 2));

  @TestFactory
  Stream<DynamicTest> octetsFaultAtTheOctet() {
    return OCTETS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.type() + ": " + row.name(),
                    () ->
                        OwnTextTest.assertFault(row.type(), row.hex(), row.fault(), row.offset())));
  }

  /** Texts, each with the column of the wrong word. */
  private static final List<String> TEXTS =
      List.of(
          "1 NULL 00ff",
          "1 NULL ",
          "6 NULL \\# 2 00",
          "1 WKS 10.0.0 6",
          "10 WKS 10.0.0.1 256",
          "10 WKS 10.0.0.1 nosuch",
          "14 WKS 10.0.0.1 tcp 65536",
          "14 WKS 10.0.0.1 tcp nosuch",
          "5 ISDN a b c",
          "1 NSAP 4700",
          "1 NSAP 0x",
          "1 NSAP 0x4",
          "6 NSAP 0x47 00",
          "1 LOC 91 N 0 E 0m",
          "6 LOC 90 1 N 0 E 0m",
          "3 LOC 1 60 N 0 E 0m",
          "5 LOC 1 0 60 N 0 E 0m",
          "5 LOC 1 0 1.0001 N 0 E 0m",
          "3 LOC 1 E 0 E 0m",
          "8 LOC 1 N 1 E",
          "9 LOC 1 N 1 E -100000.01m",
          "9 LOC 1 N 1 E 42849672.96m",
          "9 LOC 1 N 1 E m",
          "12 LOC 1 N 1 E 0m 90000000.01m",
          "12 LOC 1 N 1 E 0m -1m",
          "21 LOC 1 N 1 E 0m 1m 1m 1m 1m",
          "3 NXT . TYPE0",
          "5 NXT . A 0",
          "3 NXT . TYPE128",
          "3 NXT . 128",
          "2 NXT .",
          "1 ATMA +",
          "1 ATMA +12a",
          "1 ATMA 123",
          "1 ATMA .12",
          "1 ATMA 12..34",
          "1 A6 129 a.",
          "4 A6 64 1.2.3.4 a.",
          "8 A6 0 2::1 a.",
          "4 A6 128",
          "1 APL 1:192.0.2.0",
          "1 APL 1:192.0.2.0/33",
          "1 APL 2:2001::/129",
          "1 APL 3:192.0.2.0/24",
          "1 APL 1:2001::/24",
          "1 APL 1:\\#/24",
          "8 IPSECKEY 10 4 0 . AQNR",
          "8 IPSECKEY 10 0 2 a. AQNR",
          "8 IPSECKEY 10 1 2 . AQNR",
          "3 HIP 2 2 AQ==",
          "6 HIP 2 20 AQ",
          "6 HIP 2 20 AR==",
          "5 HIP 2 20",
          "3 CAA 0 iss-ue \"a\"",
          "3 CAA 0 \"\" \"a\"",
          "11 CAA 0 issue a b",
          "9 DOA 0 0 0 \"\"",
          "4 AMTRELAY 10 2 1 192.0.2.1",
          "8 AMTRELAY 10 0 4 192.0.2.1",
          "8 AMTRELAY 10 0 0 a.",
          "5 UNECE 20 -",
          "1 BRID AQI",
          "1 BRID AR==",
          "9 DNSKEY 257 3 8 A",
          "7 DNSKEY 257 3 RSASHA AA==",
          "3 NSEC . 1",
          "1 DSYNC 65536 1 1 a.",
          "1 IPN +1",
          "1 IPN 18446744073709551616",
          "1 IPN 0.4294967296",
          "1 IPN 1.2.3",
          "11 RRSIG A 8 2 300 +2030010100000 20200101000000 1 . AA==");

  @TestFactory
  Stream<DynamicTest> textIsRefusedAtTheWord() {
    return TEXTS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row,
                    () -> {
                      String[] parts = row.split(" ", 3);
                      TextFormatException wrong =
                          assertThrows(
                              TextFormatException.class,
                              () -> OwnTextTest.parse(parts[1], parts[2]));
                      assertEquals(Integer.parseInt(parts[0]), wrong.column(), wrong.getMessage());
                    }));
  }

  /** Texts that differ from the written form, and the written form. */
  @TestFactory
  Stream<DynamicTest> otherTextsMeanTheSame() {
    return Stream.of(
            "WKS 10.0.0.1 TCP (smtp 21 Telnet)|10.0.0.1 6 21 23 25",
            "ISDN 150862028003217 004|\"150862028003217\" \"004\"",
            "NSAP 0X.47..0005.|0x470005",
            "LOC 42 21 54 N 71 06 18 W -24m 30m|"
                + "42 21 54.000 N 71 6 18.000 W -24.00m 30m 10000m 10m",
            "LOC 32 N 116 E 10 123.45 0.99 9.99|"
                + "32 0 0.000 N 116 0 0.000 E 10.00m 100m 0.90m 9m",
            "LOC 32 7 59. S 116 W -.5m .5m|"
                + "32 7 59.000 S 116 0 0.000 W -0.50m 0.50m 10000m 10m",
            "NXT . mx 1 TYPE30 a|. A MX NXT",
            "ATMA +358.400.1234567|+3584001234567",
            "A6 127 ffff::ffff a.|127 ::1 a.",
            "APL 01:192.0.2.1/08 2:ff00:0:0:0:0:0:0:0/8|1:192.0.2.1/8 2:ff00::/8",
            "APL |",
            "IPSECKEY 10 0 2 . AQ NR|10 0 2 . AQNR",
            "CAA 0 \"issue\" \\;|0 issue \";\"",
            "DOA 0 0 0 a AQ NR|0 0 0 \"a\" AQNR",
            "DNSKEY 257 3 rsasha256 AQ==|257 3 8 AQ==",
            "DS 1 RSASHA1 3 00|1 5 3 00",
            "RRSIG 1 ED25519 2 300 20300101000000 20200101000000 1 . AA==|"
                + "A 15 2 300 20300101000000 20200101000000 1 . AA==",
            "SIG 0 8 2 300 1893456000 1577836800 1 . AA==|"
                + "TYPE0 8 2 300 20300101000000 20200101000000 1 . AA==",
            "DSYNC 59 1 1 a.|CDS NOTIFY 1 a.",
            "IPN 1.2|4294967298",
            "IPN 4294967295.4294967295|18446744073709551615",
            "UNECE \"20\" \"\" C\\045L x|20 - C-L \"x\"")
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row,
                    () -> {
                      int blank = row.indexOf(' ');
                      int bar = row.indexOf('|');
                      RData rdata =
                          OwnTextTest.parse(row.substring(0, blank), row.substring(blank + 1, bar));
                      assertEquals(row.substring(bar + 1), rdata.toText());
                    }));
  }

  private static void refused(Executable construction) {
    assertThrows(IllegalArgumentException.class, construction);
  }

  @Test
  void constructorsRefuseWhatOctetsCannotSay() {
    Octets none = Octets.EMPTY;
    Octets one = Octets.fromHex("31");
    Octets many = Octets.of(new byte[256]);
    Ipv6 all = new Ipv6(-1, -1);
    refused(() -> new Null(Octets.of(new byte[65_536])));
    refused(() -> new Wks(0, 256, none));
    refused(() -> new Wks(0, 0, Octets.of(new byte[8193])));
    refused(() -> Wks.of(0, 0, List.of(65_536)));
    refused(() -> new Isdn(many, Optional.empty()));
    refused(() -> new Isdn(none, Optional.of(many)));
    refused(() -> new Nsap(none));
    refused(() -> new Loc(0xA0, 0, 0, 1L << 31, 1L << 31, 0));
    refused(() -> new Loc(0, 0x0A, 0, 1L << 31, 1L << 31, 0));
    refused(() -> new Loc(0, 0, -1, 1L << 31, 1L << 31, 0));
    refused(() -> new Loc(0, 0, 0, (1L << 31) + 324_000_001, 1L << 31, 0));
    refused(() -> new Loc(0, 0, 0, Long.MIN_VALUE + (1L << 31), 1L << 31, 0));
    refused(() -> new Loc(0, 0, 0, 1L << 31, Long.MAX_VALUE, 0));
    refused(() -> new Loc(0, 0, 0, 1L << 31, (1L << 31) - 648_000_001, 0));
    refused(() -> new Loc(0, 0, 0, 1L << 31, 1L << 31, 1L << 32));
    refused(() -> new Atma(256, one));
    refused(() -> new Atma(0, none));
    refused(() -> new Atma(1, Octets.fromHex("2b")));
    refused(() -> new A6(129, new Ipv6(0, 0), Optional.of(Name.ROOT)));
    refused(() -> new A6(0, all, Optional.of(Name.ROOT)));
    refused(() -> new A6(8, new Ipv6(0, 0), Optional.empty()));
    refused(() -> new A6(8, all, Optional.of(Name.ROOT)));
    refused(() -> new Apl.Item(65_536, 0, false, none));
    refused(() -> new Apl.Item(1, 33, false, none));
    refused(() -> new Apl.Item(1, 0, false, Octets.fromHex("0101010101")));
    refused(() -> new Apl.Item(3, 0, false, Octets.fromHex("0100")));
    refused(() -> new Gateway.Unknown(3, none));
    refused(() -> new Gateway.Unknown(256, none));
    refused(() -> new Ipseckey(256, 0, new Gateway.None(), none));
    refused(() -> new Ipseckey(0, 256, new Gateway.None(), none));
    refused(() -> new Ipseckey(0, 0, new Gateway.Unknown(4, none), one));
    refused(() -> new Amtrelay(0, false, new Gateway.Unknown(128, none)));
    refused(() -> new Amtrelay(-1, false, new Gateway.None()));
    refused(() -> new Hip(0, none, one, List.of()));
    refused(() -> new Hip(0, one, none, List.of()));
    refused(() -> new Hip(0, many, one, List.of()));
    refused(() -> new Caa(0, "", none));
    refused(() -> new Caa(0, "a b", none));
    refused(() -> new Caa(256, "a", none));
    refused(() -> new Doa(-1, 0, 0, none, none));
    refused(() -> new Doa(0, 1L << 32, 0, none, none));
    refused(() -> new Doa(0, 0, 0, many, none));
    refused(() -> new Unece(none, none, one, none));
    refused(() -> new Unece(one, many, one, none));
    refused(() -> new Iso(one, none, none, none));
  }
}
