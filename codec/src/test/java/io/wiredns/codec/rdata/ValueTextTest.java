package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.ValueClasses;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text in a log line is the presentation form, which can be parsed again. */
class ValueTextTest {
  private static List<RData> values() throws WireFormatException {
    List<RData> all = new ArrayList<>();
    for (Vectors.Vector vector : Vectors.ALL) {
      all.add(RDataInMessage.view(vector.type(), vector.octets()).rdata());
    }
    Octets octets = Octets.fromHex("0102");
    all.add(new UnknownRData(RecordType.of(65_400), octets));
    all.add(new ChaosA(Name.of("ch."), 8));
    all.add(new EmptyRData(RecordType.A));
    all.add(new Opt(List.of()));
    WireFormatException fault = new WireFormatException(Fault.RDATA_TRUNCATED, 0, "A", "short");
    all.add(new MalformedRData(RecordType.A, octets, fault));
    return all;
  }

  @Test
  void everyValueIsItsPresentationForm() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (RData value : values()) {
      assertEquals(value.toText(), value.toString());
      seen.add(value.getClass().getSimpleName());
    }
    assertTrue(ValueClasses.of(RData.class).containsAll(seen) && seen.size() > 85, seen::toString);
  }

  private static List<SvcParam> params() throws WireFormatException {
    List<SvcParam> all = new ArrayList<>();
    for (RData value : values()) {
      if (value instanceof Svcb svcb) {
        all.addAll(svcb.params());
      } else if (value instanceof Https https) {
        all.addAll(https.params());
      }
    }
    return all;
  }

  @Test
  void everyParameterIsItsPresentationForm() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (SvcParam param : params()) {
      assertEquals(param.toText(), param.toString());
      seen.add(param.getClass().getSimpleName());
    }
    Differences.assertSameElements(ValueClasses.of(SvcParam.class), seen, "parameters");
  }

  @Test
  void addressesAreTheirTexts() throws UnknownHostException {
    Inet4Address ipv4 = (Inet4Address) InetAddress.getByAddress(new byte[] {-64, 0, 2, -1});
    Inet6Address ipv6 = Ipv6.of("2001:db8::fe").toInetAddress();
    assertEquals(ipv4, A.of("192.0.2.255").inetAddress());
    assertEquals(A.of("192.0.2.255"), A.of(ipv4));
    assertEquals("192.0.2.255", A.of(ipv4).toString());
    assertEquals(ipv6, Aaaa.of("2001:db8:0::fe").inetAddress());
    assertEquals(Aaaa.of("2001:db8::fe"), Aaaa.of(ipv6));
    assertEquals("2001:db8::fe", Aaaa.of(ipv6).toString());
    assertEquals("ipv4hint=192.0.2.255", SvcParam.Ipv4Hint.of(ipv4).toString());
    assertEquals("ipv6hint=2001:db8::fe", SvcParam.Ipv6Hint.of(ipv6).toString());
    assertEquals(ipv4, new Gateway.Ipv4Address(A.of(ipv4).address()).inetAddress());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "192.0.2", "192.0.2.256", "192.0.02.1", "::1", "localhost", " 1.2.3.4"})
  void noIpv4AddressIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> A.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "1.2.3.4", "1::2::3", "2001:db8::1%1", "12345::", "::g", " ::1"})
  void noIpv6AddressIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Aaaa.of(text));
    assertThrows(IllegalArgumentException.class, () -> Ipv6.of(text));
  }

  @Test
  void gatewaysAndRangesAreTheirTexts() {
    assertEquals(".", new Gateway.None().toString());
    assertEquals("192.0.2.1", new Gateway.Ipv4Address(0xC0000201).toString());
    assertEquals("::1", new Gateway.Ipv6Address(new Ipv6(0, 1)).toString());
    assertEquals("a.b.", new Gateway.Host(Name.of("a.b.")).toString());
    assertEquals("0102", new Gateway.Unknown(7, Octets.fromHex("0102")).toString());
    assertEquals("1:192.0.2.0/24", new Apl.Item(1, 24, false, Octets.fromHex("c00002")).toString());
    assertEquals("!2:2001::/16", new Apl.Item(2, 16, true, Octets.fromHex("2001")).toString());
    Octets longest = Octets.fromHex("01".repeat(127));
    assertEquals("3:" + longest.toHex() + "/8", new Apl.Item(3, 8, false, longest).toString());
  }
}
