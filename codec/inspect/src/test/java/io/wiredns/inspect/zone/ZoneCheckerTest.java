package io.wiredns.inspect.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.rdata.CollidingRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneCases;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.Zones;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ZoneCheckerTest {
  @ParameterizedTest
  @MethodSource({
    "io.wiredns.codec.zone.ZoneCases#all",
    "io.wiredns.codec.zone.ZoneCases#bindLoads"
  })
  void finds(ZoneCases.Case zone) throws IOException {
    ZoneReport report = ZoneChecker.check(Zones.reader(zone.text()));
    if (zone.finding() == null) {
      assertTrue(report.findings().isEmpty(), () -> report.findings().toString());
    } else {
      assertTrue(
          report.findings().stream()
              .anyMatch(found -> found.toString().equals("-" + zone.finding())),
          () -> report.findings().toString());
    }
    assertEquals(zone.isError(), report.errorCount() > 0, () -> report.findings().toString());
  }

  @Test
  void countsWhatIsLoaded() throws IOException {
    ZoneReport report =
        ZoneChecker.check(
            Zones.reader(
                "@ 5 SOA . . 77 7200 900 1209600 300\n@ NS a.\n@ NS a.\nx. NS a.\nx CNAME a.\n"));
    assertEquals(3, report.recordCount());
    assertEquals(OptionalLong.of(77), report.serial());
    assertEquals(0, report.errorCount());
    assertEquals("zone example./IN: loaded serial 77, 3 records", report.toString());
    assertEquals(2, report.findings().size());
    assertEquals(Optional.of(Name.of("example.")), report.findings().get(0).owner());
  }

  @Test
  void reportsAllFaultsInTheOrderOfTheirLines() throws IOException {
    ZoneReport report =
        ZoneChecker.check(Zones.reader("x 5 CNAME a.\nx TXT a\ny FOO\nz CNAME b.\nz CNAME c.\n"));
    assertEquals(
        """
        -: error: example.: no SOA record at the apex (RFC 1034 section 4.2.1)
        -: error: example.: no NS record at the apex (RFC 1034 section 4.2.1)
        -:2: error: x.example.: CNAME and other data, TXT (RFC 1034 section 3.6.2)
        -:3: error: column 3: expected a TTL, a class or a type, found 'FOO'
        -:5: error: z.example.: a second CNAME record (RFC 2181 section 10.1)
        """,
        report.findings().stream().map(found -> found + "\n").reduce("", String::concat));
    assertEquals("zone example./IN: 5 errors", report.toString());
  }

  @Test
  void workGrowsWithTheZoneAndNotWithItsSquare() throws IOException {
    StringBuilder text = new StringBuilder("$TTL 5\n@ SOA . . 1 7200 900 1209600 300\n@ NS a.\n");
    for (int i = 0; i < 40_000; i++) {
      text.append("x TXT ").append(i).append("\n@ MX ").append(i).append(" x\n");
    }
    long start = System.nanoTime();
    ZoneReport report = ZoneChecker.check(Zones.reader(text.toString()));
    assertTrue(System.nanoTime() - start < 20_000_000_000L, "too slow");
    assertEquals(40_000, report.findings().size());
  }

  @Test
  void aZoneOfAUsersOwnDataIsCheckedWithFewLooks() throws IOException {
    int count = 16_000;
    StringBuilder zone = new StringBuilder("@ 0 SOA . . 1 1 1 1 1\n@ 0 NS .\n");
    IntStream.range(0, count).forEach(i -> zone.append("@ 0 TYPE65400 ").append(i).append('\n'));
    byte[] octets = zone.toString().getBytes(StandardCharsets.US_ASCII);
    CollidingRData.calls();
    ZoneReport report =
        ZoneChecker.check(
            ZoneReader.builder(Name.of("example"))
                .registry(CollidingRData.REGISTRY)
                .open(new ByteArrayInputStream(octets), "zone"));
    int calls = CollidingRData.calls();
    assertEquals(count + 2, report.recordCount());
    assertTrue(calls < 14 * count, calls + " calls");
  }
}
