package io.wiredns.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.Retained;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks that large zones, their differences and their transfers need bounded memory. */
class ZoneMemoryTest {
  private static final Name ORIGIN = Name.of("large.test");
  private static final int NAMES = 30_000;
  private static final int FEW = 2_000;
  private static final int TRANSFERS = 200;

  /** Returns a zone file that is made while it is read, so that it needs no memory. */
  private static InputStream file(int serial, int names) {
    List<String> head =
        List.of("$TTL 60\n@ SOA ns hm " + serial + " 7200 3600 1209600 60\n@ NS ns\n");
    var lines =
        IntStream.range(0, names)
            .mapToObj(i -> "host" + i + " A 192.0.2." + (i == serial ? 1 : 2) + "\n")
            .iterator();
    var texts = head.iterator();
    return new SequenceInputStream(
        new Enumeration<>() {
          @Override
          public boolean hasMoreElements() {
            return texts.hasNext() || lines.hasNext();
          }

          @Override
          public InputStream nextElement() {
            String text = texts.hasNext() ? texts.next() : lines.next();
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
          }
        });
  }

  private static Zone zone(int serial, int names) throws Exception {
    return Zone.read(ZoneReader.of(file(serial, names), ORIGIN));
  }

  /** Runs in a JVM with a small heap; throws if it does not suffice. */
  public static void main(String[] arguments) throws Exception {
    ZoneServer server = new ZoneServer(new TransferAccess());
    for (int serial = 1; serial <= 3; serial++) {
      System.out.println(server.put(zone(serial, NAMES)));
    }
    Zone zone = server.zones().iterator().next();
    Message query = Message.query(1, ORIGIN, RecordType.AXFR);
    List<ZoneTransfer> transfers = new ArrayList<>();
    int records = 0;
    for (int i = 0; i < TRANSFERS; i++) {
      ZoneTransfer transfer = new ZoneTransfer(query, ZoneTransfer.whole(zone));
      records += transfer.next().answers().size();
      transfers.add(transfer);
    }
    System.out.println(transfers.size() + " transfers " + (records > TRANSFERS * 500));
  }

  @Test
  void threeVersionsAndManyTransfersInASmallHeap() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Tool.Result result =
        Tool.run(
            "",
            java.toString(),
            "-XX:+UseSerialGC",
            "-Xmx24m",
            "-cp",
            System.getProperty("java.class.path"),
            ZoneMemoryTest.class.getName());
    assertEquals("NEW\nNEWER\nNEWER\n200 transfers true\n", result.output());
    assertEquals(0, result.status());
  }

  @Test
  void aLaterVersionSharesRecords() throws Exception {
    Zone first = zone(1, FEW);
    Zone alone = zone(2, FEW);
    Zone sharing = Zone.read(ZoneReader.of(file(2, FEW), ORIGIN), first, () -> {});
    assertEquals(alone.records(), sharing.records());
    long one = Retained.octets(first);
    long two = Retained.octets(new Object[] {first, alone});
    long shared = Retained.octets(new Object[] {first, sharing});
    assertTrue(two > 1.9 * one, two + " octets, one version " + one);
    assertTrue(shared < 1.6 * one, shared + " octets, one version " + one);
  }

  @Test
  void aLaterVersionHasItsOwnCase() throws Exception {
    String[] texts = {"www A 192.0.2.1\nm MX 1 www\n", "WWW A 192.0.2.1\nm MX 1 Www\n"};
    Zone before = null;
    for (String text : texts) {
      byte[] octets =
          ("$TTL 60\n@ SOA ns hm 1 7200 3600 1209600 60\n" + text)
              .getBytes(StandardCharsets.US_ASCII);
      ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(octets), ORIGIN);
      Zone zone = before == null ? Zone.read(reader) : Zone.read(reader, before, () -> {});
      StringBuilder back = new StringBuilder();
      for (ResourceRecord record : zone.records().subList(1, 3)) {
        back.append(record.name().toString(ORIGIN)).append(' ').append(record.type()).append(' ');
        back.append(record.rdata().toText().replace(".large.test.", "")).append('\n');
      }
      assertEquals(text, back.toString());
      before = zone;
    }
  }

  @Test
  void aTransferCopiesNoRecords() throws Exception {
    Zone zone = zone(1, FEW);
    Message query = Message.query(1, ORIGIN, RecordType.AXFR);
    new ZoneTransfer(query, ZoneTransfer.whole(zone)).next();
    List<Object> kept = new ArrayList<>();
    long before = Allocations.octets();
    for (int i = 0; i < TRANSFERS; i++) {
      kept.add(new ZoneTransfer(query, ZoneTransfer.whole(zone)));
    }
    long each = (Allocations.octets() - before) / kept.size();
    assertTrue(each < 1_000, each + " octets for each transfer");
  }

  @Test
  void aViewOfRecordsIsAList() throws Exception {
    String text =
        """
        $TTL 60
        @ SOA ns hm 1 7200 3600 1209600 60
        @ RRSIG SOA 13 2 60 20300101000000 20200101000000 1 large.test. AAAA
        @ NS ns
        a.b.c A 192.0.2.1
        a.b.c A 192.0.2.2
        a.b.c TXT text
        c A 192.0.2.3
        """;
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    Zone zone = Zone.read(ZoneReader.of(new ByteArrayInputStream(octets), ORIGIN));
    List<ResourceRecord> records = zone.records();
    List<ResourceRecord> copy = new ArrayList<>(records);
    assertEquals(7, copy.size());
    assertEquals(copy, records);
    assertEquals(records, copy);
    assertEquals(RecordType.SOA, records.get(0).type());
    for (int i = 0; i < copy.size(); i++) {
      assertEquals(copy.get(i), records.get(i));
    }
    var iterator = records.listIterator(copy.size());
    for (int i = copy.size() - 1; i >= 0; i--) {
      assertEquals(i, iterator.previousIndex());
      assertEquals(copy.get(i), iterator.previous());
    }
    assertEquals(copy.get(0), iterator.next());
  }
}
