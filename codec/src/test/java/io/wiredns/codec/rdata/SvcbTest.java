package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** SVCB and HTTPS: RFC 9460 with the test vectors of its appendix D, and later keys. */
class SvcbTest {
  /**
   * The written text, those of RFC 9460 appendix D.2 first, and another text with the same meaning.
   */
  private record Texts(String written, String other) {}

  private static final List<Texts> TEXTS =
      List.of(
          new Texts("0 foo.example.com.", "00 foo.example.com."),
          new Texts("1 .", "1 ."),
          new Texts("16 foo.example.com. port=53", "16 foo.example.com. port=\"53\""),
          new Texts("1 foo.example.com. key667=\"hello\"", "1 foo.example.com. key667=hello"),
          new Texts(
              "1 foo.example.com. key667=\"hello\\210qoo\"",
              "1 foo.example.com. key667=hello\\210qoo"),
          new Texts(
              "1 foo.example.com. ipv6hint=2001:db8::1,2001:db8::53:1",
              "1 foo.example.com. ipv6hint=\"2001:db8::1,2001:db8::53:1\""),
          new Texts(
              "1 example.com. ipv6hint=2001:db8:122:344::c000:221",
              "1 example.com. ipv6hint=\"2001:db8:122:344::192.0.2.33\""),
          new Texts(
              "16 foo.example.org. mandatory=alpn,ipv4hint alpn=\"h2,h3-19\" ipv4hint=192.0.2.1",
              "16 foo.example.org. (alpn=h2,h3-19 mandatory=ipv4hint,alpn ipv4hint=192.0.2.1)"),
          new Texts(
              "16 foo.example.org. alpn=\"f\\\\\\\\oo\\\\,bar,h2\"",
              "16 foo.example.org. alpn=f\\\\\\092oo\\092,bar,h2"),
          new Texts("1 . alpn=\"a\\032b\\\"c\"", "1 . alpn=\"a b\\\"c\""),
          new Texts("1 . ech=AP4N", "1 . ech=\"AP4N\""),
          new Texts("1 . alpn=\"h2\" no-default-alpn", "1 . no-default-alpn=\"\" alpn=h2"),
          new Texts("1 . key65534", "1 . key65534="),
          new Texts("1 . key65535=\"a\"", "1 . key65535=a"),
          new Texts("0 . port=80", "0 . key3=\\000\\080"),
          new Texts("1 . dohpath=\"/q{?dns\"", "1 . key7=/q{?dns"),
          new Texts("1 . ohttp", "1 . key8"),
          new Texts("1 . tls-supported-groups=29,23", "1 . key9=\"\\000\\029\\000\\023\""),
          new Texts("1 . docpath", "1 . docpath="),
          new Texts("1 . docpath=\",a\\\\,b\"", "1 . key10=\"\\000\\003a,b\""),
          new Texts("1 . key10=\"\\000\"", "1 . key10=\\000"),
          new Texts("1 . pvd", "1 . pvd="),
          new Texts("1 . key12=\"\\001\\001\"", "1 . key12=\\001\\001"));

  @TestFactory
  Stream<DynamicTest> otherTextsMeanTheSame() {
    return TEXTS.stream()
        .flatMap(texts -> Stream.of("SVCB", "HTTPS").map(type -> otherText(type, texts)));
  }

  private static DynamicTest otherText(String type, Texts texts) {
    return DynamicTest.dynamicTest(
        type + " " + texts.other(),
        () -> assertEquals(texts.written(), OwnTextTest.parse(type, texts.other()).toText()));
  }

  private record Row(String name, String hex, Fault fault, int offset) {}

