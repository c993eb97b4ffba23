package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Checks the names under which responses of a zone are limited. */
class LimitedByTest {
  private static final String TEXT =
      """
      $TTL 60
      @ SOA ns hm 1 7200 3600 1209600 60
      @ NS ns
      ns A 192.0.2.1
      alias CNAME gone
      lead CNAME any.wild
      *.wild A 192.0.2.2
      *.led CNAME ns
      old DNAME new.other.test.
      sub NS ns.sub
      ns.sub A 192.0.2.3
      """;

  private static Zone zone() throws Exception {
    byte[] octets = TEXT.getBytes(StandardCharsets.US_ASCII);
    return Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), Name.of("limit.test")));
  }

  @Test
  void eachAnswerIsLimitedByTheNameThatItIsMadeFrom() throws Exception {
    Zone zone = zone();
    String[][] names = {
      {"ns", null},
      // Something that does not exist: the zone, whatever the name.
      {"none", "limit.test."},
      {"alias", "limit.test."},
      // Everything below a wildcard, a DNAME or a delegation: its owner.
      {"one.wild", "*.wild.limit.test."},
      {"lead", "*.wild.limit.test."},
      {"one.led", "*.led.limit.test."},
      {"one.old", "old.limit.test."},
      {"one.sub", "sub.limit.test."},
    };
    Lookup lookup = new Lookup();
    for (String[] each : names) {
      assertEquals(each[1], limitedBy(lookup, zone, each[0], RecordType.A), each[0]);
    }
    for (String empty : new String[] {"ns", "one.wild"}) {
      assertEquals("limit.test.", limitedBy(lookup, zone, empty, RecordType.MX), empty);
    }
  }

  private static String limitedBy(Lookup lookup, Zone zone, String label, RecordType type) {
    Name name = Name.of(label + ".limit.test");
    Name by = lookup.find(zone, name, type.value(), false).limitedBy;
    return by == null ? null : by.toString();
  }
}
