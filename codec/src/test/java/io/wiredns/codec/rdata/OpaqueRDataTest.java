package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Layout;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Vectors.Vector;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs that wrote RDATA as opaque octets before this library knew the type still work:
 * well-formed octets are written unchanged, and others are refused with the fault of the type.
 */
class OpaqueRDataTest {
  private static ResourceRecord record(RecordType type, byte[] octets) {
    RecordClass recordClass = type.equals(RecordType.TSIG) ? RecordClass.ANY : RecordClass.IN;
    return new ResourceRecord(Name.ROOT, recordClass, 0, new UnknownRData(type, Octets.of(octets)));
  }

  private static byte[] message(ResourceRecord record) {
    ByteBuffer out = ByteBuffer.allocate(4000);
    Message.builder().additional(record).build().write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static String zone(ResourceRecord record) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.builder(out).build();
    writer.write(record);
    writer.flush();
    return out.toString(StandardCharsets.US_ASCII);
  }

  private static ResourceRecord read(String zone) throws Exception {
    byte[] octets = zone.getBytes(StandardCharsets.US_ASCII);
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(octets), Name.ROOT)) {
      return reader.next();
    }
  }

  /** Returns the vector, all its prefixes, and the vector with an additional octet. */
  private static Stream<byte[]> octets(Vector vector) {
    byte[] whole = vector.octets();
    return Stream.iterate(0, length -> length <= whole.length + 1, length -> length + 1)
        .map(length -> Arrays.copyOf(whole, length))
        // Queries contain meta types without data.
        .filter(octets -> octets.length > 0 || !vector.type().isMeta());
  }

  @TestFactory
  Stream<DynamicTest> wellFormedOctetsAreWrittenAsTheyAreAndOthersRefusedWithTheTypesFault() {
    return Vectors.ALL.stream()
        .map(vector -> DynamicTest.dynamicTest(vector.toString(), () -> check(vector)));
  }

  private static void check(Vector vector) throws Exception {
    for (byte[] octets : octets(vector).toList()) {
      ResourceRecord record = record(vector.type(), octets);
      Optional<Layout.Broken> broken = Vectors.check(vector.type(), octets);
      if (broken.isEmpty()) {
        assertIsWritten(record, octets);
      } else {
        assertIsRefused(record, broken.get());
      }
    }
  }

  private static void assertIsWritten(ResourceRecord record, byte[] octets) throws Exception {
    byte[] message = message(record);
    byte[] end = Arrays.copyOfRange(message, message.length - octets.length, message.length);
    assertArrayEquals(octets, end);
    RecordView view = new MessageView().wrap(ByteBuffer.wrap(message)).record(0);
    assertEquals(octets.length, view.rdataLength());
    assertEquals(record.rdata(), view.rdata());
    assertArrayEquals(octets, view.rdata().toOctets().toArray());
    if (!record.type().isMeta()) {
      String zone = zone(record);
      assertTrue(zone.contains("\\# " + octets.length), zone);
      ResourceRecord read = read(zone);
      assertEquals(record, read);
      assertArrayEquals(octets, read.rdata().toOctets().toArray());
    }
  }

  private static void assertIsRefused(ResourceRecord record, Layout.Broken broken) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> message(record));
    String fault = broken.offset() + ": " + broken.fault();
    assertTrue(
        refused.getMessage().contains(fault),
        () -> refused.getMessage() + " of " + Hex.text(record.rdata().toOctets().toArray()));
  }
}
