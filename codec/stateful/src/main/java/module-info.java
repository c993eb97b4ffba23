/**
 * DNS stateful operations (RFC 8490) and what uses them, such as push notifications (RFC 8765): the
 * messages with their TLVs. No sessions.
 *
 * <p>Needs the codec and nothing else.
 *
 * @since 0.1
 */
module io.wiredns.stateful {
  requires transitive io.wiredns.codec;

  exports io.wiredns.stateful;
}
