package io.wiredns.bench;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.inspect.zone.ZoneChecker;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;

/** Checks a zone; {@link CountingLoader} loads it with the checker that it calls. */
public final class CountedZoneCheck implements ToLongFunction<byte[]> {
  /** Creates an object; the loader calls this. */
  public CountedZoneCheck() {}

  /** Returns the number of records and findings. */
  @Override
  public long applyAsLong(byte[] text) {
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(text), Name.of("example"))) {
      var report = ZoneChecker.check(reader);
      return report.recordCount() + report.findings().size();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
