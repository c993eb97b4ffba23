package io.wiredns.codec.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to read a whole zone file, and to write one to its end. */
class ZoneEndsTest {
  private static final Name ORIGIN = Name.of("example.");
  private static final String ZONE = "$TTL 60\na A 192.0.2.1\nb A 192.0.2.2\nc A 192.0.2.3\n";

  @TempDir Path folder;

  private static ZoneReader reader(String text) {
    return ZoneReader.of(Zones.stream(text), ORIGIN);
  }

  @Test
  void allWaysReadTheSameRecords() throws Exception {
    Path file = Files.writeString(folder.resolve("zone"), ZONE);
    List<ResourceRecord> read = ZoneReader.read(file, ORIGIN);
    assertEquals(3, read.size());
    assertEquals(read, reader(ZONE).stream().toList());
    List<ResourceRecord> looped = new ArrayList<>();
    for (ResourceRecord record : reader(ZONE)) {
      looped.add(record);
    }
    assertEquals(read, looped);
    read.remove(0);
    ZoneReader started = reader(ZONE);
    started.next();
    assertEquals(read, started.stream().toList());
  }

  @Test
  void anIteratorEndsAsTheReaderDoes() {
    Iterator<ResourceRecord> records = reader("a 1 A 192.0.2.1\n").iterator();
    assertTrue(records.hasNext());
    assertTrue(records.hasNext());
    records.next();
    assertFalse(records.hasNext());
    assertThrows(NoSuchElementException.class, records::next);
  }

  @Test
  void aMalformedEntryEndsEachWayWithItsPlace() throws IOException {
    String text = "a 1 A 192.0.2.1\nb 1 A nowhere\n";
    Path file = Files.writeString(folder.resolve("zone"), text);
    TextFormatException thrown =
        assertThrows(TextFormatException.class, () -> ZoneReader.read(file, ORIGIN));
    assertEquals(2, thrown.line());
    UncheckedIOException unchecked =
        assertThrows(UncheckedIOException.class, () -> reader(text).stream().toList());
    TextFormatException cause =
        assertInstanceOf(TextFormatException.class, unchecked.getCause().getCause());
    assertEquals(2, cause.line());
    assertTrue(unchecked.getMessage().contains(cause.getMessage()), unchecked.getMessage());
  }

  /** A stream that counts the calls of close. */
  private static final class Closed extends ByteArrayOutputStream {
    private int times;

    @Override
    public void close() {
      times++;
    }
  }

  @Test
  void closingAWriterHandsOverAllAndClosesTheStreamOnce() throws IOException {
    Closed out = new Closed();
    ZoneWriter writer = ZoneWriter.of(out);
    try (writer) {
      for (ResourceRecord record : reader(ZONE)) {
        writer.write(record);
      }
      assertEquals(0, out.size());
    }
    writer.close();
    assertEquals(1, out.times);
    assertEquals(3, out.toString().lines().count());
  }

  @Test
  void aStreamThatFailsIsClosedToo() {
    boolean[] closed = {false};
    ZoneWriter writer =
        ZoneWriter.of(
            new java.io.OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("full");
              }

              @Override
              public void close() {
                closed[0] = true;
              }
            });
    assertThrows(
        IOException.class,
        () -> {
          writer.write(reader(ZONE).iterator().next());
          writer.close();
        });
    assertTrue(closed[0]);
  }
}
