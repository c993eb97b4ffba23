package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Own;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.TypeBitmap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's types in the text of a zone. */
class OwnZoneTest {
  private static final Name ORIGIN = Name.of("example");
  private static final String SIGNATURE = " 13 2 60 20300101000000 20250101000000 1 example. AAAA";

  private static List<ResourceRecord> read(String text, Registry registry)
      throws IOException, TextFormatException {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    return Zones.all(
        ZoneReader.builder(ORIGIN)
            .registry(registry)
            .open(new ByteArrayInputStream(octets), "own"));
  }

  private static String written(List<ResourceRecord> records, Registry registry)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.builder(out).registry(registry).build();
    for (ResourceRecord record : records) {
      writer.write(record);
    }
    writer.flush();
    return out.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void mnemonicsAreReadAndWritten() throws IOException, TextFormatException {
    String text =
        """
        x.example. 60 IN LINK 7 y.example.
        x.example. 60 IN NSEC y.example. A LINK
        x.example. 60 IN RRSIG LINK"""
            + SIGNATURE
            + "\n";
    List<ResourceRecord> records = read(text, Own.REGISTRY);
    assertEquals(Own.record(), records.get(0));
    assertEquals(text, written(records, Own.REGISTRY));
    assertEquals(records, read(text.replace("LINK", "TYPE65400"), Own.REGISTRY));
    assertEquals(records, read(text.replace("LINK", "link"), Own.REGISTRY));
  }

  @Test
  void withoutTheRegistryNobodyKnowsThem() throws IOException, TextFormatException {
    for (String text : List.of("LINK 7 y", "NSEC y.example. A LINK", "RRSIG LINK" + SIGNATURE)) {
      assertThrows(
          TextFormatException.class, () -> read("x 60 IN " + text + "\n", Registry.standard()));
    }
    String plain = written(List.of(Own.record()), Registry.standard());
    assertEquals("x.example. 60 IN TYPE65400 \\# 13 ", plain.substring(0, 33));
    assertEquals(List.of(Own.record()), read(plain, Own.REGISTRY));
    List<ResourceRecord> opaque = read(plain, Registry.standard());
    assertEquals(plain, written(opaque, Registry.standard()));
  }

  @Test
  void generatedRecordsHaveThemToo() throws IOException, TextFormatException {
    List<ResourceRecord> records = read("$TTL 60\n$GENERATE 1-2 h$ LINK \"$ y\"\n", Own.REGISTRY);
    assertEquals(new Own.Link(2, Name.of("y.example")), records.get(1).rdata());
  }

  @Test
  void aWriterOfFieldsNamesTypesByARegistry() throws TextFormatException {
    Nsec nsec = new Nsec(ORIGIN, TypeBitmap.of(RecordType.A, RecordType.of(65_400)));
    assertEquals("example. A TYPE65400", nsec.toText());
    StringBuilder text = new StringBuilder();
    nsec.writeText(new TextWriter(text, Own.REGISTRY.typeSpace()));
    assertEquals("example. A LINK", text.toString());
    assertEquals(nsec, RData.parse(RecordType.NSEC, text.toString(), Name.ROOT, Own.REGISTRY));
  }
}
