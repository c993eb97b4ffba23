package io.wiredns.core.loop;

import java.nio.channels.SelectionKey;

/**
 * What is called when a channel is ready, on the loop's thread.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Ready {
  /**
   * Reads, writes, accepts or connects.
   *
   * @param key tells what the channel is ready for
   * @throws Exception is given to the loop's handler; the registration stays as it is
   */
  void ready(SelectionKey key) throws Exception;
}
