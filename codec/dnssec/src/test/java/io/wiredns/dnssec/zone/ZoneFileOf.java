package io.wiredns.dnssec.zone;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the zones of the tests. */
final class ZoneFileOf {
  private ZoneFileOf() {}

  /** Returns the records of a zone file among the test's resources. */
  static List<ResourceRecord> resource(String file, String origin) {
    return records(ZoneFileOf.class.getResourceAsStream(file), origin);
  }

  /** Returns the records of a text. */
  static List<ResourceRecord> text(String text, String origin) {
    return records(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), origin);
  }

  private static List<ResourceRecord> records(InputStream in, String origin) {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = ZoneReader.of(in, Name.of(origin))) {
      for (ResourceRecord r = reader.next(); r != null; r = reader.next()) {
        records.add(r);
      }
    } catch (IOException | TextFormatException wrong) {
      throw new AssertionError(origin, wrong);
    }
    return records;
  }
}
