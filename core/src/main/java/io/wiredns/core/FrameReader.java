package io.wiredns.core;

import io.wiredns.codec.wire.WireLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Cuts a stream into messages: each stands behind its length in two octets; RFC 1035 section 4.2.2.
 *
 * <pre>
 *   length 16 | message
 * </pre>
 *
 * <p>One buffer is used for all messages. The stream is read, never closed; for one thread.
 *
 * @since 0.1
 */
public final class FrameReader {
  private final InputStream in;
  private byte[] message = new byte[512];
  private long offset;

  /**
   * A reader.
   *
   * @param in gives the frames; a buffered stream is best, lengths are read by octets
   */
  public FrameReader(InputStream in) {
    this.in = Objects.requireNonNull(in);
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
    int high = in.read();
    if (high < 0) {
      return null;
    }
    int low = in.read();
    if (low < 0) {
      throw new EOFException("the stream ends in a frame's length, at octet " + (offset + 1));
    }
    int length = high << 8 | low;
    if (message.length < length) {
      message = new byte[Math.max(length, Math.min(WireLimits.MESSAGE_OCTETS, 2 * message.length))];
    }
    int read = in.readNBytes(message, 0, length);
    if (read < length) {
      throw new EOFException(
          "the stream ends in a frame of " + length + " octets, at octet " + (offset + 2 + read));
    }
    offset += 2 + length;
    return ByteBuffer.wrap(message, 0, length);
  }
}
