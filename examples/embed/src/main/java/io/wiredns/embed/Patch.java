package io.wiredns.embed;

import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;

/** Changes a response where it lies, as a proxy does before it sends it on. For one thread. */
public final class Patch {
  private final MessageView view = new MessageView();

  /**
   * Gives a response the identifier of another query, and its TTLs the age of a cache.
   *
   * @param packet the response from position to limit, which is changed
   * @param id the identifier
   * @param age for how many seconds the response has been kept
   * @param cap the most seconds that a TTL may have
   * @return whether its TTLs could be changed
   * @throws WireFormatException if it is malformed
   */
  public boolean forward(ByteBuffer packet, int id, long age, long cap) throws WireFormatException {
    view.wrap(packet);
    MessagePatch.setId(packet, id);
    return MessagePatch.lowerTtls(packet, view, age) && MessagePatch.limitTtls(packet, view, cap);
  }
}
