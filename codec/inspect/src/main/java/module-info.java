/**
 * Inspection of messages and zones: text in the style of dig, JSON of RFC 8427, dissection into
 * fields with their octets, and a checker for zone files.
 *
 * @since 0.1
 */
module io.wiredns.inspect {
  requires transitive io.wiredns.codec;
  requires io.wiredns.stateful;

  exports io.wiredns.inspect;
  exports io.wiredns.inspect.zone;
  exports io.wiredns.inspect.internal to
      io.wiredns.guide;
}
