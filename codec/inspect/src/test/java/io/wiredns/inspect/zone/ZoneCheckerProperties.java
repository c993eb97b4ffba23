package io.wiredns.inspect.zone;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.zone.Zones;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ZoneCheckerProperties {
  @Property(tries = 500)
  void theCheckerReportsAndNeverFails(@ForAll Random random) throws IOException {
    String[] lines = {
      "@ SOA ns h 1 2 3 4 5",
      "@ NS ns",
      "ns A 192.0.2.1",
      "x CNAME y",
      "x DNAME y",
      "a.x TXT t",
      "x NS a.x",
      "* A 192.0.2.1",
      "*.w NS ns",
      "x MX 1 y",
      "x SRV 1 1 1 a.w",
      "@ DNAME z.",
      "x NSEC ns A",
      "@ NSEC x A",
      "x RRSIG A 8 9 1 3 4 5 other. AA==",
      "@ NSEC3PARAM 1 0 0 -",
      "0 NSEC3 1 0 0 - 00 A",
      "other. TXT t",
      "x CH TXT t",
      "x 3000000000 TXT t",
      "bad",
      "x DS 1 8 2 00",
      "@ DNSKEY 257 3 8 AwEAAQ==",
      "@ CDS 0 0 0 00",
      "@ CDS 1 8 77 00",
      "@ CDNSKEY 257 3 8 AwEAAg==",
      "@ CDNSKEY 0 3 0 AA==",
      "x CDNSKEY \\# 0",
      "@ CDS \\# 0",
      "@ ZONEMD 1 1 3 000102030405060708090a0b",
      "@ ZONEMD \\# 0"
    };
    StringBuilder text = new StringBuilder("$TTL 5\n");
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(lines[random.nextInt(lines.length)]).append('\n');
    }
    ZoneReport report = ZoneChecker.check(Zones.reader(text.toString()));
    long before = 0;
    for (Finding finding : report.findings()) {
      assertTrue(finding.line().orElse(0) >= before, () -> report.findings().toString());
      before = finding.line().orElse(0);
    }
    assertTrue(report.toString().startsWith("zone example./IN: "));
  }
}
