package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Constructors refuse values that do not fit their fields. */
class RangesTest {
  private static final Name N = Name.of("n.example");
  private static final Octets NONE = Octets.EMPTY;
  private static final TsigError OK = TsigError.NOERROR;
  private static final RecordType TYPE = RecordType.A;

  private static Octets octets(int length) {
    return Octets.of(new byte[length]);
  }

  /** The minimum and the maximum are accepted; one less and one more are refused. */
  private static DynamicTest range(String field, long most, LongFunction<?> make) {
    return DynamicTest.dynamicTest(
        field,
        () -> {
          assertDoesNotThrow(() -> make.apply(0));
          assertDoesNotThrow(() -> make.apply(most));
          for (long bad : new long[] {-1, most + 1, Long.MIN_VALUE >> 33}) {
            assertThrows(IllegalArgumentException.class, () -> make.apply(bad), field + bad);
          }
        });
  }

  private static DynamicTest length(String field, int most, IntFunction<?> make) {
    return DynamicTest.dynamicTest(
        field,
        () -> {
          assertDoesNotThrow(() -> make.apply(most));
          assertThrows(IllegalArgumentException.class, () -> make.apply(most + 1), field);
        });
  }

  private static Sig sig(int labels, long ttl, long end, long start, int tag) {
    return new Sig(TYPE, DnssecAlgorithm.ED25519, labels, ttl, end, start, tag, N, NONE);
  }

  @TestFactory
  Stream<DynamicTest> numbersFitTheirFields() {
    return Stream.of(
        range("MX preference", 0xFFFF, v -> new Mx((int) v, N)),
        range("AFSDB subtype", 0xFFFF, v -> new Afsdb((int) v, N)),
        range("RT preference", 0xFFFF, v -> new Rt((int) v, N)),
        range("PX preference", 0xFFFF, v -> new Px((int) v, N, N)),
        range("SRV priority", 0xFFFF, v -> new Srv((int) v, 0, 0, N)),
        range("SRV weight", 0xFFFF, v -> new Srv(0, (int) v, 0, N)),
        range("SRV port", 0xFFFF, v -> new Srv(0, 0, (int) v, N)),
        range("NAPTR order", 0xFFFF, v -> new Naptr((int) v, 0, NONE, NONE, NONE, N)),
        range("NAPTR preference", 0xFFFF, v -> new Naptr(0, (int) v, NONE, NONE, NONE, N)),
        range("SOA serial", 0xFFFF_FFFFL, v -> new Soa(N, N, v, 0, 0, 0, 0)),
        range("SOA refresh", 0xFFFF_FFFFL, v -> new Soa(N, N, 0, v, 0, 0, 0)),
        range("SOA retry", 0xFFFF_FFFFL, v -> new Soa(N, N, 0, 0, v, 0, 0)),
        range("SOA expire", 0xFFFF_FFFFL, v -> new Soa(N, N, 0, 0, 0, v, 0)),
        range("SOA minimum", 0xFFFF_FFFFL, v -> new Soa(N, N, 0, 0, 0, 0, v)),
        range("SIG labels", 0xFF, v -> sig((int) v, 0, 0, 0, 0)),
        range("SIG original TTL", 0xFFFF_FFFFL, v -> sig(0, v, 0, 0, 0)),
        range("SIG expiration", 0xFFFF_FFFFL, v -> sig(0, 0, v, 0, 0)),
        range("SIG inception", 0xFFFF_FFFFL, v -> sig(0, 0, 0, v, 0)),
        range("SIG key tag", 0xFFFF, v -> sig(0, 0, 0, 0, (int) v)),
        range("TSIG time", 0xFFFF_FFFF_FFFFL, v -> new Tsig(N, v, 0, NONE, 0, OK, NONE)),
        range("TSIG fudge", 0xFFFF, v -> new Tsig(N, 0, (int) v, NONE, 0, OK, NONE)),
        range("TSIG original ID", 0xFFFF, v -> new Tsig(N, 0, 0, NONE, (int) v, OK, NONE)),
        range("EDNS size", 0xFFFF, v -> Edns.request().withUdpPayloadSize((int) v)),
        range(
            "EDNS RCODE",
            0xFF,
            v -> Edns.request().withUdpPayloadSize(0).withExtendedRcodeBits((int) v)),
        range("EDNS version", 0xFF, v -> Edns.request().withUdpPayloadSize(0).withVersion((int) v)),
        range("EDNS flags", 0xFFFF, v -> Edns.request().withUdpPayloadSize(0).withFlags((int) v)));
  }

