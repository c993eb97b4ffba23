package io.wiredns.core;

import io.wiredns.codec.wire.WireLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Reads messages from a stream, in which each message is preceded by its length in two octets; RFC
 * 1035 section 4.2.2.
 *
 * <pre>
 *   length 16 | message
 * </pre>
 *
 * <p>The reader buffers the stream and may read past the frame that it returns, so that a {@code
 * BufferedInputStream} is not needed and nothing else should read from the stream. It never closes
 * the stream. It reuses one buffer for all messages, and allocates nothing once that buffer is
 * large enough. For one thread at a time.
 *
 * @since 0.1
 */
public final class FrameReader {
  private static final int PIECE = 8_192;

  private final InputStream in;

  /**
   * Octets read from the stream; those from {@code from} to {@code to} have not yet been returned.
   */
  private final byte[] piece = new byte[PIECE];

  private int from;
  private int to;

  private ByteBuffer message = ByteBuffer.allocate(512);
  private long offset;

  /**
   * Creates a reader.
   *
   * @param in the stream of frames
   */
  public FrameReader(InputStream in) {
    this.in = Objects.requireNonNull(in, "in");
  }

  /**
   * Returns the next message.
   *
   * @return the message from position 0 to the limit of a writable buffer, which belongs to this
   *     reader and is valid until the next call; null at the end of the stream
   * @throws EOFException if the stream ends inside a frame; the exception's message has the offset
   * @throws IOException if the stream cannot be read
   */
  public ByteBuffer next() throws IOException {
    if (to - from < 2 && !lengthArrives()) {
      return null;
    }
    int length = (piece[from] & 0xFF) << 8 | piece[from + 1] & 0xFF;
    from += 2;
    if (message.capacity() < length) {
      int twice = Math.min(WireLimits.MESSAGE_OCTETS, 2 * message.capacity());
      message = ByteBuffer.allocate(Math.max(length, twice));
    }
    take(length);
    offset += 2 + length;
    return message.clear().limit(length).order(ByteOrder.BIG_ENDIAN);
  }

  /**
   * Reads until the two octets of a length are buffered; returns false at the end of the stream.
   */
  private boolean lengthArrives() throws IOException {
    if (from < to) {
      piece[0] = piece[from];
    }
    to -= from;
    from = 0;
    while (to < 2) {
      int read = in.read(piece, to, PIECE - to);
      if (read < 0) {
        if (to == 0) {
          return false;
        }
        throw new EOFException(
            "the stream ends in the length field of a frame, at octet " + (offset + 1));
      }
      to += read;
    }
    return true;
  }

  private void take(int length) throws IOException {
    byte[] target = message.array();
    int here = Math.min(length, to - from);
    System.arraycopy(piece, from, target, 0, here);
    from += here;
    if (here < length) {
      int taken = here + in.readNBytes(target, here, length - here);
      if (taken < length) {
        throw new EOFException(
            "the stream ends in a frame of %d octets, at octet %d"
                .formatted(length, offset + 2 + taken));
      }
    }
  }
}
