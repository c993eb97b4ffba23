/**
 * Looking into messages and zones: text as dig prints it, JSON of RFC 8427, each field with its
 * octets, and whether a text is a zone that servers load.
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
