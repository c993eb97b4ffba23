package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Octets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class ZoneProperties {
  private static final List<RecordType> TYPES =
      Registry.standard().types().stream().filter(type -> !type.isMeta()).toList();

  private static final String GOOD =
      """
      $ORIGIN example.
      $TTL 1h
      @ IN SOA ns hostmaster ( 1 2h ; serial
        3 4 5 )
       NS ns
      ns 5 A 192.0.2.1
      "q" AAAA 2001:db8::1
      t TXT "a b" c\\;d \\065
      u TYPE65280 \\# 3 00ff 00
      $GENERATE 1-3/2 h${0,2,x} A 192.0.2.$
      $ORIGIN sub
      s RRSIG A 8 2 300 20300101000000 20200101000000 1 @ AAAA
      """;

  @Property(tries = 200)
  void everyTypeThatIsWrittenIsReadBackTheSame(@ForAll Random random) throws Exception {
    RandomFields fields = new RandomFields(random);
    List<ResourceRecord> records = new ArrayList<>();
    for (RecordType type : TYPES) {
      RData rdata = fields.rdata(type);
      assertNotNull(rdata, () -> "no value of " + type + " was found");
      records.add(record(fields, random, RecordClass.IN, rdata));
    }
    RecordType unknown = RecordType.of(65_280 + random.nextInt(200));
    records.add(record(fields, random, RecordClass.IN, new UnknownRData(unknown, fields.some(9))));
    records.add(
        record(
            fields,
            random,
            RecordClass.of(5 + random.nextInt(200)),
            new UnknownRData(RecordType.A, fields.some(random.nextInt(9)))));
    for (boolean generic : new boolean[] {false, true}) {
      for (boolean relative : new boolean[] {false, true}) {
        assertReadsBack(records, generic, relative, random);
      }
    }
  }

  private static ResourceRecord record(
      RandomFields fields, Random random, RecordClass recordClass, RData rdata) {
    return new ResourceRecord(fields.name(), recordClass, random.nextInt() & 0xFFFF_FFFFL, rdata);
  }

  private static void assertReadsBack(
      List<ResourceRecord> records, boolean generic, boolean relative, Random random)
      throws IOException, TextFormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter.Builder settings = ZoneWriter.builder(out);
    if (generic) {
      settings.generic();
    }
    if (relative) {
      ResourceRecord some = records.get(random.nextInt(records.size()));
      settings.relativeTo(some.name()).defaultTtl(some.ttl());
    }
    ZoneWriter writer = settings.build();
    for (ResourceRecord record : records) {
      writer.write(record);
    }
    writer.flush();
    List<ResourceRecord> read =
        Zones.all(ZoneReader.of(new ByteArrayInputStream(out.toByteArray()), Zones.ORIGIN));
    for (int i = 0; i < records.size(); i++) {
      ResourceRecord wrote = records.get(i);
      assertEquals(wrote, read.get(i));
      // Equal names may differ in case; their texts, and those of the names in RDATA, do not.
      assertEquals(wrote.toString(), read.get(i).toString());
    }
    assertEquals(records.size(), read.size());
    for (byte octet : out.toByteArray()) {
      assertTrue(octet == '\n' || octet >= ' ' && octet <= '~');
    }
  }

  @Property(tries = 2_000)
  void anyOctetsEndInRecordsOrFaultsWithAPlace(@ForAll @Size(max = 300) byte[] octets)
      throws IOException {
    assertTerminates(octets);
  }

  @Property(tries = 2_000)
  void anyWordsOfZonesEndInRecordsOrFaultsWithAPlace(@ForAll Random random) throws IOException {
    String[] words = {
      "$ORIGIN",
      "$TTL",
      "$INCLUDE",
      "$GENERATE",
      "1-3",
      "1-9/4",
      "${1,2,n}",
      "h$",
      "@",
      "\\#",
      "4",
      "00",
      "A",
      "TXT",
      "MX",
      "SVCB",
      "LOC",
      "APL",
      "NSEC",
      "IN",
      "CH",
      "TYPE9",
      "CLASS9",
      "192.0.2.1",
      "\"",
      "(",
      ")",
      ";",
      "\n",
      "\n",
      "\n ",
      "\\",
      "\\1",
      "1h",
      ".",
      "a.b.",
      "x",
      "\u00e9",
      "\u0000"
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(words[random.nextInt(words.length)]).append(random.nextInt(8) == 0 ? "" : " ");
    }
    assertTerminates(Zones.stream(text.toString()).readAllBytes());
  }

  @Property(tries = 2_000)
  void aDamagedZoneEndsInRecordsOrFaultsWithAPlace(@ForAll Random random) throws IOException {
    byte[] octets = Zones.stream(GOOD).readAllBytes();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(octets.length);
      switch (random.nextInt(3)) {
        case 0 -> octets[at] = (byte) random.nextInt(256);
        case 1 -> octets[at] = (byte) " \t\n();\"\\$@.0".charAt(random.nextInt(12));
        default -> {
          int from = random.nextInt(octets.length);
          int length = random.nextInt(Math.min(octets.length - at, octets.length - from));
          System.arraycopy(octets.clone(), from, octets, at, length);
        }
      }
    }
    assertTerminates(octets);
  }

  private static void assertTerminates(byte[] octets) throws IOException {
    long lines = 1 + Octets.of(octets).toUtf8().chars().filter(c -> c == '\n').count();
    ZoneReader reader =
        ZoneReader.builder(Zones.ORIGIN)
            .maxGeneratedRecords(100)
            .open(new ByteArrayInputStream(octets), "zone");
    int count = 0;
    while (true) {
      try {
        if (reader.next() == null) {
          return;
        }
        assertTrue(reader.line() >= 1 && reader.line() <= lines);
      } catch (TextFormatException fault) {
        assertTrue(fault.line() >= 1 && fault.line() <= lines, fault::getMessage);
        assertTrue(fault.column() >= 1 && fault.column() <= octets.length + 1, fault::getMessage);
        assertTrue(
            fault.getMessage().chars().allMatch(c -> c >= ' ' && c <= '~'), fault::getMessage);
      }
      count++;
      assertTrue(count <= lines + 100, "more entries than lines");
    }
  }
}
