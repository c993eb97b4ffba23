package io.wiredns.inspect.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.wiredns.codec.Differences;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads any text as RDATA and as a zone: it is accepted, or refused with a TextFormatException. */
class TextFuzzTest {
  private static final Name ORIGIN = Name.of("example");
  private static final int RECORDS = 50;
  private static final int OCTETS = 10_000;

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#texts")
  @FuzzTest
  void text(byte[] input) throws TextFormatException {
    if (input.length < 2) {
      return;
    }
    RecordType type = RecordType.of((input[0] & 0xFF) << 8 | input[1] & 0xFF);
    RData rdata;
    try {
      String text = new String(input, 2, input.length - 2, StandardCharsets.UTF_8);
      rdata = RData.parse(type, text, ORIGIN, Registry.standard());
    } catch (TextFormatException refused) {
      assertTrue(refused.line() >= 1 && refused.column() >= 1, refused.getMessage());
      return;
    }
    assertEquals(rdata, RData.parse(type, rdata.toText()), rdata::toText);
  }

  @MethodSource("io.wiredns.inspect.fuzz.Seeds#zones")
  @FuzzTest
  void zone(byte[] input) throws IOException, TextFormatException {
    List<ResourceRecord> records = records(input, false);
    assertReadsBack(records, settings -> settings);
    assertReadsBack(records, settings -> settings.relativeTo(ORIGIN).defaultTtl(300));
    assertReadsBack(records, ZoneWriter.Builder::generic);
  }

  /** Checks that records are equal and names have the same case, which {@code equals} ignores. */
  private static void assertReadsBack(
      List<ResourceRecord> records, UnaryOperator<ZoneWriter.Builder> settings)
      throws IOException, TextFormatException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    ZoneWriter writer = settings.apply(ZoneWriter.builder(written)).build();
    for (ResourceRecord record : records) {
      writer.write(record);
    }
    writer.flush();
    List<ResourceRecord> read = records(written.toByteArray(), true);
    Differences.assertSameLines(records, read, "records");
    assertEquals(records.toString(), read.toString());
  }

  private static List<ResourceRecord> records(byte[] text, boolean mustBeGood)
      throws IOException, TextFormatException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader =
        ZoneReader.builder(ORIGIN)
            .maxGeneratedRecords(RECORDS)
            .maxGeneratedOctets(OCTETS)
            .open(new ByteArrayInputStream(text), "fuzz")) {
      while (records.size() < RECORDS) {
        try {
          ResourceRecord record = reader.next();
          if (record == null) {
            break;
          }
          records.add(record);
        } catch (TextFormatException refused) {
          if (mustBeGood) {
            throw refused;
          }
        }
      }
    }
    return records;
  }
}
