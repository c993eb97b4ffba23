/**
 * A DNS client and server over UDP and TCP, zone transfers, and the framing of messages in streams.
 *
 * @since 0.1
 */
module io.wiredns.core {
  requires transitive io.wiredns.codec;
  requires io.netty.buffer;

  exports io.wiredns.core;
  exports io.wiredns.core.client;
  exports io.wiredns.core.transfer;
  exports io.wiredns.core.zone;
  exports io.wiredns.core.server;
}
