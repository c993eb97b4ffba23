package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneReaderTest {
  @Test
  void readsTheZoneOfTheRfc() throws TextFormatException, IOException {
    // The form of RFC 1035 section 5.3, with names and addresses for documentation.
    Differences.assertSameLines(
        """
        example. 300 IN SOA venera.example. Action\\.domains.example. 20 7200 600 3600000 300
        example. 300 IN NS a.other.test.
        example. 300 IN NS venera.example.
        example. 300 IN MX 10 venera.example.
        a.example. 300 IN A 192.0.2.3
        venera.example. 300 IN A 192.0.2.52
        venera.example. 300 IN A 192.0.2.44
        """,
        Zones.read(
            """
            @   IN  SOA     VENERA      Action\\.domains (
                                             20     ; SERIAL
                                             7200   ; REFRESH
                                             600    ; RETRY
                                             3600000; EXPIRE
                                             300)   ; MINIMUM

                    NS      A.OTHER.TEST.
                    NS      VENERA
                    MX      10      VENERA
            A       A       192.0.2.3
            VENERA  A       192.0.2.52
                    A       192.0.2.44
            """
                .replace("VENERA", "venera")
                .replace("A.OTHER.TEST", "a.other.test")
                .replace("\nA  ", "\na  ")),
        "zone");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "TTL, class | x 5 IN A 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "class, TTL | x IN 5 A 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "lower case | x in 5 a 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "units | x 1w2d3h4m5s A 192.0.2.1 | x.example. 788645 IN A 192.0.2.1",
        "an owner that is a type | A 5 A 192.0.2.1 | A.example. 5 IN A 192.0.2.1",
        "an owner that is a number | 5 5 A 192.0.2.1 | 5.example. 5 IN A 192.0.2.1",
        "an owner in quotes | \"x\" 5 A 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "an owner as a directive | \\$TTL 5 A 192.0.2.1 | \\$TTL.example. 5 IN A 192.0.2.1",
        "an at sign | @ 5 NS @ | example. 5 IN NS example.",
        "an escaped at sign | \\@ 5 NS \\@ | \\@.example. 5 IN NS \\@.example.",
        "escapes | a\\.b\\032 5 NS . | a\\.b\\032.example. 5 IN NS .",
        "another class | x 5 CH TXT a | x.example. 5 CH TXT \"a\"",
        "an unknown class | x 5 CLASS9 TXT a | x.example. 5 CLASS9 TXT \"a\"",
        "a class by number | x 5 CLASS1 TXT a | x.example. 5 IN TXT \"a\"",
        "an unknown type | x 5 TYPE999 \\# 2 0aFf | x.example. 5 IN TYPE999 \\# 2 0AFF",
        "no octets | x 5 TYPE999 \\# 0 | x.example. 5 IN TYPE999 \\# 0",
        "octets in words | x 5 TYPE999 \\# 3 0a ff 00 | x.example. 5 IN TYPE999 \\# 3 0AFF00",
        "a known type by octets | x 5 A \\# 4 c0000201 | x.example. 5 IN A 192.0.2.1",
        "a known type by number | x 5 TYPE1 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "an opaque type of a class | x 5 CH AAAA \\# 1 00 | x.example. 5 CH AAAA \\# 1 00",
        "parentheses | x 5 ( A ) 192.0.2.1 | x.example. 5 IN A 192.0.2.1",
        "a comment | x 5 A 192.0.2.1;y | x.example. 5 IN A 192.0.2.1",
        "a semicolon in quotes | x 5 TXT \"a;b\" | x.example. 5 IN TXT \"a;b\"",
        "an IPv6 address from a gap on | x 5 AAAA ::1 | x.example. 5 IN AAAA ::1",
        "an IPv6 address to a gap | x 5 AAAA 1:: | x.example. 5 IN AAAA 1::",
        "an IPv6 address with a quad | x 5 AAAA ::ffff:192.0.2.1"
            + " | x.example. 5 IN AAAA ::ffff:192.0.2.1",
      })
  void reads(String name, String text, String record) throws TextFormatException, IOException {
    assertEquals(record + "\n", Zones.read(text));
    assertEquals(record + "\n", Zones.read(text + "\r\n"));
  }

  @Test
  void defaultTtlsAreThoseOfBind() throws TextFormatException, IOException {
    Differences.assertSameLines(
        """
        example. 9 IN SOA . . 1 2 3 4 9
        x.example. 9 IN TXT "minimum"
        x.example. 7 IN TXT "own"
        x.example. 9 IN TXT "minimum, not last"
        x.example. 3600 IN TXT "$TTL"
        """,
        Zones.read(
            """
            @ SOA . . 1 2 3 4 9
            x TXT minimum
              7 TXT own
              TXT "minimum, not last"
            $TTL 1h
              TXT $TTL
            """),
        "zone");
    Differences.assertSameLines(
        """
        example. 8 IN SOA . . 1 2 3 4 9
        x.example. 8 IN TXT "last"
        x.example. 7 IN TXT "own"
        x.example. 7 IN TXT "last"
        """,
        Zones.read("@ 8 SOA . . 1 2 3 4 9\nx TXT last\n 7 TXT own\n TXT last\n"),
        "zone");
  }

  @Test
  void originHoldsForWhatFollowsAndCanBeRelative() throws TextFormatException, IOException {
    assertEquals(
        """
        a.example. 5 IN NS b.example.
        a.example. 5 IN NS b.sub.example.
        a.sub.example. 5 IN NS sub.example.
        a.deep.sub.example. 5 IN NS a.
        """,
        Zones.read("$TTL 5\na NS b\n$ORIGIN sub\n NS b\na NS @\n$origin deep\na NS a.\n"));
  }

  @Test
  void saysWhereARecordCameFrom() throws TextFormatException, IOException {
    ZoneReader reader = Zones.reader("\n\n@ 5 NS ( a\n)\n\nb A 192.0.2.1");
    assertEquals(0, reader.line());
    reader.next();
    assertEquals(3, reader.line());
    reader.next();
    assertEquals(6, reader.line());
    assertEquals("-", reader.file());
    assertNull(reader.next());
    assertNull(reader.next());
    assertEquals(Zones.ORIGIN, reader.origin());
  }

  @Test
  void readsOtherZoneClassesAndOtherTypes() throws TextFormatException, IOException {
    RecordType mine = RecordType.of(65_280);
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN)
            .recordClass(RecordClass.CH)
            .registry(Registry.standard().with(mine, Cname::read))
            .open(Zones.stream("@ 5 TYPE65280 x"), "mine");
    ResourceRecord record = reader.next();
    assertEquals(RecordClass.CH, record.recordClass());
    assertEquals("x.example.", ((Cname) record.rdata()).target().toString());
    assertEquals("mine", reader.file());
    assertEquals(RecordClass.CH, reader.recordClass());
  }

  @Test
  void anOwnerThatIsSaidAgainIsOneObject() throws TextFormatException, IOException {
    List<ResourceRecord> records = Zones.all(Zones.reader("x 5 NS .\nx NS a.\n NS b.\nX NS c."));
    assertSame(records.get(0).name(), records.get(1).name());
    assertSame(records.get(0).name(), records.get(2).name());
    assertEquals("X.example.", records.get(3).name().toString());
  }

  @Test
  void aStreamOfTheCallersStaysOpenAndItsFaultsComeThrough() throws Exception {
    boolean[] closed = new boolean[1];
    ByteArrayInputStream in =
        new ByteArrayInputStream(new byte[0]) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ZoneReader reader = ZoneReader.of(in, Zones.ORIGIN);
    assertNull(reader.next());
    reader.close();
    assertTrue(!closed[0]);
    ZoneReader broken =
        ZoneReader.of(
            new java.io.InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("broken");
              }
            },
            Zones.ORIGIN);
    assertThrows(IOException.class, broken::next);
  }

  @Test
  void rejectsSettingsThatAreNone() {
    ZoneReader.Builder settings = ZoneReader.builder(Zones.ORIGIN);
    assertThrows(IllegalArgumentException.class, () -> settings.maxGeneratedRecords(-1));
    assertThrows(
        IllegalArgumentException.class, () -> settings.maxIncludeDepth(-1).maxIncludeFiles(1));
    assertThrows(
        IllegalArgumentException.class, () -> settings.maxIncludeDepth(1).maxIncludeFiles(-1));
  }
}
