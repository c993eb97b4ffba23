package io.wiredns.core;

import io.wiredns.codec.wire.WireLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Cuts a stream into messages: each stands behind its length in two octets; RFC 1035 section 4.2.2.
 *
 * <pre>
 *   length 16 | message
 * </pre>
 *
 * <p>The stream is read in pieces of what it has ready, beyond the frame that is asked for if there
 * is more: a buffered stream around it gains nothing, and nobody else should read it. It is never
 * closed. One buffer is used for all messages and nothing is allocated once it is large enough. For
 * one thread at a time.
 *
 * @since 0.1
 */
public final class FrameReader {
  private static final int PIECE = 8_192;

  private final InputStream in;

  /** Octets that have been read and, between these two indices, not yet handed out. */
  private final byte[] piece = new byte[PIECE];

  private int from;
  private int to;

  private ByteBuffer message = ByteBuffer.allocate(512);
  private long offset;

  /**
   * A reader.
   *
   * @param in gives the frames
   */
  public FrameReader(InputStream in) {
    this.in = Objects.requireNonNull(in, "in");
  }

  /**
   * The next message.
   *
   * @return a read-write buffer from position 0 to the message's length, valid until the next call;
   *     null at the end of the stream
   * @throws EOFException if the stream ends inside a frame; the octet is named
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

  /** Whether the two octets of a length come, and not the end of the stream. */
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
        throw new EOFException("the stream ends in a frame's length, at octet " + (offset + 1));
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
