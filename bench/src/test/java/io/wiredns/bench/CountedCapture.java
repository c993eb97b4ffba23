package io.wiredns.bench;

import io.wiredns.capture.DnsCapture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;

/** Reads a capture; {@link CountingLoader} loads it with the reader that it calls. */
public final class CountedCapture implements ToLongFunction<byte[]> {
  /** Creates an object; the loader calls this. */
  public CountedCapture() {}

  /** Returns the number of messages. */
  @Override
  public long applyAsLong(byte[] file) {
    try (DnsCapture capture =
        DnsCapture.open(new ByteArrayInputStream(file), DnsCapture.DEFAULT_PORTS)) {
      long messages = 0;
      while (capture.next() != null) {
        messages++;
      }
      return messages;
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