  private static final List<Row> OCTETS =
      List.of(
          new Row("no target", "0001", Fault.NAME_TRUNCATED, 2),
          new Row("a pointer", "0001 c000", Fault.POINTER_FORBIDDEN, 2),
          new Row("half a key", "0001 00 00", Fault.RDATA_TRUNCATED, 3),
          new Row("no length", "0001 00 0003", Fault.RDATA_TRUNCATED, 5),
          new Row("value cut", "0001 00 0003 0002 00", RDataFault.SVCB_VALUE_TRUNCATED, 5),
          new Row("same key", "0001 00 0d00 0000 0d00 0000", RDataFault.SVCB_KEY_ORDER, 7),
          new Row("lesser key", "0000 00 0d00 0000 000d 0000", RDataFault.SVCB_KEY_ORDER, 7),
          new Row("mandatory empty", "0001 00 0000 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("mandatory odd", "0001 00 0000 0003 000100", RDataFault.SVCB_FIELD_TRUNCATED, 9),
          new Row("mandatory itself", "0001 00 0000 0002 0000", RDataFault.SVCB_MANDATORY_ORDER, 7),
          new Row(
              "mandatory twice", "0000 00 0000 0004 0001 0001", RDataFault.SVCB_MANDATORY_ORDER, 9),
          new Row("mandatory missing", "0001 00 0000 0002 0003", RDataFault.SVCB_KEY_MISSING, 3),
          new Row("alpn empty", "0001 00 0001 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("empty protocol", "0001 00 0001 0003 0161 00", RDataFault.SVCB_ALPN_EMPTY, 9),
          new Row("protocol too long", "0001 00 0001 0002 0261", Fault.STRING_TRUNCATED, 7),
          new Row("over the value", "0001 00 0001 0002 0561 000d0000", Fault.STRING_TRUNCATED, 7),
          new Row("no-default-alpn", "0000 00 0002 0001 00", RDataFault.SVCB_VALUE_TRAILING, 7),
          new Row("without alpn", "0001 00 0002 0000", RDataFault.SVCB_ALPN_MISSING, 3),
          new Row(
              "mandatory without alpn",
              "0001 00 0000 0002 0002 0002 0000",
              RDataFault.SVCB_ALPN_MISSING,
              9),
          new Row(
              "the second missing",
              "0001 00 0000 0004 0003 0005 0003 0002 0050 000d 0000",
              RDataFault.SVCB_KEY_MISSING,
              3),
          new Row("port short", "0001 00 0003 0001 35", RDataFault.SVCB_FIELD_TRUNCATED, 7),
          new Row("port long", "0001 00 0003 0003 003500", RDataFault.SVCB_VALUE_TRAILING, 9),
          new Row("ipv4hint empty", "0001 00 0004 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row(
              "ipv4hint odd", "0001 00 0004 0005 0102030405", RDataFault.SVCB_FIELD_TRUNCATED, 11),
          new Row("ech empty", "0000 00 0005 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("ipv6hint empty", "0001 00 0006 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("ipv6hint short", "0001 00 0006 0001 00", RDataFault.SVCB_FIELD_TRUNCATED, 7),
          new Row("dohpath empty", "0000 00 0007 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("dohpath no UTF-8", "0001 00 0007 0003 2fc32f", RDataFault.SVCB_PATH_ENCODING, 8),
          new Row("dohpath cut UTF-8", "0001 00 0007 0002 2fc3", RDataFault.SVCB_PATH_ENCODING, 8),
          new Row("ohttp", "0001 00 0008 0001 00", RDataFault.SVCB_VALUE_TRAILING, 7),
          new Row("groups empty", "0001 00 0009 0000", RDataFault.SVCB_VALUE_EMPTY, 7),
          new Row("a group twice", "0001 00 0009 0004 00170017", RDataFault.SVCB_GROUP_REPEATED, 9),
          new Row("docpath cut", "0001 00 000a 0002 0261", Fault.STRING_TRUNCATED, 7),
          new Row("pvd", "0001 00 000b 0002 0000", RDataFault.SVCB_VALUE_TRAILING, 7));

  @TestFactory
  Stream<DynamicTest> octetsFaultAtTheOctet() {
    return OCTETS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.name(),
                    () -> OwnTextTest.assertFault("SVCB", row.hex(), row.fault(), row.offset())));
  }

  /** The maximum number of mandatory keys in RDATA: the check must not take quadratic time. */
  @Test
  void manyMandatoryKeysAreCheckedInOnePass() {
    int count = 10_900;
    StringBuilder keys = new StringBuilder();
    StringBuilder params = new StringBuilder();
    for (int key = 100; key < 100 + count; key++) {
      keys.append(String.format("%04x", key));
      params.append(String.format("%04x0000", key));
    }
    String hex = "0001 00 0000" + String.format("%04x", 2 * count) + keys + params;
    byte[] octets = OwnTextTest.octets(hex);
    RData rdata =
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> OwnTextTest.read("SVCB", octets));
    assertEquals(count + 1, ((Svcb) rdata).params().size());
  }

  @Test
  void anAliasNeedNotHaveWhatItsParametersAskFor() {
    assertEquals(
        "0 . mandatory=port no-default-alpn",
        OwnTextTest.read("HTTPS", OwnTextTest.octets("0000 00 0000 0002 0003 0002 0000")).toText());
  }

  /** The figures 11 to 16 of appendix D.3 first. */
  @TestFactory
  Stream<DynamicTest> textIsRefused() {
    return Stream.of(
            "1 foo.example.com. key123=abc key123=def",
            "1 foo.example.com. mandatory",
            "1 foo.example.com. alpn",
            "1 foo.example.com. port",
            "1 foo.example.com. ipv4hint",
            "1 foo.example.com. ipv6hint",
            "1 foo.example.com. no-default-alpn=abc",
            "1 foo.example.com. mandatory=key123",
            "1 foo.example.com. mandatory=mandatory",
            "1 foo.example.com. mandatory=key123,key123 key123=abc",
            "1 .foo",
            "65536 .",
            "1 . ech",
            "1 . ech=AP4",
            "1 . alpn=\"h2,\"",
            "1 . alpn=" + "a".repeat(256),
            "1 . alpn=\"a\\\\b\"",
            "1 . alpn=\"a\\\\\"",
            "1 . alpn=h2\"h3\"",
            "1 . no-default-alpn",
            "1 . port=65536",
            "1 . port=",
            "1 . port=-1",
            "1 . PORT=1",
            "1 . port =1",
            "1 . \"port=1\"",
            "1 . port=1 key3=\\000\\001",
            "1 . key3=1",
            "1 . key03=ab",
            "1 . key65536",
            "1 . key",
            "1 . nosuch=1",
            "1 . oots=1",
            "1 . ipv4hint=192.0.2.1,",
            "1 . ipv4hint=2001::1",
            "1 . ipv4hint=\"\\\\# 4 01020304\"",
            "1 . ipv6hint=192.0.2.1",
            "1 . mandatory=port,PORT port=1",
            "1 . dohpath",
            "1 . dohpath=\"\\195\"",
            "1 . ohttp=1",
            "1 . tls-supported-groups=23,23",
            "1 . tls-supported-groups",
            "1 . pvd=1")
        .map(
            text ->
                DynamicTest.dynamicTest(
                    text,
                    () ->
                        assertThrows(
                            TextFormatException.class, () -> OwnTextTest.parse("SVCB", text))));
  }

  @Test
  void parametersAreSortedAndFoundByTheirKind() throws TextFormatException {
    SvcParam.Port port = new SvcParam.Port(8443);
    SvcParam.Alpn alpn = new SvcParam.Alpn(List.of(Octets.utf8("h2")));
    Svcb svcb = new Svcb(1, Name.ROOT, List.of(port, alpn));
    assertEquals(List.of(alpn, port), svcb.params());
    assertEquals(Optional.of(port), svcb.param(SvcParam.Port.class));
    assertTrue(svcb.param(SvcParam.Ech.class).isEmpty());
    assertEquals(svcb, OwnTextTest.parse("SVCB", svcb.toText()));
    Https https = new Https(1, Name.ROOT, List.of(new DocPath(List.of()), new Ohttp()));
    assertEquals("1 . ohttp docpath", https.toText());
    assertEquals(Optional.of(new Ohttp()), https.param(Ohttp.class));
  }

  private static void refused(Executable construction) {
    assertThrows(IllegalArgumentException.class, construction);
  }

  @Test
  void constructorsRefuseWhatOctetsCannotSay() {
    SvcParam port = new SvcParam.Port(1);
    refused(() -> new Svcb(65_536, Name.ROOT, List.of()));
    refused(() -> new Svcb(1, Name.ROOT, List.of(port, new SvcParam.Port(2))));
    refused(() -> new Svcb(1, Name.ROOT, List.of(new SvcParam.NoDefaultAlpn())));
    refused(() -> new Https(1, Name.ROOT, List.of(new SvcParam.Mandatory(List.of(3)))));
    refused(() -> new SvcParam.Mandatory(List.of()));
    refused(() -> new SvcParam.Mandatory(List.of(0)));
    refused(() -> new SvcParam.Mandatory(List.of(2, 1)));
    refused(() -> new SvcParam.Mandatory(List.of(65_536)));
    refused(() -> new SvcParam.Alpn(List.of()));
    refused(() -> new SvcParam.Alpn(List.of(Octets.EMPTY)));
    refused(() -> new SvcParam.Port(65_536));
    refused(() -> new SvcParam.Ipv4Hint(List.of()));
    refused(() -> new SvcParam.Ech(Octets.EMPTY));
    refused(() -> new SvcParam.Ipv6Hint(List.of()));
    refused(() -> new SvcParam.Unknown(11, Octets.EMPTY));
    refused(() -> new SvcParam.Unknown(65_536, Octets.EMPTY));
    refused(() -> new DohPath(""));
    refused(() -> new DohPath("\uD800"));
    refused(() -> new TlsSupportedGroups(List.of()));
    refused(() -> new TlsSupportedGroups(List.of(1, 1)));
    refused(() -> new DocPath(List.of(Octets.of(new byte[256]))));
  }
}
