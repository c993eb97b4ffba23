package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parses RDATA and records from text. */
class ParsedTextTest {
  private static final Name ORIGIN = Name.of("example");

  @Test
  void rdataIsReadFromItsText() throws TextFormatException {
    RData mx = new Mx(10, Name.of("mail.example"));
    assertEquals(mx, RData.parse(RecordType.MX, "10 mail.example."));
    assertEquals(mx, RData.parse(RecordType.MX, "( 10 ; first\n mail.example. )"));
    assertEquals(mx, RData.parse(RecordType.MX, mx.toGenericText()));
    assertEquals(mx, RData.parse(RecordType.MX, "10 mail", ORIGIN, Registry.standard()));
    RData link = new Own.Link(7, Name.of("y.example"));
    assertEquals(link, RData.parse(Own.LINK, "7 y", ORIGIN, Own.REGISTRY));
    assertEquals(link, RData.parse(Own.LINK, link.toText(), Name.ROOT, Own.REGISTRY));
    RData known = RData.parse(Own.LINK, link.toGenericText(), Name.ROOT, Own.REGISTRY);
    assertTrue(known instanceof Own.Link);
  }

  @Test
  void recordsAreReadFromTheirText() throws TextFormatException {
    ResourceRecord www =
        new ResourceRecord(Name.of("www.example"), 60, RData.parse(RecordType.A, "192.0.2.1"));
    assertEquals(www, ResourceRecord.parse("www.example. 60 IN A 192.0.2.1"));
    assertEquals(www, ResourceRecord.parse("www.example. in 1m a 192.0.2.1 ; a comment\n"));
    assertEquals(www, ResourceRecord.parse("www 60 A 192.0.2.1", ORIGIN, Registry.standard()));
    assertTrue(www.rdata() instanceof A);
    ResourceRecord soa =
        ResourceRecord.parse("@ SOA ns host 1 2 3 4 5", ORIGIN, Registry.standard());
    assertEquals(ORIGIN, soa.name());
    assertEquals(((Soa) soa.rdata()).minimum(), soa.ttl());
    ResourceRecord own = Own.record();
    assertEquals(own, ResourceRecord.parse("x 60 link 7 y", ORIGIN, Own.REGISTRY));
    assertEquals(own, ResourceRecord.parse(own.toString(), Name.ROOT, Own.REGISTRY));
    ResourceRecord chaos = ResourceRecord.parse("version.bind. 0 CH TXT \"9\"");
    assertEquals(RecordClass.CH, chaos.recordClass());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "www 60 A 192.0.2.1 | 1 | 1",
        "www.example. A 192.0.2.1 | 1 | 14",
        "www.example. 60 A 192.0.2.256 | 1 | 19",
        "www.example. 60 LINK 7 y.example. | 1 | 17",
        "www.example. 60 MX 10 mail | 1 | 23",
        "www.example. 60 ANY 1 | 1 | 17",
        "~ 60 A 192.0.2.1~ | 1 | 1",
        "~~ | 1 | 1",
      })
  void whatIsNoRecordIsRefusedWithItsPlace(String text, long line, int column) {
    TextFormatException fault =
        assertThrows(TextFormatException.class, () -> ResourceRecord.parse(text));
    assertEquals(line + ":" + column, fault.line() + ":" + fault.column(), fault.getMessage());
  }

  @Test
  void oneRecordIsAll() {
    String two = "a.example. 60 A 192.0.2.1\nb.example. 60 A 192.0.2.1\n";
    TextFormatException fault =
        assertThrows(TextFormatException.class, () -> ResourceRecord.parse(two));
    assertEquals(2, fault.line());
    assertThrows(TextFormatException.class, () -> RData.parse(RecordType.A, "192.0.2.1\n1.2.3.4"));
  }

  @Test
  void recordsHaveTheOrderOfDnssec() throws TextFormatException {
    List<ResourceRecord> sorted = new ArrayList<>();
    for (String text :
        List.of(
            "example. 9 A 192.0.2.1",
            "example. 1 MX 1 B.example.",
            "example. 9 MX 1 c.example.",
            "a.example. 9 A 192.0.2.1",
            "yljkjljk.a.example. 9 A 192.0.2.1",
            "Z.a.example. 9 A 192.0.2.1",
            "zABC.a.EXAMPLE. 9 A 192.0.2.1",
            "z.example. 9 A 192.0.2.1",
            "z.example. 9 A 192.0.2.10",
            "z.example. 9 TXT a",
            "z.example. 9 CH A x. 1")) {
      sorted.add(ResourceRecord.parse(text));
    }
    List<ResourceRecord> shuffled = new ArrayList<>(sorted);
    Collections.shuffle(shuffled, new Random(5));
    shuffled.sort(ResourceRecord.canonicalOrder());
    assertEquals(sorted, shuffled);
  }
}
