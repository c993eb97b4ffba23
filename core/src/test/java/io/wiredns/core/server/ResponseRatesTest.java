package io.wiredns.core.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.core.server.ResponseRates.Kind;
import io.wiredns.core.server.ResponseRates.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseRatesTest {
  private static final long SECOND = 1_000_000_000;

  /** Returns tables whose collisions are the same in each run. */
  private static ResponseRates rates(RateLimit limit) {
    return new ResponseRates(limit, 0, 0x5EED);
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  private static Map<Verdict, Integer> ask(ResponseRates rates, String from, int times, long now)
      throws UnknownHostException {
    return ask(rates, from, Kind.ANSWER, 1, times, now);
  }

  private static Map<Verdict, Integer> ask(
      ResponseRates rates, String from, Kind kind, int name, int times, long now)
      throws UnknownHostException {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int i = 0; i < times; i++) {
      verdicts.merge(rates.ask(address(from), kind, name, now), 1, Integer::sum);
    }
    return verdicts;
  }

  @Test
  void aSecondsAllowanceAndThenOneOfSlipIsCut() throws UnknownHostException {
    ResponseRates rates = rates(RateLimit.of(10));
    assertEquals(
        Map.of(Verdict.SEND, 10, Verdict.SLIP, 45, Verdict.DROP, 45),
        ask(rates, "192.0.2.1", 100, 0));
    assertEquals(
        Map.of(Verdict.SLIP, 3, Verdict.DROP, 3), ask(rates, "192.0.2.1", 6, SECOND * 999 / 1000));
    assertEquals(Map.of(Verdict.SEND, 10, Verdict.DROP, 1), ask(rates, "192.0.2.1", 11, SECOND));
    // Even after a long pause the allowance is at most that of one second.
    assertEquals(
        Map.of(Verdict.SEND, 10, Verdict.SLIP, 1), ask(rates, "192.0.2.1", 11, 100 * SECOND));
    // A clock that stands still or goes back adds no allowance.
    assertEquals(Map.of(Verdict.DROP, 1), ask(rates, "192.0.2.1", 1, 99 * SECOND));
  }

  /** From the first second on, whatever part of a second the flood begins in. */
  @Test
  void noSecondOfAFloodGetsMoreThanTheRate() throws UnknownHostException {
    ResponseRates rates = rates(RateLimit.standard());
    long start = SECOND / 4;
    for (int second = 0; second < 5; second++) {
      int sent = 0;
      for (int i = 0; i < 5_000; i++) {
        long now = start + second * SECOND + i * SECOND / 5_000;
        sent += ask(rates, "192.0.2.1", 1, now).getOrDefault(Verdict.SEND, 0);
      }
      assertEquals(1_000, sent, "in second " + second);
    }
  }

  @Test
  void slip0DropsAllAnd1CutsAll() throws UnknownHostException {
    ResponseRates drops = rates(RateLimit.of(1).withSlip(0).withMaxNetworks(16));
    assertEquals(Map.of(Verdict.SEND, 1, Verdict.DROP, 9), ask(drops, "192.0.2.1", 10, 0));
    ResponseRates cuts = rates(RateLimit.of(1).withSlip(1).withMaxNetworks(16));
    assertEquals(Map.of(Verdict.SEND, 1, Verdict.SLIP, 9), ask(cuts, "192.0.2.1", 10, 0));
  }

  @Test
  void aNetworkSharesItsAllowance() throws UnknownHostException {
    ResponseRates rates = rates(RateLimit.of(10));
    for (String[] pair :
        new String[][] {
          {"192.0.2.1", "192.0.2.254"}, {"2001:db8:1:ff00::1", "2001:db8:1:ffff:1:2:3:4"}
        }) {
      assertEquals(10, ask(rates, pair[0], 50, 0).get(Verdict.SEND));
      assertEquals(null, ask(rates, pair[1], 50, 0).get(Verdict.SEND));
    }
  }

  @Test
  void networksHaveEachTheirOwn() throws UnknownHostException {
    ResponseRates rates = rates(RateLimit.of(10));
    int spared = 0;
    for (int i = 0; i < 200; i++) {
      spared += ask(rates, "10.1." + i + ".1", 10, 0).getOrDefault(Verdict.SEND, 0);
      spared += ask(rates, "2001:db8:" + i + "::1", 10, 0).getOrDefault(Verdict.SEND, 0);
    }
    // With 400 networks in 131,072 entries, more than a few collisions are very unlikely.
    assertTrue(spared > 390 * 10, "" + spared);
  }

  @Test
  void eachNameAndEachKindHaveTheirOwn() throws UnknownHostException {
    ResponseRates rates = rates(RateLimit.of(10));
    String network = "192.0.2.1";
    assertEquals(10, ask(rates, network, Kind.ANSWER, 1, 5_000, 0).get(Verdict.SEND));
    // A flood of one name costs the others nothing.
    assertEquals(Map.of(Verdict.SEND, 10), ask(rates, network, Kind.ANSWER, 2, 10, 0));
    for (Kind kind : List.of(Kind.NODATA, Kind.REFERRAL, Kind.NXDOMAIN, Kind.ERROR)) {
      assertEquals(10, ask(rates, network, kind, 0, 50, 0).get(Verdict.SEND));
    }
  }

  @Test
  void allNamesOfANetworkTogetherHaveALimit() throws UnknownHostException {
    ResponseRates ten = rates(RateLimit.of(10));
    ResponseRates own = rates(RateLimit.of(10).withMaxPerNetwork(25));
    int ofTen = 0;
    int ofOwn = 0;
    for (int name = 0; name < 1_000; name++) {
      ofTen += ask(ten, "192.0.2.1", Kind.ANSWER, name, 1, 0).getOrDefault(Verdict.SEND, 0);
      ofOwn += ask(own, "192.0.2.1", Kind.ANSWER, name, 1, 0).getOrDefault(Verdict.SEND, 0);
    }
    assertEquals(100, ofTen);
    assertEquals(25, ofOwn);
    assertEquals(Map.of(Verdict.SEND, 10), ask(own, "198.51.100.1", 10, 0));
  }

  @Test
  void aLimitSaysWhatItIs() {
    assertEquals(
        "1000 responses a second about a name, and 10000 in total, to a network of /24 or /56",
        RateLimit.standard().toString());
    assertEquals("no limit", RateLimit.off().withSlip(1).toString());
  }

  @Test
  void whatIsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(0));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(1_000_001));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(1).withMaxPerNetwork(0));
    assertThrows(
        IllegalArgumentException.class, () -> RateLimit.of(1).withSlip(-1).withMaxNetworks(16));
    assertThrows(
        IllegalArgumentException.class,
        () -> RateLimit.of(1).withIpv4PrefixLength(33).withMaxNetworks(16));
    assertThrows(
        IllegalArgumentException.class,
        () -> RateLimit.of(1).withIpv6PrefixLength(65).withMaxNetworks(16));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.of(1).withMaxNetworks(15));
  }
}
