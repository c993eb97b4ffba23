package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.records;

import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneWriter;
import io.wiredns.dnssec.chain.TrustAnchors;
import io.wiredns.inspect.zone.ZoneChecker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Counted operations on zone files and other text. */
final class CountedZones {
  private static final Name ORIGIN = Name.of("example.");

  private CountedZones() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("ZoneWriter.write", records(records -> written(records, false)));
    all.put("ZoneWriter.write generic", records(records -> written(records, true)));
    all.put("EntryScanner.next", octets(CountedZones::scanned));
    all.put("ZoneReader.next", octets(CountedZones::read));
    all.put("ZoneChecker.check", octets(CountedZones::checked));
    all.put("TsigKey.parseFile", octets(in -> TsigKey.parseFile(text(in))));
    all.put("TrustAnchors.read", octets(CountedZones::anchors));
    all.put("Name.of", octets(CountedZones::names));
    all.put("Octets.fromHex", octets(CountedZones::hex));
  }

  private static Object written(List<ResourceRecord> records, boolean generic) throws IOException {
    ZoneWriter.Builder settings =
        ZoneWriter.builder(OutputStream.nullOutputStream()).relativeTo(ORIGIN);
    ZoneWriter writer = (generic ? settings.generic() : settings).build();
    for (ResourceRecord record : records) {
      if (record.rdata() instanceof MalformedRData || record.type().isMeta()) {
        continue;
      }
      try {
        writer.write(record);
      } catch (IllegalArgumentException refused) {
        continue;
      }
    }
    writer.flush();
    return writer;
  }

  private static ByteArrayInputStream in(ByteBuffer text) {
    return new ByteArrayInputStream(text.array(), 0, text.remaining());
  }

  private static String text(ByteBuffer in) {
    return StandardCharsets.ISO_8859_1.decode(in).toString();
  }

  private static Object scanned(ByteBuffer text) throws IOException, TextFormatException {
    EntryScanner scanner = new EntryScanner(in(text));
    Words words = new Words();
    long sum = 0;
    while (scanner.next(words)) {
      for (int i = 0; i < words.count(); i++) {
        sum += words.text(i).length();
      }
    }
    return sum;
  }

  private static Object read(ByteBuffer text) throws IOException, TextFormatException {
    ResourceRecord last = null;
    try (ZoneReader reader = ZoneReader.of(in(text), ORIGIN)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        last = record;
      }
    }
    return last;
  }

  private static Object checked(ByteBuffer text) throws IOException {
    try (ZoneReader reader = ZoneReader.of(in(text), ORIGIN)) {
      return ZoneChecker.check(reader);
    }
  }

  private static Object anchors(ByteBuffer text) throws IOException, TextFormatException {
    return TrustAnchors.of(TrustAnchors.read(in(text)).anchors());
  }

  private static Object names(ByteBuffer in) {
    String all = text(in);
    Object last = null;
    for (String line : all.split("[ \t\n]+")) {
      try {
        last = Name.of(line, ORIGIN).toString();
      } catch (IllegalArgumentException refused) {
        last = refused;
      }
    }
    try {
      return TsigKey.parse(all);
    } catch (IllegalArgumentException refused) {
      return last;
    }
  }

  private static Object hex(ByteBuffer in) {
    String text = text(in);
    int length = Octets.utf8(text).length();
    try {
      return Octets.fromHex(text.replaceAll("[^0-9a-f]", "0"));
    } catch (IllegalArgumentException refused) {
      return length + refused.getMessage().length();
    }
  }
}
