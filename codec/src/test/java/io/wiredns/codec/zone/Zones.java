package io.wiredns.codec.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes zone file texts for tests. */
public final class Zones {
  public static final Name ORIGIN = Name.of("example.");

  private Zones() {}

  public static ZoneReader reader(String text) {
    return ZoneReader.of(stream(text), ORIGIN);
  }

  public static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static List<ResourceRecord> all(ZoneReader reader)
      throws TextFormatException, IOException {
    List<ResourceRecord> records = new ArrayList<>();
    for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return records;
  }

  /** Returns all records as text, one in each line. */
  public static String read(String text) throws TextFormatException, IOException {
    return lines(all(reader(text)));
  }

  public static String lines(List<ResourceRecord> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(record).append('\n'));
    return lines.toString();
  }

  /** Returns all faults, reading on after each. */
  public static List<TextFormatException> faults(ZoneReader reader) throws IOException {
    List<TextFormatException> faults = new ArrayList<>();
    while (true) {
      try {
        if (reader.next() == null) {
          return faults;
        }
      } catch (TextFormatException fault) {
        faults.add(fault);
      }
    }
  }

  public static String write(List<ResourceRecord> records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.of(out);
    for (ResourceRecord record : records) {
      writer.write(record);
    }
    writer.flush();
    return out.toString(StandardCharsets.US_ASCII);
  }
}
