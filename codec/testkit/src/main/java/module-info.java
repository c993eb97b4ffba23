/**
 * Good and malformed DNS messages for tests, of WireDNS or of any other parser.
 *
 * <p>Needs the codec and its stateful operations. Package {@code io.wiredns.testkit.jqwik} needs
 * jqwik too, and nothing else does.
 *
 * @since 0.1
 */
module io.wiredns.testkit {
  requires transitive io.wiredns.codec;
  requires io.wiredns.stateful;
  requires static transitive net.jqwik.api;

  exports io.wiredns.testkit;
  exports io.wiredns.testkit.jqwik;
}
