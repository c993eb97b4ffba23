package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneCopyTest {
  private static List<String> content(ZoneCopy zone) {
    return zone.records().map(Streams::word).toList();
  }

  private static List<TransferBatch> batches(TransferRequest request, String notation)
      throws TransferException {
    TransferDecoder decoder = TransferDecoder.builder(request, Streams.ID).build();
    List<TransferBatch> batches = new ArrayList<>();
    for (MessageBuilder message : Streams.messages(request, notation)) {
      decoder.take(Written.buffer(message.build()), Instant.EPOCH);
      for (var batch = decoder.next(); batch != null; batch = decoder.next()) {
        batches.add(batch);
      }
    }
    return batches;
  }

  private static ZoneCopy zone(String words) {
    return ZoneCopy.of(Streams.ZONE, Streams.records(words));
  }

  @Test
  void anEmptyCopyAsksForAllAndBecomesIt() throws TransferException {
    ZoneCopy zone = ZoneCopy.empty(Streams.ZONE);
    assertEquals(TransferRequest.axfr(Streams.ZONE), zone.request());
    assertTrue(zone.soa().isEmpty());
    assertTrue(zone.apply(batches(zone.request(), "S5 b a a|S5")));
    assertEquals(List.of("S5", "a", "b"), content(zone));
    assertEquals(Streams.ixfr(5), zone.request());
    assertEquals(1, zone.records(Name.of("a", Streams.ZONE), RecordType.TXT).size());
  }

  @Test
  void differencesAreAppliedInTheirOrder() throws TransferException {
    ZoneCopy zone = zone("S3 a b c");
    assertTrue(zone.apply(batches(zone.request(), "S5 S3 a b S4 d S4 d S5 a e S5")));
    assertEquals(List.of("S5", "a", "c", "e"), content(zone));
  }

  @Test
  void nothingNewChangesNothing() throws TransferException {
    ZoneCopy zone = zone("S3 a");
    assertFalse(zone.apply(batches(zone.request(), "S3")));
    assertEquals(List.of("S3", "a"), content(zone));
  }

  @Test
  void aWholeZoneReplacesAll() throws TransferException {
    ZoneCopy zone = zone("S3 a b");
    assertTrue(zone.apply(batches(zone.request(), "S5 c S5")));
    assertEquals(List.of("S5", "c"), content(zone));
  }

  @Test
  void aDeletionOfWhatIsNotThereChangesNothing() throws TransferException {
    ZoneCopy zone = zone("S3 a b");
    List<TransferBatch> batches = batches(zone.request(), "S5 S3 a S4 d|S4 x S5 S5");
    TransferException failure = assertThrows(TransferException.class, () -> zone.apply(batches));
    assertEquals(TransferFault.NOT_IN_ZONE, failure.fault());
    assertEquals(2, failure.messageNumber());
    assertEquals(List.of("S3", "a", "b"), content(zone));
  }

  /** The serial is the same, but the zone is different. */
  @Test
  void anotherSoaRecordOfTheSameSerialChangesNothing() throws TransferException {
    ZoneCopy zone = zone("T3 a b");
    List<TransferBatch> batches = batches(zone.request(), "S5 S3 a S5 S5");
    assertEquals(
        TransferFault.NOT_IN_ZONE,
        assertThrows(TransferException.class, () -> zone.apply(batches)).fault());
    assertEquals(List.of("T3", "a", "b"), content(zone));
  }

  @Test
  void aTransferThatIsCutChangesNothing() throws TransferException {
    ZoneCopy zone = zone("S3 a b");
    List<TransferBatch> batches = batches(zone.request(), "S5 S3 a S5 c");
    // Applying only the deletions would leave no SOA record.
    assertEquals(
        TransferFault.NO_SOA,
        assertThrows(TransferException.class, () -> zone.apply(batches.subList(0, 1))).fault());
    assertEquals(List.of("S3", "a", "b"), content(zone));
  }

  @Test
  void anAdditionOfWhatIsThereSetsTheTtl() throws TransferException {
    ResourceRecord a = Streams.record("a");
    ZoneCopy zone =
        ZoneCopy.of(Streams.ZONE, List.of(Streams.record("S3"), a.withTtl(9), a.withTtl(8)));
    assertEquals(8, zone.records(a.name(), a.type()).get(0).ttl());
    zone.apply(batches(zone.request(), "S4 S3 S4 a S4"));
    assertEquals(List.of(a), zone.records(a.name(), a.type()));
  }

  @Test
  void whatIsNoZoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> zone("a"));
    assertThrows(IllegalArgumentException.class, () -> zone("S3 T3"));
    assertThrows(IllegalArgumentException.class, () -> zone("S3 !a"));
  }

  /** A decoder has checked the records of a transfer; those of other sources nothing has. */
  @Test
  void batchesOfOtherSourcesAreChecked() throws TransferException {
    ZoneCopy zone = zone("S3 a");
    ResourceRecord a = Streams.record("a");
    for (ResourceRecord wrong : Streams.records("!b ?b")) {
      List<TransferBatch> added =
          List.of(TransferBatch.of(TransferBatch.Kind.ADDITIONS, 4, List.of(wrong)));
      String told =
          assertThrows(IllegalArgumentException.class, () -> zone.apply(added)).getMessage();
      assertTrue(told.contains(wrong.name().toString()), told);
      assertEquals(List.of("S3", "a"), content(zone));
      assertThrows(
          IllegalArgumentException.class,
          () -> ZoneCopy.of(Streams.ZONE, List.of(Streams.record("S3"), wrong)));
    }
    String told =
        assertThrows(
                IllegalArgumentException.class,
                () -> TransferBatch.of(TransferBatch.Kind.ZONE, 1L << 32, List.of(a)))
            .getMessage();
    assertEquals("serial 4294967296 is not in 0..4294967295", told);
  }

  @Test
  void manyRecordsOfOneNameAreDeletedOneByOne() throws TransferException {
    StringBuilder words = new StringBuilder("S3");
    for (int i = 0; i < 2000; i++) {
      words.append(" n").append(i);
    }
    ZoneCopy zone = zone(words.toString());
    String gone = words.substring(3);
    zone.apply(batches(zone.request(), "S4 S3 " + gone + " S4 z S4"));
    assertEquals(List.of("S4", "z"), content(zone));
  }
}
