/**
 * What people read: codes and outcomes explained with causes and checks, record types described, a
 * malformed message for each fault.
 *
 * @since 0.1
 */
module io.wiredns.guide {
  requires transitive io.wiredns.codec;
  requires transitive io.wiredns.inspect;
  requires io.wiredns.stateful;

  exports io.wiredns.guide;
}
