package io.wiredns.core;

import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Writes messages to a stream, each preceded by its length in two octets; RFC 1035 section 4.2.2.
 * Length and message are passed to the stream in one write, as RFC 7766 section 8 recommends.
 *
 * <p>The writer never flushes or closes the stream. For one thread at a time.
 *
 * @since 0.1
 */
public final class FrameWriter {
  private final OutputStream out;
  private byte[] frame = new byte[2 + 512];

  /**
   * Creates a writer.
   *
   * @param out the stream to write frames to
   */
  public FrameWriter(OutputStream out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * Writes one message.
   *
   * @param message the message from position to limit, both of which stay unchanged
   * @throws IllegalArgumentException if it has more than 65,535 octets
   * @throws IOException if the stream cannot be written
   */
  public void write(ByteBuffer message) throws IOException {
    Objects.requireNonNull(message, "message");
    int length = message.remaining();
    if (length > WireLimits.MESSAGE_OCTETS) {
      throw new IllegalArgumentException("a frame holds at most 65535 octets, not " + length);
    }
    if (frame.length < 2 + length) {
      frame = new byte[2 + length];
    }
    frame[0] = (byte) (length >>> 8);
    frame[1] = (byte) length;
    message.get(message.position(), frame, 2, length);
    out.write(frame, 0, 2 + length);
  }
}