  @TestFactory
  Stream<DynamicTest> octetsFitTheirLengths() {
    return Stream.of(
        length("TXT string", 255, n -> new Txt(List.of(NONE, octets(n)))),
        length("NAPTR flags", 255, n -> new Naptr(0, 0, octets(n), NONE, NONE, N)),
        length("NAPTR services", 255, n -> new Naptr(0, 0, NONE, octets(n), NONE, N)),
        length("NAPTR regexp", 255, n -> new Naptr(0, 0, NONE, NONE, octets(n), N)),
        length(
            "SIG signature",
            65_535,
            n -> new Sig(TYPE, DnssecAlgorithm.ED25519, 0, 0, 0, 0, 0, N, octets(n))),
        length("TSIG MAC", 65_535, n -> new Tsig(N, 0, 0, octets(n), 0, OK, NONE)),
        length("TSIG other", 65_535, n -> new Tsig(N, 0, 0, NONE, 0, OK, octets(n))),
        length("option", 65_531, n -> new UnknownOption(OptionCode.NSID, octets(n))),
        length("unknown RDATA", 65_535, n -> new UnknownRData(TYPE, octets(n))));
  }

  @Test
  void textHasAStringAtLeast() {
    assertThrows(IllegalArgumentException.class, () -> new Txt(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Txt.of());
    assertEquals("\"\\195\\164\" \"b\"", Txt.of("\u00e4", "b").toText());
  }

  @Test
  void anNxtBitmapHasOneToSixteenOctetsTheLastNotZeroAndNoTypeZero() {
    assertThrows(IllegalArgumentException.class, () -> new Nxt(N, NONE));
    assertThrows(IllegalArgumentException.class, () -> new Nxt(N, Octets.fromHex("4000")));
    assertThrows(IllegalArgumentException.class, () -> new Nxt(N, Octets.fromHex("01".repeat(17))));
    assertThrows(IllegalArgumentException.class, () -> new Nxt(N, Octets.fromHex("80")));
    Nxt most = new Nxt(N, Octets.fromHex("7f" + "ff".repeat(15)));
    assertEquals(127, most.types().size());
    assertEquals(RecordType.of(127), most.types().get(126));
  }

  @Test
  void listsAreCopied() {
    List<Octets> strings = new ArrayList<>(List.of(NONE));
    Txt txt = new Txt(strings);
    List<EdnsOption> options = new ArrayList<>(List.of(new UnknownOption(OptionCode.NSID, NONE)));
    Opt opt = new Opt(options);
    Edns edns = Edns.request().withUdpPayloadSize(0).withOptions(options);
    strings.clear();
    options.clear();
    assertEquals(1, txt.strings().size());
    assertEquals(1, opt.options().size());
    assertEquals(1, edns.options().size());
    assertThrows(UnsupportedOperationException.class, () -> txt.strings().clear());
    assertThrows(UnsupportedOperationException.class, () -> opt.options().clear());
    assertThrows(UnsupportedOperationException.class, () -> edns.options().clear());
  }

  @Test
  void ednsFieldsShareClassAndTtlAsRfc6891Section613Has() {
    Edns edns = Edns.ofFields(1232, 0x81028001, List.of());
    assertEquals(Edns.request().withExtendedRcodeBits(0x81).withVersion(2).withFlags(0x8001), edns);
    assertEquals(0x81028001, edns.ttlField());
    assertEquals(true, edns.isDnssecOk());
    assertEquals(false, Edns.request().isDnssecOk());
    assertEquals(1232, Edns.request().udpPayloadSize());
    assertEquals(true, edns.option(UnknownOption.class).isEmpty());
  }

  @Test
  void javaNetAddressesGoBothWays() throws UnknownHostException {
    InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 192, 0, (byte) 255, 1});
    A a = A.of((Inet4Address) address);
    assertEquals("192.0.255.1", a.toText());
    assertEquals(address, a.inetAddress());
  }
}
