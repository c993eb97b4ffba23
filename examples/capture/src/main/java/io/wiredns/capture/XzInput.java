package io.wiredns.capture;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Decompresses xz; its exceptions state the offset of the fault, and the memory that xz needs. */
final class XzInput extends InputStream {
  /**
   * The maximum number of octets that are lost before a fault: the library does not return the
   * octets that it decompressed in the call that fails.
   */
  private static final int PIECE = 256;

  private final CountingInputStream packed;
  private final XzMemory memory;
  private final InputStream in;

  /** Creates a stream that starts with the first xz stream of the file. */
  XzInput(InputStream packed) throws IOException {
    this(packed, XzMemory.ofThisHeap());
  }

  XzInput(InputStream packed, XzMemory memory) throws IOException {
    this.packed = new CountingInputStream(packed);
    this.memory = memory;
    try {
      in = new XZInputStream(this.packed, memory.limitKib(), new XzArrays());
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
      return in.read(octets, start, Math.min(length, PIECE));
    } catch (IOException e) {
      throw named(e);
    }
  }

  /**
   * Returns 0, so that a buffering stream returns the octets that it has before it reads on; if
   * reading on fails, it would lose them.
   */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private IOException named(IOException cause) {
    String fault;
    if (cause instanceof EOFException) {
      fault = "the file ends inside the xz data";
    } else if (cause instanceof MemoryLimitException tooMuch) {
      fault = memory.refusal(tooMuch.getMemoryNeeded());
    } else if (cause instanceof UnsupportedOptionsException) {
      fault =
          "the xz data use a check, a filter or a dictionary of over 1536 MiB that this reader"
              + " does not support: "
              + cause.getMessage();
    } else if (cause instanceof XZIOException) {
      fault = "the xz data cannot be decompressed: " + cause.getMessage();
    } else {
      return cause;
    }
    return CaptureException.compressed(packed.count(), fault, cause);
  }
}
