package io.wiredns.core.loop;

import java.nio.channels.SelectionKey;

/**
 * A callback for when a channel is ready, called on the loop's thread.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Ready {
  /**
   * Called when the channel is ready to read, write, accept or connect.
   *
   * @param key the key with the operations that the channel is ready for
   * @throws Exception on failure; the loop passes it to its error handler and keeps the
   *     registration
   */
  void ready(SelectionKey key) throws Exception;
}
