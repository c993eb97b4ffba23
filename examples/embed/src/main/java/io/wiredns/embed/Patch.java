package io.wiredns.embed;

import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;

/**
 * Changes a response in place, as a proxy does before it forwards the response. For one thread at a
 * time.
 */
public final class Patch {
  private final MessageView view = new MessageView();

  /**
   * Replaces the identifier of a response, and lowers its TTLs by its age in a cache.
   *
   * @param packet the response from position to limit, which is changed
   * @param id the identifier, 0 to 65535
   * @param age the time since the response was received, in seconds
   * @param cap the maximum of a TTL in seconds
   * @return whether all TTLs could be changed; the identifier is replaced in any case
   * @throws WireFormatException if the response is malformed
   */
  public boolean forward(ByteBuffer packet, int id, long age, long cap) throws WireFormatException {
    view.wrap(packet);
    MessagePatch.setId(packet, id);
    return MessagePatch.lowerTtls(packet, view, age) && MessagePatch.limitTtls(packet, view, cap);
  }
}
