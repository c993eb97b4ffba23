/**
 * DNS stateful operations (RFC 8490) and push notifications (RFC 8765): the messages and their
 * TLVs, but no sessions.
 *
 * <p>Requires the codec only.
 *
 * @since 0.1
 */
module io.wiredns.stateful {
  requires transitive io.wiredns.codec;

  exports io.wiredns.stateful;
}
