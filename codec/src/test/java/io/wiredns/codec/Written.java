package io.wiredns.codec;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes messages. */
public final class Written {
  private Written() {}

  /** The octets of a message. */
  public static byte[] octets(Message message) {
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    message.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** The octets of a message, ready to be read. */
  public static ByteBuffer buffer(Message message) {
    return ByteBuffer.wrap(octets(message));
  }
}
