package io.wiredns.command.input;

import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads the whole input as one message. */
final class RawSource implements MessageSource {
  private final InputStream in;
  private boolean done;

  RawSource(InputStream in) {
    this.in = in;
  }

  @Override
  public ByteBuffer next() throws IOException {
    if (done) {
      return null;
    }
    done = true;
    // One octet past the maximum is enough for the parser to report that the message is too long.
    return ByteBuffer.wrap(in.readNBytes(WireLimits.MESSAGE_OCTETS + 1));
  }
}
