package io.wiredns.dnssec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that are read from a source, in several parts. */
class SourceTest {
  private static final Name ZONE = Name.of(ZoneEdits.ORIGIN);
  private static final int KEPT = 1_000;

  /** The records of the owners whose signatures are being verified, and of two halves of a sort. */
  private static final int IN_PASSING = 1_000;

  /** Checks a zone in order and in disorder, with a part of its records at a time. */
  static void assertSameFromASource(
      SignedZoneReport expected, Name zone, List<ResourceRecord> records) throws Exception {
    List<ResourceRecord> ordered = new ArrayList<>(records);
    Collections.sort(ordered, (a, b) -> a.name().compareTo(b.name()));
    for (List<ResourceRecord> order : List.of(records, ordered)) {
      for (int kept : new int[] {2, 7, 40, 10_000}) {
        SignedZoneReport report =
            SignedZoneChecker.builder(SignedZoneTest.NOW)
                .maxKeptRecords(kept)
                .threadCount(2)
                .build()
                .check(zone, order::forEach);
        assertEquals(expected.findings(), report.findings());
        assertEquals(expected.toString(), report.toString());
        assertEquals(expected.recordCount(), report.recordCount());
        assertEquals(expected.signatureCount(), report.signatureCount());
      }
    }
  }

  static List<String> zones() {
    return SignedZoneTest.zones();
  }

  @ParameterizedTest
  @MethodSource("zones")
  void whatToolsHaveSignedIsGood(String name) throws Exception {
    List<ResourceRecord> records = SignedZoneTest.zone(name);
    SignedZoneReport report =
        SignedZoneChecker.builder(SignedZoneTest.NOW).build().check(ZONE, records);
    assertSameFromASource(report, ZONE, records);
    Collections.shuffle(records, new Random(7));
    assertSameFromASource(report, ZONE, records);
  }

  @Test
  void aFileIsRead(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("zone");
    Files.write(
        file, SignedZoneTest.zone("knot-8-nsec3").stream().map(ResourceRecord::toString).toList());
    SignedZoneChecker checker = SignedZoneChecker.builder(SignedZoneTest.NOW).build();
    assertEquals(List.of(), checker.check(ZONE, file).findings());
    Files.writeString(file, "@ 60 A nothing\n");
    assertThrows(TextFormatException.class, () -> checker.check(ZONE, file));
    assertThrows(IOException.class, () -> checker.check(ZONE, directory.resolve("absent")));
  }

  /** A zone of many names, whose records nothing but the check refers to. */
  private static final class Generated implements SignedZoneChecker.Source {
    private final int names;
    private final int step;
    private final boolean hashed;
    private final List<WeakReference<ResourceRecord>> made = new ArrayList<>();
    private int readings;
    private long alive;

    /**
     * Creates a source.
     *
     * @param step 1 for names in order, else a number without a common divisor with that of names
     */
    Generated(int names, int step, boolean hashed) {
      this.names = names;
      this.step = step;
      this.hashed = hashed;
    }

    @Override
    public void read(Consumer<ResourceRecord> to) {
      readings++;
      made.clear();
      String denial = hashed ? "NSEC3PARAM 1 0 0 -" : "NSEC n0000000 SOA";
      ZoneFileOf.text("@ 60 SOA ns h 1 2 3 4 60\n@ 60 " + denial + "\n", ZoneEdits.ORIGIN)
          .forEach(to);
      for (long i = 0; i < names; i++) {
        Name name = Name.of("n%07d".formatted(i * step % names), ZONE);
        for (RecordType type : List.of(RecordType.A, RecordType.TXT, RecordType.NSEC)) {
          ResourceRecord record =
              new ResourceRecord(
                  name,
                  60,
                  new Rrsig(
                      type,
                      DnssecAlgorithm.ED25519,
                      3,
                      60,
                      1,
                      2,
                      3,
                      ZONE,
                      Octets.of(new byte[64])));
          made.add(new WeakReference<>(record));
          to.accept(record);
        }
      }
      System.gc();
      alive = Math.max(alive, made.stream().filter(reference -> reference.get() != null).count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7_919})
  void theRecordsThatAreKeptDoNotGrowWithTheZone(int step) throws Exception {
    for (boolean hashed : new boolean[] {false, true}) {
      for (int names : new int[] {1_000, 4_000}) {
        Generated zone = new Generated(names, step, hashed);
        SignedZoneReport report =
            SignedZoneChecker.builder(SignedZoneTest.NOW)
                .maxKeptRecords(KEPT)
                .threadCount(1)
                .build()
                .check(ZONE, zone);
        assertEquals(3L * names + 2, report.recordCount());
        assertTrue(zone.alive <= KEPT + IN_PASSING, names + " names: " + zone.alive + " records");
        int most = step == 1 ? 2 : 3 * names * 8 / (7 * KEPT) + 2;
        assertTrue(zone.readings <= most, names + " names: read " + zone.readings + " times");
      }
    }
  }

  @Test
  void aZoneThatChangesIsRejected() {
    int[] readings = new int[1];
    SignedZoneChecker.Source source =
        to -> {
          SignedZoneTest.zone("base-nsec").forEach(to);
          if (readings[0]++ > 0) {
            ZoneFileOf.text("x 60 A 192.0.2.1\n", ZoneEdits.ORIGIN).forEach(to);
          }
        };
    SignedZoneChecker checker =
        SignedZoneChecker.builder(SignedZoneTest.NOW).maxKeptRecords(20).build();
    String message =
        assertThrows(IOException.class, () -> checker.check(ZONE, source)).getMessage();
    assertTrue(message.startsWith("the zone zone.test. has changed while it was read"), message);
    assertTrue(readings[0] == 2, "read " + readings[0] + " times");
  }

  @Test
  void anOwnerWithMoreRecordsIsKeptWhole() throws Exception {
    List<ResourceRecord> records = SignedZoneTest.zone("base-nsec");
    for (int i = 0; i < 500; i++) {
      records.addAll(ZoneFileOf.text("b.ent 60 TXT x" + i + "\n", ZoneEdits.ORIGIN));
    }
    Collections.shuffle(records, new Random(3));
    SignedZoneReport report =
        SignedZoneChecker.builder(SignedZoneTest.NOW).build().check(ZONE, records);
    assertSameFromASource(report, ZONE, records);
  }

  @Test
  void fewerThanTwoRecordsAreTooFew() {
    SignedZoneChecker.Builder builder = SignedZoneChecker.builder(SignedZoneTest.NOW);
    assertThrows(IllegalArgumentException.class, () -> builder.maxKeptRecords(1));
  }
}
