package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.Differences;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneWriterTest {
  private static final Name WWW = Name.of("www.example.");

  private static String write(ZoneWriter.Builder settings, ByteArrayOutputStream out, Object... of)
      throws IOException {
    ZoneWriter writer = settings.build();
    for (Object record : of) {
      writer.write((ResourceRecord) record);
    }
    writer.flush();
    return out.toString(StandardCharsets.US_ASCII);
  }

  @Test
  void writesAbsolutely() throws IOException {
    assertEquals(
        "www.example. 5 IN A 192.0.2.1\n",
        Zones.write(List.of(new ResourceRecord(WWW, 5, new A(0xC0000201)))));
    assertEquals("", Zones.write(List.of()));
  }

  @Test
  void writesRelativelyWithADefaultTtl() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Differences.assertSameLines(
        """
        $ORIGIN example.
        $TTL 5
        www IN CNAME example.
        @ 6 IN CNAME www.example.
        other.test. IN CNAME example.
        www.EXAMPLE. IN CNAME example.
        $ORIGIN.example. IN CNAME example.
        """
            .replace("$ORIGIN.example.", "\\036ORIGIN"),
        write(
            ZoneWriter.builder(out).relativeTo(Zones.ORIGIN).defaultTtl(5),
            out,
            new ResourceRecord(WWW, 5, new Cname(Zones.ORIGIN)),
            new ResourceRecord(Zones.ORIGIN, 6, new Cname(WWW)),
            new ResourceRecord(Name.of("other.test."), 5, new Cname(Zones.ORIGIN)),
            new ResourceRecord(Name.of("www.EXAMPLE."), 5, new Cname(Zones.ORIGIN)),
            new ResourceRecord(Name.of("$ORIGIN.example."), 5, new Cname(Zones.ORIGIN))),
        "zone");
  }

  @Test
  void genericOctetsHaveNoPointers() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Soa soa = new Soa(WWW, WWW, 1, 2, 3, 4, 5);
    String text = write(ZoneWriter.builder(out).generic(), out, new ResourceRecord(WWW, 5, soa));
    assertEquals(
        "www.example. 5 IN TYPE6 \\# 46 03777777076578616D706C650003777777076578616D706C65000000"
            + " 000100000002000000030000000400000005\n",
        text);
  }

  @Test
  void aTypeWithoutTextInItsClassIsGeneric() throws IOException {
    RData opaque = new UnknownRData(RecordType.AAAA, Octets.of((byte) 1));
    assertEquals(
        "www.example. 5 CH AAAA \\# 1 01\n",
        Zones.write(List.of(new ResourceRecord(WWW, RecordClass.CH, 5, opaque))));
  }

  @Test
  void refusesWhatNoZoneHas() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.of(out);
    for (RData rdata :
        List.of(
            new EmptyRData(RecordType.A),
            new UnknownRData(RecordType.ANY, Octets.EMPTY),
            new UnknownRData(RecordType.OPT, Octets.EMPTY),
            new UnknownRData(RecordType.of(0), Octets.EMPTY))) {
      ResourceRecord record = new ResourceRecord(WWW, 5, rdata);
      assertThrows(IllegalArgumentException.class, () -> writer.write(record));
    }
    for (RecordClass none : List.of(RecordClass.ANY, RecordClass.NONE, RecordClass.of(0))) {
      ResourceRecord record = new ResourceRecord(WWW, none, 5, new Cname(WWW));
      assertThrows(IllegalArgumentException.class, () -> writer.write(record));
    }
    writer.flush();
    assertEquals(0, out.size());
    assertThrows(
        IllegalArgumentException.class, () -> ZoneWriter.builder(out).defaultTtl(1L << 32));
  }

  @Test
  void aLongZoneGoesOutInPieces() throws IOException, TextFormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.of(out);
    ResourceRecord record = new ResourceRecord(WWW, 5, new A(1));
    for (int i = 0; i < 10_000; i++) {
      writer.write(record);
    }
    assertEquals(true, out.size() > 100_000);
    writer.flush();
    assertEquals(10_000, Zones.all(Zones.reader(out.toString(StandardCharsets.US_ASCII))).size());
  }
}
