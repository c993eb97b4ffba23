package io.wiredns.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Counts the octets that are read from a stream, for programs that show their progress. For one
 * thread at a time.
 *
 * @since 0.1
 */
public final class CountingInputStream extends FilterInputStream {
  private long count;

  /**
   * Creates a stream whose count is 0.
   *
   * @param in the stream to read; closed when this stream is closed
   */
  public CountingInputStream(InputStream in) {
    super(Objects.requireNonNull(in, "in"));
  }

  /**
   * Returns the number of octets that have been read or skipped.
   *
   * @return the number of octets
   */
  public long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    count += octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    count += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    long skipped = super.skip(length);
    count += skipped;
    return skipped;
  }

  /** Returns false, because octets that are read again would be counted twice. */
  @Override
  public boolean markSupported() {
    return false;
  }
}
