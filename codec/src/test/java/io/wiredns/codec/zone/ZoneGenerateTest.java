package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Tool;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneGenerateTest {
  /** Owners as named-compilezone of BIND 9.18 generates them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1-2 | h$ | h1 h2",
        "0-4/2 | h$ | h0 h2 h4",
        "0-5/3 | $ | 0 3",
        "3-3 | $.$ | 3.3",
        "1-2 | h${10} | h11 h12",
        "1-2 | h${10,4} | h0011 h0012",
        "1-2 | h${+1,2,d} | h02 h03",
        "1-2 | h${-5,4,d} | h-004 h-003",
        "7-9 | h${0,3,o} | h007 h010 h011",
        "254-256 | h${0,0,x} | hfe hff h100",
        "254-255 | h${0,4,X} | h00FE h00FF",
        "16-17 | h${0,5,n} | h0.1.0 h1.1.0",
        "26-26 | h${0,0,N} | hA.1",
        "26-26 | h${0,0,n} | ha.1",
        "16-16 | h${0,7,N} | h0.1.0.0",
        "1024-1026 | ${-2000,0,n} | 0.3.c.f.f.f.f.f 1.3.c.f.f.f.f.f 2.3.c.f.f.f.f.f",
        "1-1 | h${-2147483648,0,X} | h80000001",
        "1-1 | a$$b$ | a\\$b1",
        "1-1 | a\\$b$ | a\\$b1",
        "1-1 | a\\\\$ | a\\\\1",
      })
  void makesOwners(String range, String owner, String owners) throws Exception {
    String made =
        Zones.all(Zones.reader("$GENERATE " + range + " " + owner + " 5 A 192.0.2.1")).stream()
            .map(record -> record.name().toString(Zones.ORIGIN))
            .collect(Collectors.joining(" "));
    assertEquals(owners, made);
  }

  @Test
  void makesRecordsOfAnyType() throws TextFormatException, IOException {
    assertEquals(
        """
        a.example. 5 IN A 192.0.2.9
        1.0.example. 5 IN PTR h1.example.
        2.0.example. 5 IN PTR h2.example.
        m1.example. 60 IN MX 1 m1.example.
        t7.example. 60 IN TXT "a 7" "b;7"
        a.example. 5 IN A 192.0.2.10
        """,
        Zones.read(
            """
            $TTL 5
            a A 192.0.2.9
            $GENERATE 1-2 $.0 PTR h$ ; a comment
            $GENERATE 1-1 m$ 1m IN MX "$ m$"
            $generate 7-7 t$ IN 60 TXT "\\"a $\\" \\"b;$\\""
             A 192.0.2.10
            """
                .replace("\\\"a $\\\" \\\"b;$\\\"", "a\\032$ b\\;$")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$GENERATE | 10: expected a range",
        "$GENERATE 5 h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE 2-1 h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE 1-2/0 h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE 1-2/ h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE -1-2 h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE 1-2147483648 h$ A 192.0.2.1 | 11: expected a range",
        "$GENERATE 1-65537 h$ A 192.0.2.1 | 11: expected a range of at most 65536 records",
        "$GENERATE 1-2 | 14: expected an owner without quotes",
        "$GENERATE 1-2 \"h$\" A 192.0.2.1 | 15: expected an owner without quotes",
        "$GENERATE 1-2 h$ A | 19: expected a type, and RDATA in one word",
        "$GENERATE 1-2 h$ MX 10 m | 18: expected TTL, class and type",
        "$GENERATE 1-2 h$ \"A\" 192.0.2.1 | 18: expected TTL, class and type",
        "$GENERATE 1-2 h${ A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${1 A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${1,} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${1,2,} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${1,2,q} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${1,128} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${,2} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${99999999999} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 1-2 h${-2147483649,0,x} A 192.0.2.1 | 15: expected $ or ${offset,width,base}",
        "$GENERATE 0-2 h${-2147483648} A 192.0.2.$x | 15: expected address, an IPv4 address",
        "$GENERATE 1-2 h${2147483647} A 192.0.2.1 | 15: expected an offset that leads",
        "$GENERATE 1-2 h$ A 192.0.2.$x | 15: expected address, an IPv4 address",
        "$GENERATE 1-2 a..$ A 192.0.2.1 | 15: expected an owner, a domain name",
        "$GENERATE 1-2 h$ 5y A 192.0.2.1 | 15: expected a TTL",
        "$GENERATE 1-2 h$ OPT x | 15: expected a type that is allowed in",
        "$GENERATE 1-2 h$ A ( | 21: expected ')'",
        "$GENERATE 1-2 h$ TXT \"(\" | 15: expected ')'",
        "$GENERATE 1-2 h$ TXT \"a)\" | 15: expected no ')' without",
      })
  void namesThePlaceOnce(String text, String message) throws IOException {
    List<TextFormatException> faults = Zones.faults(Zones.reader("$TTL 5\n" + text));
    assertEquals(1, faults.size(), faults::toString);
    String found = faults.get(0).getMessage();
    assertEquals(
        "-:2:" + message, found.substring(0, Math.min(found.length(), message.length() + 4)));
  }

  @Test
  void theBoundHoldsForAllTogetherAndCanBeSet() throws IOException, TextFormatException {
    String text = "$TTL 5\n$GENERATE 1-3 h$ A 192.0.2.1\n$GENERATE 1-3 i$ A 192.0.2.1\n";
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN).maxGeneratedRecords(5).open(Zones.stream(text), "-");
    for (int i = 0; i < 3; i++) {
      reader.next();
      assertEquals(2, reader.line());
    }
    TextFormatException fault = assertThrows(TextFormatException.class, reader::next);
    assertEquals(3, fault.line());
    assertEquals(11, fault.column());
    ZoneReader more =
        ZoneReader.builder(Zones.ORIGIN)
            .maxGeneratedRecords(200_000)
            .open(Zones.stream("$TTL 5\n$GENERATE 1-200000 h$ A 192.0.2.1\n"), "-");
    int count = 0;
    while (more.next() != null) {
      count++;
    }
    assertEquals(200_000, count);
  }

  /**
   * A short text that would generate gigabytes ends at the limit, and so do all later directives.
   */
  @Test
  void octetsAreBounded() throws IOException, TextFormatException {
    String text =
        "$TTL 5\n$GENERATE 1-9 h TXT 12\n$GENERATE 1-9 i TXT 12\n$GENERATE 1-1 j TXT 12\nk A ::\n";
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN).maxGeneratedOctets(100).open(Zones.stream(text), "zone");
    int records = 0;
    List<String> faults = new ArrayList<>();
    while (true) {
      try {
        if (reader.next() == null) {
          break;
        }
        records++;
      } catch (TextFormatException fault) {
        faults.add(fault.getMessage());
      }
    }
    // "h TXT 12\n" has nine octets.
    assertEquals(11, records);
    String reason =
        ":15: expected at most 100 octets made by all $GENERATEs (limit of"
            + " ZoneReader.Builder.maxGeneratedOctets), found ";
    assertEquals(
        List.of("zone:3" + reason + "'1-9'", "zone:4" + reason + "'1-1'"), faults.subList(0, 2));
    assertEquals(3, faults.size());
  }

  @Test
  void aLimitIsNotNegative() {
    ZoneReader.Builder settings = ZoneReader.builder(Zones.ORIGIN);
    assertThrows(IllegalArgumentException.class, () -> settings.maxGeneratedOctets(-1));
    assertThrows(IllegalArgumentException.class, () -> settings.maxGeneratedRecords(-1));
    assertThrows(IllegalArgumentException.class, () -> settings.maxIncludeOctets(-1));
    assertThrows(
        IllegalArgumentException.class, () -> settings.maxIncludeDepth(-1).maxIncludeFiles(0));
    assertThrows(
        IllegalArgumentException.class, () -> settings.maxIncludeDepth(0).maxIncludeFiles(-1));
    assertThrows(IllegalArgumentException.class, () -> settings.maxEntryOctets(-1));
  }

  /** For any base, width and sign, BIND's programs generate the same. */
  @Test
  void everyBaseIsThatOfBind(@TempDir Path directory) throws IOException, TextFormatException {
    StringBuilder zone = new StringBuilder("$TTL 5\n@ SOA . . 1 2 3 4 5\n@ NS a.\n");
    int records = 2;
    for (char base : "doxXnN".toCharArray()) {
      for (int width : new int[] {0, 1, 2, 4, 7, 8, 9, 20}) {
        for (long offset :
            new long[] {-2_147_483_648L, -2_000, -16, -5, -1, 0, 15, 4_000, 2_147_483_641}) {
          zone.append(
              "$GENERATE 0-6/3 n%d-${%d,%d,%c}b TXT x\n".formatted(records, offset, width, base));
          records += 3;
        }
      }
    }
    Path file = Files.writeString(directory.resolve("zone"), zone);
    Path compiled = directory.resolve("compiled");
    Tool.Result result =
        Tool.run(
            "",
            "named-checkzone",
            "-D",
            "-i",
            "none",
            "-o",
            compiled.toString(),
            "example",
            file.toString());
    assertEquals(0, result.status(), result.output());
    assertEquals(sorted(compiled), sorted(file));
    assertEquals(records, sorted(file).size());
  }

  private static List<String> sorted(Path file) throws IOException, TextFormatException {
    try (ZoneReader reader = ZoneReader.of(file, Zones.ORIGIN)) {
      return Zones.all(reader).stream().map(ResourceRecord::toString).sorted().toList();
    }
  }
}
