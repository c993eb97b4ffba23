package io.wiredns.examples.capture;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Undoes gzip and xz, told by the first octets of a stream. */
public final class Compression {
  private static final int BUFFER_SIZE = 1 << 16;

  /** RFC 1952 section 2.3.1. */
  private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

  /** The .xz file format, section 2.1.1.1. */
  private static final byte[] XZ_MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

  /** Enough for {@code xz -9}, which takes 65 MiB; a file may ask for 4 GiB. */
  private static final int XZ_MEMORY_LIMIT_KIB = 128 * 1024;

  private Compression() {}

  /**
   * Gives what a stream holds, decompressed if it is compressed. Reading the result throws a {@link
   * CaptureException} where the compressed octets are damaged or end early.
   *
   * @param in what to read; closed when the result is closed
   * @return a buffered stream that supports mark and reset
   * @throws IOException if the stream cannot be read or its compression header is damaged
   */
  public static InputStream decompress(InputStream in) throws IOException {
    BufferedInputStream plain = new BufferedInputStream(in, BUFFER_SIZE);
    plain.mark(XZ_MAGIC.length);
    byte[] first = plain.readNBytes(XZ_MAGIC.length);
    plain.reset();
    if (startsWith(first, GZIP_MAGIC)) {
      return new BufferedInputStream(new Decompressed("gzip", plain), BUFFER_SIZE);
    }
    if (startsWith(first, XZ_MAGIC)) {
      return new BufferedInputStream(new Decompressed("xz", plain), BUFFER_SIZE);
    }
    return plain;
  }

  private static boolean startsWith(byte[] octets, byte[] magic) {
    return octets.length >= magic.length
        && Arrays.equals(octets, 0, magic.length, magic, 0, magic.length);
  }

  /** Names the format and the place where decompression fails, which the libraries do not. */
  private static final class Decompressed extends InputStream {
    private final String format;
    private final InputStream in;
    private long offset;

    Decompressed(String format, InputStream packed) throws IOException {
      this.format = format;
      try {
        in =
            format.equals("xz")
                ? new XZInputStream(packed, XZ_MEMORY_LIMIT_KIB)
                : new GZIPInputStream(new EndAware(packed), BUFFER_SIZE);
      } catch (IOException e) {
        throw named(e);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] octets, int start, int length) throws IOException {
      try {
        int count = in.read(octets, start, length);
        offset += Math.max(count, 0);
        return count;
      } catch (IOException e) {
        throw named(e);
      }
    }

    @Override
    public int available() throws IOException {
      try {
        return in.available();
      } catch (IOException e) {
        throw named(e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }

    private IOException named(IOException cause) {
      String fault;
      if (cause instanceof EOFException) {
        fault = "the " + format + " data end early";
      } else if (cause instanceof ZipException || cause instanceof XZIOException) {
        fault = "the " + format + " data cannot be decompressed: " + cause.getMessage();
      } else {
        return cause;
      }
      CaptureException named = new CaptureException(offset, fault);
      named.initCause(cause);
      return named;
    }
  }

  /**
   * Answers {@link #available()} with whether the stream has ended. {@link GZIPInputStream} asks it
   * whether another member follows, and a pipe that is only slow would say no.
   */
  private static final class EndAware extends FilterInputStream {
    EndAware(InputStream in) {
      super(in);
    }

    @Override
    public int available() throws IOException {
      in.mark(1);
      int octet = in.read();
      in.reset();
      return octet < 0 ? 0 : 1;
    }
  }
}
