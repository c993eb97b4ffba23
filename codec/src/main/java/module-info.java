/**
 * DNS messages as octets and as objects: parsing, building, writing and formatting.
 *
 * <p>Requires java.base only. Packages depend on each other in one direction: {@code code} &lt;-
 * {@code wire} &lt;- {@code text} &lt;- {@code edns} &lt;- {@code rdata} &lt;- {@code message}
 * &lt;- {@code tsig}, {@code response} and {@code zone}. A package {@code internal.x} contains the
 * internals of package {@code x} and is not exported.
 *
 * @since 0.1
 */
module io.wiredns.codec {
  exports io.wiredns.codec.code;
  exports io.wiredns.codec.wire;
  exports io.wiredns.codec.text;
  exports io.wiredns.codec.edns;
  exports io.wiredns.codec.rdata;
  exports io.wiredns.codec.message;
  exports io.wiredns.codec.tsig;
  exports io.wiredns.codec.response;
  exports io.wiredns.codec.zone;
  exports io.wiredns.codec.internal.wire to
      io.wiredns.dnssec,
      io.wiredns.guide,
      io.wiredns.inspect,
      io.wiredns.stateful,
      io.wiredns.testkit;
  exports io.wiredns.codec.internal.rdata to
      io.wiredns.guide,
      io.wiredns.inspect;
}
