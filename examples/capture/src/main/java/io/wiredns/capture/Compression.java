package io.wiredns.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Decompresses streams of gzip and xz, which it recognizes by their first octets. Its methods may
 * be called by any thread.
 *
 * @since 0.1
 */
public final class Compression {
  private static final int BUFFER_SIZE = 1 << 16;

  /** RFC 1952 section 2.3.1. */
  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

  /** The .xz file format, section 2.1.1.1. */
  private static final byte[] XZ_MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

  private Compression() {}

  /**
   * Returns a stream of the uncompressed octets of another stream, which need not be compressed.
   * Reading from the result throws a {@link CaptureException} if the compressed octets are damaged
   * or incomplete, or if the dictionary of xz does not fit into the heap.
   *
   * @param in the stream to read; closed when the result is closed
   * @param warnings receives a line for each part of the stream that is skipped
   * @return a buffered stream that supports mark and reset
   * @throws IOException if the stream cannot be read or its compression header is damaged
   */
  public static InputStream decompress(InputStream in, Consumer<String> warnings)
      throws IOException {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(warnings, "warnings");
    BufferedInputStream plain = new BufferedInputStream(in, BUFFER_SIZE);
    plain.mark(XZ_MAGIC.length);
    byte[] first = plain.readNBytes(XZ_MAGIC.length);
    plain.reset();
    if (startsWith(first, GZIP_MAGIC)) {
      return new BufferedInputStream(new GzipInput(plain, warnings), BUFFER_SIZE);
    }
    if (startsWith(first, XZ_MAGIC)) {
      return new BufferedInputStream(new XzInput(plain), BUFFER_SIZE);
    }
    return plain;
  }

  private static boolean startsWith(byte[] octets, byte[] magic) {
    return octets.length >= magic.length
        && Arrays.equals(octets, 0, magic.length, magic, 0, magic.length);
  }
}
