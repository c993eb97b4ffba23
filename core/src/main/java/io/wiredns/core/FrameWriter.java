package io.wiredns.core;

import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Puts messages into a stream, each behind its length in two octets and both in one write; RFC 1035
 * section 4.2.2, RFC 7766 section 8.
 *
 * <p>The stream is written, never flushed or closed; for one thread at a time.
 *
 * @since 0.1
 */
public final class FrameWriter {
  private final OutputStream out;
  private byte[] frame = new byte[2 + 512];

  /**
   * A writer.
   *
   * @param out takes the frames
   */
  public FrameWriter(OutputStream out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * Writes one message.
   *
   * @param message the message from position to limit; not disturbed
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
