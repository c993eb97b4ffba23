package io.wiredns.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the octets that are read from a stream. */
public final class CountingInputStream extends FilterInputStream {
  private long count;

  /**
   * Counts from 0.
   *
   * @param in the stream; closed when this is
   */
  public CountingInputStream(InputStream in) {
    super(in);
  }

  /**
   * How many octets have been read or skipped.
   *
   * @return the number
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

  @Override
  public boolean markSupported() {
    return false;
  }
}
