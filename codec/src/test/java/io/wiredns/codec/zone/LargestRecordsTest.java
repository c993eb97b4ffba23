package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.LargestRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RDATA of the maximum size is written in every text form and read back unchanged. */
class LargestRecordsTest {
  private static final Name OWNER =
      Name.of(("\\255".repeat(63) + ".").repeat(3) + "\\255".repeat(61) + ".");

  /** Octets allocated for classes and tables at the first use. */
  private static final long FIRST_TIME = 2_000_000;

  static Stream<RecordType> types() {
    return Vectors.TYPES.stream().filter(type -> !type.equals(RecordType.OPT));
  }

  @ParameterizedTest
  @MethodSource("types")
  void isReadBackFromEveryText(RecordType type) throws Exception {
    List<RData> values = LargestRData.of(type);
    assertFalse(values.isEmpty());
    for (RData rdata : values) {
      String text = rdata.toText();
      String generic = rdata.toGenericText();
      long before = Allocations.octets();
      assertEquals(rdata, RData.parse(type, text));
      assertEquals(rdata, RData.parse(type, generic));
      long allocated = Allocations.octets() - before;
      // The maximum measured is 89 octets for each octet of text, with SVCB; a copy of each word
      // would cost more.
      assertTrue(
          allocated <= 128L * (text.length() + generic.length()) + FIRST_TIME,
          () -> allocated + " octets for a text of " + text.length());
      if (!type.isMeta()) {
        ResourceRecord record = new ResourceRecord(OWNER, 0xFFFF_FFFFL, rdata);
        for (boolean isGeneric : new boolean[] {false, true}) {
          assertReadsBack(write(record, isGeneric), record);
        }
        assertReadsBack((record + "\n").getBytes("US-ASCII"), record);
      }
    }
  }

  private static byte[] write(ResourceRecord record, boolean generic) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter.Builder settings = ZoneWriter.builder(out);
    ZoneWriter writer = (generic ? settings.generic() : settings).build();
    writer.write(record);
    writer.flush();
    return out.toByteArray();
  }

  private static void assertReadsBack(byte[] text, ResourceRecord record) throws Exception {
    assertEquals(
        List.of(record), Zones.all(ZoneReader.of(new ByteArrayInputStream(text), Name.ROOT)));
  }
}
