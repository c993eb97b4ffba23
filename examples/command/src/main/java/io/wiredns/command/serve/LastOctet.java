package io.wiredns.command.serve;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that remembers the last octet that was read. */
final class LastOctet extends FilterInputStream {
  private int last = -1;

  LastOctet(InputStream in) {
    super(in);
  }

  /** Returns whether the octets read so far are a sequence of complete lines. */
  boolean endsLine() {
    return last == '\n' || last < 0;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    last = octet < 0 ? last : octet;
    return octet;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    int count = super.read(octets, offset, length);
    last = count > 0 ? octets[offset + count - 1] & 0xFF : last;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    throw new IOException("octets cannot be skipped");
  }
}
