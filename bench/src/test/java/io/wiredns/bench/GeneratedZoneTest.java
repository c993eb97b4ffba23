package io.wiredns.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.zone.ZoneReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Checks that both libraries read the same records from a generated zone, and the composition of
 * the zone.
 */
class GeneratedZoneTest {
  private static final int RECORDS = 3_000;

  @TempDir private Path directory;

  private Path zone(boolean signed) throws Exception {
    Path file = directory.resolve("zone");
    GeneratedZone.write(file, signed, RECORDS);
    return file;
  }

  private static List<ResourceRecord> ours(Path file) throws Exception {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(file, GeneratedZone.ORIGIN)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void bothLibrariesReadTheSameRecords(boolean signed) throws Exception {
    Path file = zone(signed);
    List<ResourceRecord> ours = ours(file);
    assertEquals(RECORDS, ours.size());
    try (Master master =
        new Master(file.toString(), Name.fromString(GeneratedZone.ORIGIN.toString()))) {
      for (ResourceRecord expected : ours) {
        Record record = master.nextRecord();
        org.xbill.DNS.Message message = new org.xbill.DNS.Message();
        message.addRecord(record, Section.ANSWER);
        assertEquals(expected, Message.parse(ByteBuffer.wrap(message.toWire())).answers().get(0));
      }
      assertEquals(null, master.nextRecord());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theZoneIsTheSameEveryTime(boolean signed) throws Exception {
    byte[] first = Files.readAllBytes(zone(signed));
    assertArrayEquals(first, Files.readAllBytes(zone(signed)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theZoneHasWhatZonesHave(boolean signed) throws Exception {
    TreeSet<String> types =
        ours(zone(signed)).stream()
            .map(ResourceRecord::type)
            .map(RecordType::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(
        types.containsAll(List.of("SOA", "NS", "A", "AAAA", "MX", "TXT", "CNAME", "SRV", "CAA")),
        types.toString());
    assertEquals(
        signed, types.containsAll(List.of("RRSIG", "NSEC", "DS", "DNSKEY")), types.toString());
  }
}
